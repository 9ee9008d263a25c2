// The options of a call: checks names and types, and makes one native object for equal options.
'use strict'

const native = require('./native')

// The number of native objects to keep. Beyond that, all are dropped: random options gain nothing from
// a cache.
const MOST = 64

const LIMITS = ['maxBytes', 'maxDepth', 'maxEntries']
const NAMES = ['model', 'policy', 'rules', ...LIMITS]

const NONE = Object.freeze([])

// The native objects by all their options; those without rules and limits by policy and model.
const known = new Map()
const named = new Map()

// The native object for no options, made on first use to start faster.
let usual

// The native object for options, and its model.
function questionOf (options) {
  if (options === undefined) return (usual ??= questionOf({}))
  if (!isRecord(options)) throw new TypeError(`expected options to be an object, found \`${kindOf(options)}\``)
  let plain = true
  for (const name in options) {
    if (name === 'model' || name === 'policy') continue
    plain = false
    // Ignore properties that other code put on the prototype of all objects.
    if (!NAMES.includes(name) && Object.hasOwn(options, name)) {
      throw new TypeError(`unknown option ${quoted(name)}; expected one of \`${NAMES.join('`, `')}\``)
    }
  }
  const { model = 'webhooks', policy = 'recommended' } = options
  return (plain ? named.get(policy)?.get(model) : undefined) ?? find(options, model, policy)
}

// The native object for options with more than known names.
function find ({ rules, maxBytes, maxDepth, maxEntries }, model, policy) {
  const levels = rules === undefined ? undefined : levelsOf(rules)
  const limits = [maxBytes, maxDepth, maxEntries]
  // No known name contains a line feed, and an unknown one fails before it is cached.
  const key = [
    text('model', model), text('policy', policy), ...limits.map((value, index) => limit(LIMITS[index], value)), JSON.stringify(levels)
  ].join('\n')
  return known.get(key) ?? keep(key, model, policy, levels, limits)
}

function keep (key, model, policy, levels = NONE, limits) {
  let handle
  try {
    handle = native.question(model, policy, levels, ...limits.map(bounded))
  } catch (error) {
    throw new TypeError(error.message)
  }
  if (known.size >= MOST) known.clear()
  const question = Object.freeze({ handle, model })
  known.set(key, question)
  if (levels === NONE && limits.every((value) => value === undefined)) {
    if (!named.has(policy)) named.set(policy, new Map())
    named.get(policy).set(model, question)
  }
  return question
}

function text (name, value) {
  if (typeof value === 'string') return value
  throw new TypeError(`expected \`${name}\` to be a string, found \`${value === null ? 'null' : typeof value}\``)
}

function limit (name, value) {
  if (value === undefined) return ''
  if (typeof value !== 'number') {
    throw new TypeError(`expected \`${name}\` to be a number, found \`${value === null ? 'null' : typeof value}\``)
  }
  if (value === Infinity || (Number.isInteger(value) && value >= 0)) return value
  throw new RangeError(`expected \`${name}\` to be a whole number from 0, or \`Infinity\``)
}

// A limit as the native side takes it: 32 bits, more than any text or nesting can have.
function bounded (value) {
  return value === undefined ? undefined : Math.min(value, 0xffffffff)
}

function levelsOf (rules) {
  if (!isRecord(rules)) throw new TypeError(`expected \`rules\` to be an object from rule to level, found \`${kindOf(rules)}\``)
  const levels = Object.entries(rules).filter(([, level]) => level !== undefined)
  for (const [rule, level] of levels) text(quoted(rule).slice(1, -1), level)
  return levels
}

// Whether the members of a value are properties, unlike those of a `Map` or an array.
function isRecord (value) {
  return typeof value === 'object' && Object.prototype.toString.call(value) === '[object Object]'
}

function kindOf (value) {
  return typeof value === 'object' ? Object.prototype.toString.call(value).slice(8, -1).replace('Null', 'null') : typeof value
}

// A name from outside, cut to one short line.
function quoted (name) {
  return `\`${JSON.stringify(name.length > 40 ? `${name.slice(0, 40)}…` : name).slice(1, -1)}\``
}

module.exports = { questionOf }
