// The options of a call: names and types are checked, and the native request of equal options is
// made once.
'use strict'

const { expected, isRecord, optionsOf, quoted, text } = require('./kind')
const native = require('./native')

// The most requests that are kept. Beyond that all are forgotten: whoever makes options at random
// gains nothing by keeping them.
const MAX_REQUESTS = 64

const LIMITS = ['maxBytes', 'maxDepth', 'maxEntries', 'maxFindings']
const NAMES = ['model', 'policy', 'rules', ...LIMITS, 'format', 'desired']

const NONE = Object.freeze([])

// The requests, by all of their options; and those without rules and limits, by policy and model.
const known = new Map()
const named = new Map()

// The request without options, made at the first call: the start costs less.
let usual

// The request for options: its native handle, its model, and the policy under which plain values
// can be read in JavaScript alone, if there is one.
function requestOf (options) {
  if (options === undefined) return (usual ??= requestOf({}))
  // What others give their options by way of a class is read each time.
  let plain = isRecord(options) && (Object.getPrototypeOf(options) === Object.prototype || Object.getPrototypeOf(options) === null)
  for (const name in plain ? options : NONE) plain &&= name === 'model' || name === 'policy'
  if (!plain) optionsOf(options, NAMES)
  const { model = 'webhooks', policy = 'recommended' } = options
  return (plain ? named.get(policy)?.get(model) : undefined) ?? find(options, model, policy)
}

// The request for options that are not only known names.
function find (options, model, policy) {
  text('model', model)
  text('policy', policy)
  const { levels, limits, format, desired } = othersOf(options)
  // No known name has a line feed in it, and what isn't known fails before it is kept.
  const key = [model, policy, format, desired, ...limits, JSON.stringify(levels)].join('\n')
  return known.get(key) ?? keep(key, model, policy, levels, limits, format, desired)
}

// The options but for model and policy, as the native side takes them.
function othersOf ({ rules, format = 'json', desired = false, ...others }) {
  if (typeof desired !== 'boolean') throw expected('desired', 'a boolean', desired)
  const limits = LIMITS.map((name) => limit(name, others[name]))
  return { levels: rules === undefined ? NONE : levelsOf(rules), limits, format: text('format', format), desired }
}

function keep (key, model, policy, levels, limits, format, desired) {
  const handle = made(() => native.request(model, policy, levels, limits, format, desired))
  if (known.size >= MAX_REQUESTS) known.clear()
  const isNamed = levels === NONE && format === 'json' && !desired && limits.every((value) => value === null)
  const plain = isNamed && (policy === 'contract' || policy === 'recommended') ? policy : undefined
  const request = Object.freeze({ handle, model, plain })
  known.set(key, request)
  if (isNamed) {
    if (!named.has(policy)) named.set(policy, new Map())
    named.get(policy).set(model, request)
  }
  return request
}

// What the native side makes of names, some of which may be unknown.
function made (make) {
  try {
    return make()
  } catch (error) {
    throw new TypeError(error.message)
  }
}

// What the native side takes for a limit: 32 bits, more than any text or nesting that there can be.
function limit (name, value) {
  if (value === undefined) return null
  if (typeof value !== 'number') {
    throw expected(name, 'a number', value)
  }
  if (value === Infinity || (Number.isInteger(value) && value >= 0)) return Math.min(value, 0xffffffff)
  throw new RangeError(`expected \`${name}\` to be a whole number from 0, or \`Infinity\``)
}

function levelsOf (rules) {
  if (!isRecord(rules)) throw expected('rules', 'an object from rule to level', rules)
  const levels = Object.entries(rules).filter(([, level]) => level !== undefined)
  for (const [rule, level] of levels) text(quoted(rule).slice(1, -1), level)
  return levels
}

// The options where the model is known.
function withoutModel (options) {
  if (options !== undefined && optionsOf(options, NAMES).model !== undefined) {
    throw new TypeError('unknown option `model`: it is known here')
  }
  return options
}

module.exports = { LIMITS, NAMES, made, othersOf, requestOf, withoutModel }
