// The webhooks of an account, and plans of what to send to change them. Both are immutable. The native
// side knows the effects of requests.
'use strict'

const { inspect } = require('node:util')
const native = require('./native')
const { parseValues } = require('./check')
const { readModel } = require('./models')
const { freeze } = require('./report')

const REQUEST = Object.freeze({ policy: 'contract' })
const TARGETS = Object.freeze({ model: 'webhook-targets', policy: 'contract' })

// A token that only the functions here pass to the constructor.
const HELD = Symbol('held')

// The native plan of two sets. No other code can reach their handles.
let planned

class WebhookSet {
  #handle

  constructor (webhooks = [], held = undefined) {
    this.#handle = held === HELD ? webhooks : native.applied(undefined, written(webhooks, REQUEST))
    this.webhooks = readModel('webhooks', native.webhooksOf(this.#handle))
    Object.freeze(this)
  }

  get size () {
    return this.webhooks.length
  }

  apply (request) {
    return new WebhookSet(native.applied(this.#handle, written(request, REQUEST)), HELD)
  }

  delete (targets) {
    return new WebhookSet(native.deleted(this.#handle, written(targets, TARGETS)), HELD)
  }

  masked () {
    return new WebhookSet(native.masked(this.#handle), HELD)
  }

  deliverTo (subAccountId, type) {
    return named(() => native.deliverTo(this.#handle, subAccountId, type)).map((number) => this.webhooks[number])
  }

  get (subAccountId, type) {
    return this.webhooks[named(() => native.numberOf(this.#handle, subAccountId, type)) ?? -1]
  }

  has ({ subAccountId, type }) {
    return named(() => native.has(this.#handle, subAccountId, type))
  }

  equals (other) {
    return other instanceof WebhookSet && native.equal(this.#handle, other.#handle)
  }

  // The body of the request that creates this set from nothing, secrets included.
  toJSON () {
    return this.webhooks
  }

  [Symbol.iterator] () {
    return this.webhooks[Symbol.iterator]()
  }

  [inspect.custom] (depth, options) {
    if (depth < 0) return options.stylize('[WebhookSet]', 'special')
    return `WebhookSet ${inspect(this.webhooks, { ...options, depth })}`
  }

  static {
    planned = (current, desired, ...how) => native.plan(current.#handle, desired.#handle, ...how)
  }
}

class Plan {
  #text
  #request
  #blocked
  #removals

  constructor ({ plan, request, blocked, removals }) {
    const { plan: { steps }, text } = JSON.parse(plan)
    this.steps = freeze(steps)
    this.#text = text
    if (blocked === undefined) this.#request = readModel('webhooks', request)
    else this.#blocked = [request, readModel('webhook-targets', blocked)]
    this.#removals = readModel('webhook-targets', removals)
    Object.freeze(this)
  }

  get isEmpty () {
    return this.steps.every(({ action }) => action === 'unchanged' || action === 'keep')
  }

  get isBlocked () {
    return this.#blocked !== undefined
  }

  request () {
    if (this.isBlocked) throw new BlockedError(...this.#blocked)
    return this.#request
  }

  removals () {
    return this.#removals
  }

  toJSON () {
    return { empty: this.isEmpty, blocked: this.isBlocked, steps: this.steps }
  }

  toString () {
    return this.#text
  }

  [Symbol.iterator] () {
    return this.steps[Symbol.iterator]()
  }
}

class BlockedError extends Error {
  constructor (message, targets) {
    super(message)
    this.code = 'ERR_CHATAPPS_WEBHOOKS_BLOCKED'
    this.targets = targets
  }
}

Object.defineProperty(BlockedError.prototype, 'name', { value: 'BlockedError', writable: true, configurable: true })

function plan (current, desired, options = {}) {
  if (!(current instanceof WebhookSet && desired instanceof WebhookSet)) throw new TypeError('expected two sets of the class `WebhookSet`')
  const { unnamed = 'keep', resendSecrets = false, ...others } = options
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new TypeError(`unknown option ${JSON.stringify(unknown)}; expected one of \`unnamed\`, \`resendSecrets\``)
  if (unnamed !== 'keep' && unnamed !== 'remove') throw new TypeError('expected `unnamed` to be `keep` or `remove`')
  if (typeof resendSecrets !== 'boolean') throw new TypeError(`expected \`resendSecrets\` to be a boolean, found \`${typeof resendSecrets}\``)
  return new Plan(planned(current, desired, unnamed === 'remove', resendSecrets))
}

// The checked elements of an iterable, as JSON.
function written (values, options) {
  if (typeof values === 'string' || typeof values?.[Symbol.iterator] !== 'function') {
    throw new TypeError('expected an iterable of objects; `parse` reads text')
  }
  return JSON.stringify(parseValues([...values], options))
}

// Makes a call whose only failures are a wrong name or a wrong type.
function named (call) {
  try {
    return call()
  } catch (error) {
    throw new TypeError(error.message)
  }
}

module.exports = { BlockedError, WebhookSet, plan }
