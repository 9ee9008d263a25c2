// The models: immutable data in the spelling of the contract, cut out of the string that the native
// side packed (`src/models.rs`).
//
// `JSON.stringify` of a model gives the request. `util.inspect` and `console.log` show no secret.
'use strict'

const { inspect } = require('node:util')
const { isMask, shownUrl, vocabulary } = require('./native')

const { types, locations } = vocabulary()

// The symbol of a member that distinguishes secrets where code compares objects member by member, as
// `assert.deepStrictEqual` does: a hash under a key of the process.
const trace = Symbol('trace')
const key = Math.random() * 2 ** 32 | 0

function traceOf (value) {
  let hash = key ^ value.length
  for (let index = 0; index < value.length; index++) hash = Math.imul(hash ^ value.charCodeAt(index), 0x9e3779b1) ^ hash >>> 15
  return hash
}

class Secret {
  #value

  constructor (value) {
    if (typeof value !== 'string') throw new TypeError(`expected a secret to be a string, found \`${typeof value}\``)
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

  toJSON () {
    return this.#value
  }

  toString () {
    return '***'
  }

  [inspect.custom] () {
    return 'Secret(***)'
  }
}

class Webhook {
  constructor () {
    const flags = number()
    this.subAccountId = text()
    this.url = text()
    if ((flags & 1) !== 0) this.httpAuthorization = new Secret(text())
    if ((flags & 2) !== 0) this.enabled = (flags & 4) !== 0
    if (flags >= 16) this.type = types[(flags >> 4) - 1]
    if ((flags & 8) !== 0) this.oauth = new OAuthClientCredentials()
    Object.freeze(this)
  }

  [inspect.custom] (depth, options) {
    return shown(this, depth, options)
  }
}

class OAuthClientCredentials {
  constructor () {
    const flags = number()
    this.url = text()
    this.clientId = text()
    this.clientSecret = new Secret(text())
    this.credentialsLocation = locations[(flags >> 1) - 1]
    if ((flags & 1) !== 0) this.scope = text()
    Object.freeze(this)
  }

  [inspect.custom] (depth, options) {
    return shown(this, depth, options)
  }
}

class WebhookTarget {
  constructor () {
    const type = number()
    this.subAccountId = text()
    if (type > 0) this.type = types[type - 1]
    Object.freeze(this)
  }
}

class ErrorResponse {
  constructor () {
    Object.assign(this, JSON.parse(text()))
    Object.freeze(this)
  }
}

// A model with stars for the secret parts of its URL.
function shown (model, depth, options) {
  const { name } = model.constructor
  if (depth < 0) return options.stylize(`[${name}]`, 'special')
  return `${name} ${inspect({ ...model, url: shownUrl(model.url) }, { ...options, depth })}`
}

function list (Model) {
  const models = new Array(number())
  const whole = packed
  for (let index = 0; index < models.length;) {
    const end = index + number()
    const length = number()
    const next = at + length
    // A text that fits into one piece is a separate string already.
    if (end - index < models.length) {
      packed = detached(whole.slice(at, next))
      at = 0
    }
    while (index < end) models[index++] = new Model()
    packed = whole
    at = next
  }
  return Object.freeze(models)
}

// Copies a string. A part of a string keeps the whole string in memory: a URL would keep all the
// webhooks of its list, including their secrets.
function detached (part) {
  // A joined string is written anew before it is cut.
  return ` ${part}`.slice(1)
}

const readers = new Map([
  ['webhooks', () => list(Webhook)],
  ['webhook-list', () => list(Webhook)],
  ['webhook', () => new Webhook()],
  ['webhook-targets', () => list(WebhookTarget)],
  ['error-response', () => new ErrorResponse()],
  ['account-id', () => text()]
])

let packed = ''
let at = 0

// The model in a string that the native side packed.
function readModel (model, answer) {
  packed = answer
  at = 0
  const value = readers.get(model)()
  // Don't keep it alive.
  packed = ''
  return value
}

function number () {
  let value = 0
  let shift = 0
  let digit = packed.charCodeAt(at++)
  while (digit >= 64) {
    value |= (digit & 63) << shift
    shift += 6
    digit = packed.charCodeAt(at++)
  }
  return value | digit << shift
}

function text () {
  const length = number()
  return packed.slice(at, at += length)
}

module.exports = { Secret, readModel }
