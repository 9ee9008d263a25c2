// A secret value, shown as stars unless it is asked for.
'use strict'

const { randomBytes } = require('node:crypto')
const { inspect } = require('node:util')
const { text } = require('./kind')
const { isMask } = require('./native')
const { WIRE, refuse } = require('./wire')

// A hash with a key of this process, under a symbol. It tells secrets apart where objects are
// compared member by member, as `assert.deepStrictEqual` does. It is HalfSipHash-1-3, so that
// whoever sees hashes, which some tools show, can't find the key and try secrets out. An HMAC of
// `node:crypto` takes 2 µs a secret, ten times as long.
const trace = Symbol('trace')
const bytes = randomBytes(8)
const [first, second] = [bytes.readInt32LE(0), bytes.readInt32LE(4)]

function traceOf (value) {
  const { length } = value
  let a = first
  let b = second
  let c = 0x6c796765 ^ first
  let d = 0x74656462 ^ second
  // A word is two code units; the last one is what is left and the length.
  const pairs = length >> 1
  for (let index = 0; index < pairs + 4; index++) {
    let word = 0
    if (index < pairs) word = value.charCodeAt(2 * index) | value.charCodeAt(2 * index + 1) << 16
    else if (index === pairs) word = length << 24 | (length % 2 === 1 ? value.charCodeAt(length - 1) : 0)
    else if (index === pairs + 1) c ^= 0xff
    d ^= word
    a = a + b | 0
    b = (b << 5 | b >>> 27) ^ a
    a = a << 16 | a >>> 16
    c = c + d | 0
    d = (d << 8 | d >>> 24) ^ c
    a = a + d | 0
    d = (d << 7 | d >>> 25) ^ a
    c = c + b | 0
    b = (b << 13 | b >>> 19) ^ c
    c = c << 16 | c >>> 16
    a ^= word
  }
  return b ^ d
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
