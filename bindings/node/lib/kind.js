// What a value is called in messages: by its kind or its class, never by what is in it.
'use strict'

const NAME = /^[A-Za-z_$][\w$]{0,63}$/

// A class without a name is called as the next one with a name. A proxy can have any number of
// them.
const MAX_STEPS = 16

function kindOf (value) {
  if (value === null) return 'null'
  return typeof value === 'object' ? classNameOf(value) : typeof value
}

// The name of an object's class; code of the value's own may stand in the way.
function classNameOf (value) {
  try {
    let prototype = Object.getPrototypeOf(value)
    for (let steps = 0; prototype !== null && steps < MAX_STEPS; steps++) {
      const name = prototype.constructor?.name
      if (name === 'Object') return tagOf(value)
      if (typeof name === 'string' && NAME.test(name)) return name
      prototype = Object.getPrototypeOf(prototype)
    }
  } catch {
    // It has no name then.
  }
  return 'object'
}

// What an object of no class is, such as a generator.
function tagOf (value) {
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return NAME.test(tag) ? tag : 'Object'
}

const expected = (argument, what, value) => new TypeError(`expected \`${argument}\` to be ${what}, found \`${kindOf(value)}\``)

function text (argument, value) {
  if (typeof value === 'string') return value
  throw expected(argument, 'a string', value)
}

// Whether a value has its members as properties, unlike a `Map` or an array.
function isRecord (value) {
  return typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]'
}

// Whether an object is of no class, in any realm.
function isPlain (value) {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

// An object of options: unknown names are refused.
function optionsOf (options, names) {
  if (!isRecord(options)) throw expected('options', 'an object', options)
  for (const name in options) {
    // What others put on the prototype of all objects is not asked for.
    if (!names.includes(name) && Object.hasOwn(options, name)) {
      throw new TypeError(`unknown option ${quoted(name)}; expected ${names.length > 1 ? 'one of ' : ''}\`${names.join('`, `')}\``)
    }
  }
  return options
}

// A name from outside, on one line and not too long.
function quoted (name) {
  return `\`${JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name).slice(1, -1)}\``
}

module.exports = { expected, isPlain, isRecord, kindOf, optionsOf, quoted, text }
