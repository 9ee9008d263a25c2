// What is sent: the wire form of models, secrets included. A secret leaves by this name, or by
// `reveal`. Whatever writes values unasked (`JSON.stringify`, loggers, snapshots) calls `toJSON`,
// and that throws where it would show a secret.
'use strict'

const { expected, isPlain } = require('./kind')

// The method by which an object gives its wire form. It is registered, so that two copies of the
// package understand each other. It is `null` in what is neither sent nor checked.
const WIRE = Symbol.for('chatapps-webhooks.wire')

function requestBody (value) {
  for (const one of Array.isArray(value) ? value : [value]) if (typeof one !== 'object' || one === null) throw nothingToSend(one)
  return JSON.stringify(wire(value))
}

// Plain data with the same members. What JSON would lose in silence is refused, and so is what has
// a form of its own that isn't the one to be sent, such as a plan.
function wire (value) {
  if (value === null || !['object', 'function', 'symbol'].includes(typeof value)) return value
  if (typeof value[WIRE] === 'function') return value[WIRE]()
  if (Array.isArray(value)) return value.map(wire)
  if (!isPlain(value)) throw nothingToSend(value)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wire(member)]))
}

function nothingToSend (value) {
  const error = expected('value', 'a model, a set, or an array of them', value)
  if (typeof value?.then === 'function') error.message += ': `await` it'
  else if (typeof value?.request === 'function') error.message += ': call its `request()`'
  return error
}

function refuse (what) {
  const error = new TypeError(`${what} isn't written unasked: call \`requestBody\` for what is to be sent, \`masked\` for what may be shown, or \`reveal\` for a secret`)
  error.code = 'ERR_CHATAPPS_WEBHOOKS_SECRET'
  throw error
}

module.exports = { WIRE, refuse, requestBody, wire }
