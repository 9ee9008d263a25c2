// What an account has configured, and what has to be sent so that it has something else. Both are
// immutable; what requests do is known to the native side.
'use strict'

const { inspect, types } = require('node:util')
const native = require('./native')
const { parseValues } = require('./check')
const { unlisted: CHOICES } = require('./descriptions')
const { freeze } = require('./freeze')
const { expected, isRecord, kindOf, optionsOf, text } = require('./kind')
const { isModel, masked, readModel } = require('./models')
const { requestOf, withoutModel } = require('./options')
const { ValidationError, reportOf } = require('./report')
const { lend } = require('./values')
const { WIRE, wire } = require('./wire')

const REQUEST = Object.freeze({ policy: 'contract' })
const TARGETS = Object.freeze({ model: 'webhook-targets', policy: 'contract' })

// What only the functions here give to the constructor.
const HELD = Symbol('held')

// The native plan of two sets, whose handles nobody else can reach.
let planned

class WebhookSet {
  #handle
  #isMasked
  #webhooks

  // A property of each set's own, as those of plain data are: to be compared, copied and shown. The
  // models are made when they are asked for.
  static #own = { enumerable: true, get () { return this.#models() } }

  constructor (webhooks, options = undefined, isMasked = false) {
    // `undefined` is a mistake: a plan with an empty set may remove all webhooks.
    if (arguments.length === 0) webhooks = []
    this.#handle = options === HELD ? webhooks : changed(undefined, { webhooks }, options)
    this.#isMasked = isMasked
    Object.defineProperty(this, 'webhooks', WebhookSet.#own)
    Object.freeze(this)
  }

  #models () {
    if (this.#webhooks === undefined) {
      const webhooks = readModel('webhooks', native.webhooksOf(this.#handle))
      this.#webhooks = this.#isMasked ? allMasked(webhooks) : webhooks
    }
    return this.#webhooks
  }

  get size () {
    return native.sizeOf(this.#handle)
  }

  apply (request, options) {
    return new WebhookSet(changed(this.#handle, { request }, options), HELD)
  }

  delete (targets, options) {
    return new WebhookSet(changed(this.#handle, { targets }, options, TARGETS.model, TARGETS.model), HELD)
  }

  masked () {
    return new WebhookSet(this.webhooks.map(masked), undefined, true)
  }

  deliverTo (subAccountId, type) {
    const positions = named(() => native.deliverTo(this.#handle, text('subAccountId', subAccountId), text('type', type)))
    return positions.map((position) => this.webhooks[position])
  }

  get (subAccountId, type) {
    const [position] = named(() => native.positions(this.#handle, text('subAccountId', subAccountId), text('type', type)))
    return this.webhooks[position]
  }

  has (target) {
    if (typeof target !== 'object' || target === null) throw expected('target', 'an object with `subAccountId`', target)
    const { subAccountId, type } = target
    text('subAccountId', subAccountId)
    if (type !== undefined) text('type', type)
    // A webhook that this version doesn't know the type of.
    if (isModel(target) && this.webhooks.some((one) => one.subAccountId === subAccountId && one.type === type)) return true
    return !named(() => native.positions(this.#handle, subAccountId, type)).includes(-1)
  }

  equals (other) {
    return other instanceof WebhookSet && String(native.webhooksOf(this.#handle)) === String(native.webhooksOf(other.#handle))
  }

  [WIRE] () {
    return wire(this.webhooks)
  }

  // The webhooks, each of which refuses to show a secret.
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
    const [{ steps, empty, unknownTypes }, text, request, blocked, removals] = JSON.parse(plan)
    const lacking = new Set(blocked?.[1].map(nameOf))
    // No part of the data that is written and compared.
    for (const step of steps) Object.defineProperty(step, 'isBlocked', { value: lacking.has(nameOf(step)) })
    this.steps = freeze(steps)
    this.unknownTypes = unknownTypes
    this.#empty = empty
    this.#text = text
    if (blocked === null) this.#request = sent(parseValues(request, REQUEST))
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

  // A plan isn't a document; its request is one.
  get [WIRE] () {
    return null
  }

  toJSON () {
    return { empty: this.isEmpty, blocked: this.isBlocked, steps: this.steps, unknownTypes: this.unknownTypes }
  }

  toString () {
    return this.#text
  }

  [Symbol.iterator] () {
    return this.steps[Symbol.iterator]()
  }
}

const nameOf = ({ type, subAccountId }) => `${type} ${subAccountId}`

// Models that are written as they are sent: whoever asks for the request of a plan asks for that.
// Like each of them, the list can be masked.
function sent (models) {
  return Object.freeze(Object.defineProperties([...models], {
    toJSON: { value: () => wire(models) },
    masked: { value: () => allMasked(models) }
  }))
}

const allMasked = (models) => Object.freeze(models.map(masked))

class BlockedError extends Error {
  constructor (message, targets) {
    super(message)
    this.code = 'ERR_CHATAPPS_WEBHOOKS_BLOCKED'
    // Loggers copy each member of an error, and there may be thousands of targets.
    Object.defineProperty(this, 'targets', { value: targets })
  }
}

Object.defineProperty(BlockedError.prototype, 'name', { value: 'BlockedError', writable: true, configurable: true })

function plan (current, desired, options = {}) {
  for (const [name, set] of Object.entries({ current, desired })) if (!(set instanceof WebhookSet)) throw noSet(name, set)
  const { unlisted = CHOICES[0], resendSecrets = false } = optionsOf(options, ['unlisted', 'resendSecrets'])
  if (!CHOICES.includes(unlisted)) throw new TypeError(`expected \`unlisted\` to be one of \`${CHOICES.join('`, `')}\``)
  if (typeof resendSecrets !== 'boolean') throw expected('resendSecrets', 'a boolean', resendSecrets)
  return new Plan(planned(current, desired, unlisted, resendSecrets))
}

function noSet (name, set) {
  const error = expected(name, 'a `WebhookSet`', set)
  if (kindOf(set) === 'WebhookSet') error.message += ' of another copy of this package'
  else if (typeof set?.[Symbol.iterator] === 'function') error.message += ': make one of it by `new WebhookSet(…)`'
  return error
}

// The handle of the set that documents make of another one, or of none. `models` is what those are
// checked as that are models already: by the contract alone, and open as what GET answers.
function changed (handle, argument, options, model = 'webhooks', models = 'webhook-list') {
  const [[name, documents]] = Object.entries(argument)
  const isText = typeof documents === 'string' || ArrayBuffer.isView(documents) || types.isAnyArrayBuffer(documents)
  if (isText || typeof documents?.[Symbol.iterator] !== 'function') {
    const error = expected(name, 'an iterable of objects', documents)
    if (isText) error.message += '; `parse` reads text'
    else if (typeof documents?.[Symbol.asyncIterator] === 'function') error.message += ': put what it yields into an array'
    else if (isRecord(documents)) error.message += ': put it into an array'
    throw error
  }
  const all = [...documents]
  const wanted = requestOf({ ...withoutModel(options), model })
  const request = all.length > 0 && all.every(isModel) ? requestOf({ model: models, policy: 'contract' }) : wanted
  const now = lend(all, (words, bytes) => native.changed(handle, request.handle, words, bytes))
  if (typeof now === 'string') throw new ValidationError(reportOf(request, now))
  return now
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
