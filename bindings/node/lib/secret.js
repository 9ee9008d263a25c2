// A secret value, shown as stars unless it is asked for.
'use strict'

const { inspect } = require('node:util')
const { text } = require('./kind')
const { isMask } = require('./native')
const { WIRE, refuse } = require('./wire')

// A hash with a key of this process, under a symbol. It tells secrets apart where objects are
// compared member by member, as `assert.deepStrictEqual` does.
const trace = Symbol('trace')
const key = Math.random() * 2 ** 32 | 0

function traceOf (value) {
  let hash = key ^ value.length
  for (let index = 0; index < value.length; index++) hash = Math.imul(hash ^ value.charCodeAt(index), 0x9e3779b1) ^ hash >>> 15
  return hash
}

// What the class tells the models: whether there is nothing in a secret to hide.
let isShown

class Secret {
  #value

  constructor (value) {
    text('value', value)
    if (!value.isWellFormed()) throw new TypeError('the secret has a lone surrogate')
    this.#value = value
    this[trace] = traceOf(value)
    Object.freeze(this)
  }

  reveal () {
    return this.#value
  }

  get isMask () {
    return isMask(this.#value)
  }

  [WIRE] () {
    return this.#value
  }

  // Stars may be written, and so may the empty text.
  toJSON () {
    return isShown(this) ? this.#value : refuse('a secret')
  }

  // A text that a secret was put into would have its stars, which look like a value.
  toString () {
    throw new TypeError('a secret doesn\'t become part of a text: call `reveal`')
  }

  [Symbol.toPrimitive] () {
    return this.toString()
  }

  [inspect.custom] () {
    return 'Secret(***)'
  }

  static {
    // Not whatever `isMask`: a part of a secret may stand beside the stars.
    isShown = (secret) => /^(\*{3,})?$/.test(secret.#value)
  }
}

module.exports = { Secret, isShown }
