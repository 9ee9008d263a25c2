// What is sent: the wire form of models, secrets included. A secret leaves by this name, or by
// `reveal`. Whatever writes values unasked (`JSON.stringify`, loggers, snapshots) calls `toJSON`, and
// that throws where it would show a secret.
'use strict'

// The method by which an object gives its wire form. It is registered, so that two copies of the
// package understand each other.
const WIRE = Symbol.for('chatapps-webhooks.wire')

function requestBody (value) {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`expected a model, a set, or an array of them, found \`${value === null ? 'null' : typeof value}\``)
  }
  return JSON.stringify(wire(value))
}

// Plain data with the same members.
function wire (value) {
  if (typeof value !== 'object' || value === null) return value
  if (typeof value[WIRE] === 'function') return value[WIRE]()
  if (Array.isArray(value)) return value.map(wire)
  if (typeof value.toJSON === 'function') return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, wire(member)]))
}

function refuse (what) {
  const error = new TypeError(`${what} isn't written unasked: call \`requestBody\` for what is to be sent, \`masked\` for what may be shown, or \`reveal\` for a secret`)
  error.code = 'ERR_CHATAPPS_WEBHOOKS_SECRET'
  throw error
}

module.exports = { WIRE, refuse, requestBody, wire }
