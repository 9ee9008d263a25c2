// Samples of events. Names and types of the options are checked here; what they say is known to the
// native side.
'use strict'

const { expected, isRecord, kindOf, optionsOf, quoted, text } = require('./kind')
const native = require('./native')
const { isBytes, lend } = require('./values')

const WISHES = ['format', 'channel', 'type', 'state', 'event']
const NAMES = [...WISHES, 'overrides', 'unset', 'faults', 'seed']

function sample (kind, options = {}) {
  const { overrides = {}, unset = [], faults = [], seed = 0, ...others } = optionsOf(options, NAMES)
  const wishes = WISHES.map((name) => wish(name, others[name]))
  const all = [texts('faults', faults), valuesOf(overrides), texts('unset', unset), seedOf(seed)]
  try {
    return native.sample(text('kind', kind), wishes, ...all)
  } catch (error) {
    throw new TypeError(error.message)
  }
}

function wish (name, value) {
  if (value === undefined) return null
  // Versions of the format are numbers.
  if (name !== 'format') return text(name, value)
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw expected(name, 'a number or a string', value)
}

function texts (name, value) {
  if (!Array.isArray(value)) throw expected(name, 'an array of strings', value)
  // `Array.from` sees holes.
  return Array.from(value, (element, index) => text(`${name}[${index}]`, element))
}

// The paths, and the JSON of what each gets.
function valuesOf (overrides) {
  if (!isRecord(overrides)) throw expected('overrides', 'an object from path to value', overrides)
  return Object.entries(overrides).filter(([, value]) => value !== undefined).map(([path, value]) => [path, jsonOf(path, value)])
}

function jsonOf (path, value) {
  try {
    // It refuses what JSON can't hold.
    return lend(value, () => JSON.stringify(value, kept))
  } catch (error) {
    error.message = `\`overrides\`: ${quoted(path)}: ${error.message}`
    throw error
  }
}

// Checking reports these at their place. In a sample they would be something else.
function kept (name, value) {
  if (value === Infinity || value === -Infinity) throw new TypeError('expected a number that JSON can hold, found one beyond a double')
  const member = this[name]
  if (isBytes(member)) throw new TypeError(`expected what JSON can hold, found \`${kindOf(member)}\``)
  return value
}

// As text: the native side has 64 bits.
function seedOf (seed) {
  if (typeof seed !== 'number' && typeof seed !== 'bigint') throw expected('seed', 'a number', seed)
  const isSeed = typeof seed === 'bigint' ? BigInt.asUintN(64, seed) === seed : Number.isSafeInteger(seed) && seed >= 0
  if (!isSeed) throw new RangeError('expected `seed` to be a whole number from 0, and a `bigint` of 64 bits beyond `Number.MAX_SAFE_INTEGER`')
  return String(seed)
}

module.exports = { sample }
