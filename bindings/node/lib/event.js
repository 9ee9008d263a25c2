// Events: what arrives at the URL of a webhook. Their classes are made from the descriptions, one
// for each kind, at first need.
//
// To parse one, the native side gives the verdict and the kind. The properties are read when the
// first of them is asked for: a receiver that hands events on asks for none. If there was a report
// to make, or values to read, they have been read with it. They come packed (`lib/models.js`),
// behind the key of the delivery or 0. A part of a text keeps all of it in memory, and programs
// keep ids and keys for days. So keys are copies, and so is all that is cut out of a large event.
//
// The properties are getters of the class, so whatever copies or shows the members of an object
// finds the kind in an event, and nothing about a person.
'use strict'

const { inspect } = require('node:util')
const { bytesOf, run } = require('./check')
const { learnEvents, models, objectOf } = require('./descriptions')
const { expected } = require('./kind')
const { dateOf, membersOf } = require('./members')
const { classFor, copied, cutterOf, isModel, shown, unpack } = require('./models')
const native = require('./native')
const { requestOf, withoutModel } = require('./options')
const { ValidationError, reportOf } = require('./report')
const { WIRE } = require('./wire')

const { Parse, Receive } = native.Mode
const kinds = models.find(({ name }) => name === 'event').event

// What events have in common, whatever they call it and wherever they have it.
const COMMON = ['version', 'channel', 'subAccountId', 'umid', 'timestamp']

// The same of inbound messages, whose sender's properties come on top.
const INBOUND = ['umid', 'subAccountId', 'timestamp', 'channel', 'channelId', 'contentType', 'content']

// A hash of the body with a key of this process, as a member of each event: it tells events apart
// where objects are compared member by member, and says nothing to those that copy or show the
// members.
const TRACE = Symbol('trace')

// The requests without options.
let usualParse
let usualReceive

function parseEvent (data, options) {
  const request = options === undefined
    ? (usualParse ??= requestOf({ model: 'event' }))
    : requestOf({ ...withoutModel(options), model: 'event' })
  return parsed(data, request)
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

// What `toString('latin1')` calls. Nothing says that each runtime has it.
const { latin1Slice } = Buffer.prototype

// The text of bytes that were found to be UTF-8. It is a copy: the caller may write to them later.
// To copy ASCII takes less time than to decode it (4 % of `parseEvent`).
function textOf (bytes, isAscii) {
  return isAscii && latin1Slice !== undefined ? latin1Slice.call(bytes) : decoder.decode(bytes)
}

// Parses an event. The native side says in one number what kind it is, its trace, and whether it is
// ASCII.
function parsed (data, request) {
  const isText = typeof data === 'string' && data.isWellFormed()
  const text = isText ? data : bytesOf(data)
  if (text !== undefined) {
    const summary = isText ? native.summaryOfText(request.handle, text) : native.summaryOfBytes(request.handle, text)
    if (summary >= 0) {
      const trace = Math.floor(summary / 64)
      const rest = summary - 64 * trace
      return make(rest >> 1, isText ? text : textOf(text, (rest & 1) === 1), undefined, trace)
    }
  }
  // It has an error, or comes as values.
  const outcome = run(Parse, data, request)
  if (typeof outcome === 'string') throw new ValidationError(reportOf(request, outcome))
  return eventOf(outcome)
}

function receiveEvent (data, options) {
  const request = options === undefined ? (usualReceive ??= requestOf({ model: 'event' })) : requestOf({ ...withoutModel(options), model: 'event' })
  const received = run(Receive, data, request)
  return Object.freeze({ event: eventOf(received), report: reportOf(request, received[3] ?? null) })
}

const classes = []

// The event that the native side has read.
function eventOf ([kind, raw, packed]) {
  return make(kind, raw, packed, native.trace(raw))
}

// The event of the number of its kind, its text, its properties if they were read with it, and its
// trace.
function make (kind, raw, packed, trace) {
  const Event = classes[kind] ??= classOf(kinds[kind])
  return new Event(raw, packed, trace)
}

function classOf ({ kind, name, webhookType }) {
  learnEvents()
  const object = objectOf(name)
  const cut = cutterOf(object.properties)
  // The key of the delivery, and the members.
  let parts
  class Event {
    #raw
    #packed
    #parts

    constructor (raw, packed, trace) {
      this.kind = kind
      this[TRACE] = trace
      this.#raw = raw
      this.#packed = packed
      Object.freeze(this)
    }

    get raw () {
      return this.#raw
    }

    get deliveryKey () {
      return copied(parts(this).key) ?? rawKey(this.#raw)
    }

    masked () {
      return Object.freeze({ kind, ...plain(parts(this).members, object.properties) })
    }

    // What was received need not be JSON, or can be nested so deeply that nothing could write it.
    toJSON () {
      return native.isReadableJson(this.#raw) ? JSON.parse(this.#raw) : this.#raw
    }

    [WIRE] () {
      return this.toJSON()
    }

    [inspect.custom] (depth, options) {
      if (depth < 0) return options.stylize(`[${name}]`, 'special')
      return `${name} ${inspect({ kind, ...shown(parts(this).members, object.properties) }, { ...options, depth })}`
    }

    static {
      parts = (event) => {
        if (event.#parts === undefined) {
          event.#parts = partsOf(event.#packed ?? native.eventParts(event.#raw), cut)
          event.#packed = undefined
        }
        return event.#parts
      }
    }
  }
  Object.defineProperty(Event, 'name', { value: name })
  Object.defineProperties(Event.prototype, { ...commonOf(object, webhookType), ...propertiesOf(object, parts), ...membersOf(object, {}) })
  return Event
}

function partsOf (packed, cut) {
  return unpack(packed, (number, textOf) => {
    const head = number()
    const key = head === 0 ? undefined : textOf(head)
    const members = {}
    cut(members)
    return { key, members: Object.freeze(members) }
  })
}

const getter = (get) => ({ get, configurable: true })

function propertiesOf ({ properties }, parts) {
  return Object.fromEntries(properties.map(({ name }) => [name, getter(function () { return parts(this).members[name] })]))
}

// The members that have a role, and what follows from them.
function commonOf (object, webhookType) {
  const members = {}
  for (const role of COMMON) {
    const path = pathOf(object, role)
    members[role] = getter(function () { return valueAt(this, path) })
  }
  members.timestampDate = getter(function () { return dateOf(this.timestamp) })
  const [state, detail] = [pathOf(object, 'state'), pathOf(object, 'detail')]
  members.progress = getter(function () { return progressOf(valueAt(this, state), valueAt(this, detail)) })
  const Inbound = webhookType === 'MSG' ? inboundOf(object) : undefined
  members.inbound = getter(function () { return Inbound && new Inbound(this) })
  return members
}

// The names that lead to the property of a role, if there is one.
function pathOf ({ properties }, role) {
  const own = properties.find((property) => property.role === role)
  if (own !== undefined) return [own.name]
  for (const { name, kind } of properties) {
    const path = kind.type === 'object' ? pathOf(objectOf(kind.name), role) : undefined
    if (path !== undefined) return [name, ...path]
  }
  return undefined
}

const valueAt = (event, path) => path?.reduce((value, name) => value?.[name], event)

// The row of the property at a path.
function rowAt ({ properties }, [name, ...path]) {
  const row = properties.find((property) => property.name === name)
  return path.length === 0 ? row : rowAt(objectOf(row.kind.name), path)
}

// The class of inbound messages in one form: a description like any other, whose rows are those of
// the members that it has from all over the event.
function inboundOf (object) {
  const user = pathOf(object, 'user')
  const paths = new Map(INBOUND.map((role) => [role, pathOf(object, role)]))
  for (const { name } of objectOf(rowAt(object, user).kind.name).properties) paths.set(name, [...user, name])
  const properties = [...paths].map(([name, path]) => ({ ...rowAt(object, path), name }))
  const Model = classFor({ name: 'Inbound', properties })
  return function Inbound (event) {
    const members = [...paths].map(([name, path]) => [name, valueAt(event, path)]).filter(([, value]) => value !== undefined)
    return Object.freeze(Object.assign(Object.create(Model.prototype), Object.fromEntries(members)))
  }
}

// The steps that a message took, or a word.
const WORDS = { [-1]: 'ended', [-2]: 'unranked' }
const NUMBERS = { ended: -1, unranked: -2 }

function progressOf (state, detail) {
  if (state === undefined) return undefined
  const number = native.progress(state, detail)
  return WORDS[number] ?? number
}

function isNews (event, earlier) {
  const now = numberOf('event', event)
  if (now === undefined || earlier === undefined || earlier === null) return true
  const before = numberOf('earlier', earlier)
  return before === undefined || native.isNewsAfter(now, before)
}

// The progress of an event, or one that a program has kept, as the native side has it.
function numberOf (argument, value) {
  const progress = typeof value === 'object' && value !== null && TRACE in value ? value.progress : value
  if (progress === undefined && value !== undefined) return undefined
  const number = NUMBERS[progress] ?? progress
  if (Number.isInteger(number) && number >= -2 && number < 256) return number
  throw expected(argument, 'an event, or the `progress` of one', value)
}

// What is shown of an event, as plain data.
function plain (members, properties) {
  const all = Object.entries(shown(members, properties)).map(([name, value]) => [name, plainValue(value)])
  return Object.fromEntries(all)
}

function plainValue (value) {
  if (Array.isArray(value)) return Object.freeze(value.map(plainValue))
  return isModel(value) ? Object.freeze(plain(value, objectOf(value.constructor.name).properties)) : value
}

function rawKey (raw) {
  return `raw:${require('node:crypto').createHash('sha256').update(raw).digest('hex')}`
}

module.exports = { eventOf, isNews, parsed, parseEvent, progressOf, receiveEvent }
