// What an account has configured, and what has to be sent so that it has something else. Both are
// immutable; what requests do is known to the native side.
'use strict'

const { inspect } = require('node:util')
const native = require('./native')
const { parseValues } = require('./check')
const { unlisted: CHOICES } = require('./descriptions')
const { freeze } = require('./freeze')
const { readModel } = require('./models')

const REQUEST = Object.freeze({ policy: 'contract' })
const TARGETS = Object.freeze({ model: 'webhook-targets', policy: 'contract' })

// What only the functions here give to the constructor.
const HELD = Symbol('held')

// The native plan of two sets, whose handles nobody else can reach.
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
    return named(() => native.deliverTo(this.#handle, subAccountId, type)).map((position) => this.webhooks[position])
  }

  get (subAccountId, type) {
    const [position] = named(() => native.positions(this.#handle, subAccountId, String(type)))
    return this.webhooks[position]
  }

  has ({ subAccountId, type }) {
    return !named(() => native.positions(this.#handle, subAccountId, type)).includes(-1)
  }

  equals (other) {
    return other instanceof WebhookSet && String(native.webhooksOf(this.#handle)) === String(native.webhooksOf(other.#handle))
  }

  // The body of a request that would make this set of none, secrets and all.
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
  #empty
  #text
  #request
  #blocked
  #removals

  constructor (plan) {
    const [{ steps, empty }, text, request, blocked, removals] = JSON.parse(plan)
    this.steps = freeze(steps)
    this.#empty = empty
    this.#text = text
    if (blocked === null) this.#request = parseValues(request, REQUEST)
    else this.#blocked = [blocked[0], parseValues(blocked[1], TARGETS)]
    this.#removals = parseValues(removals, TARGETS)
    Object.freeze(this)
  }

  get isEmpty () {
    return this.#empty
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
  const { unlisted = CHOICES[0], resendSecrets = false, ...others } = options
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new TypeError(`unknown option ${JSON.stringify(unknown)}; expected one of \`unlisted\`, \`resendSecrets\``)
  if (!CHOICES.includes(unlisted)) throw new TypeError(`expected \`unlisted\` to be one of \`${CHOICES.join('`, `')}\``)
  if (typeof resendSecrets !== 'boolean') throw new TypeError(`expected \`resendSecrets\` to be a boolean, found \`${typeof resendSecrets}\``)
  return new Plan(planned(current, desired, unlisted, resendSecrets))
}

// What an iterable holds, checked, as JSON.
function written (values, options) {
  if (typeof values === 'string' || typeof values?.[Symbol.iterator] !== 'function') {
    throw new TypeError('expected an iterable of objects; `parse` reads text')
  }
  return JSON.stringify(parseValues([...values], options))
}

// A call whose failure is a wrong name or a wrong type.
function named (call) {
  try {
    return call()
  } catch (error) {
    throw new TypeError(error.message)
  }
}

module.exports = { BlockedError, WebhookSet, plan }
