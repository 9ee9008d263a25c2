// The functions that take a document: they tell text from values, run the native side, and make
// objects of its outcome.
'use strict'

const { types } = require('node:util')
const { encode, join } = require('./bytes')
const { expected, kindOf } = require('./kind')
const native = require('./native')
const { requestOf } = require('./options')

const { IsValid, Check, Parse } = native.Mode

function check (data, options) {
  return checkAs(requestOf(options), data)
}

function checkAs (request, data) {
  // Under `recommended` there may be warnings and notices.
  const isFine = request.plain === 'contract' && readPlain(request, data, false) === true
  return reportOf(request, isFine ? null : run(Check, data, request))
}

function isValid (data, options) {
  const request = requestOf(options)
  return readPlain(request, data, false) ?? run(IsValid, data, request)
}

function parse (data, options) {
  const request = requestOf(options)
  const model = readPlain(request, data, true)
  if (model !== undefined) return model
  return request.model === 'event' ? late().event.parsed(data, request) : parsed(request, run(Parse, data, request))
}

async function checkAsync (data, options) {
  return checkAsAsync(requestOf(options), data)
}

async function checkAsAsync (request, data) {
  return reportOf(request, await runAsync(Check, data, request))
}

async function isValidAsync (data, options) {
  return runAsync(IsValid, data, requestOf(options))
}

async function parseAsync (data, options) {
  const request = requestOf(options)
  const outcome = await runAsync(Parse, data, request)
  return Array.isArray(outcome) ? late().models.readModelInSlices(request.model, outcome) : parsed(request, outcome)
}

// Parses values, strings and bytes included: what is text to the other functions is a value here.
function parseValues (value, options) {
  const request = requestOf(options)
  const model = readPlain(request, value, true)
  if (model !== undefined) return model
  return parsed(request, runValues(Parse, value, request))
}

// The id of an account, as it is written in paths: the text itself is the value.
function accountId (text) {
  if (typeof text !== 'string') throw expected('text', 'a string', text)
  return parseValues(text, { model: 'account-id' })
}

function run (mode, data, { handle }) {
  if (typeof data === 'string' && data.isWellFormed()) return native.runText(handle, mode, data)
  const bytes = bytesOf(data)
  if (bytes !== undefined) return native.runBytes(handle, mode, bytes)
  return runValues(mode, data, { handle })
}

function runValues (mode, value, { handle }) {
  return late().values.lend(value, (words, bytes) => native.runValues(handle, mode, words, bytes))
}

function runAsync (mode, data, { handle }) {
  const bytes = bytesOf(data)
  if (bytes !== undefined) {
    // What is rejected unread need not be copied.
    return native.tooLarge(handle, bytes.length) === null ? native.runBytesAsync(handle, mode, bytes) : native.runBytes(handle, mode, bytes)
  }
  return late().values.lend(data, (words, bytes, length) =>
    native.runValuesAsync(handle, mode, words.subarray(0, length), bytes.subarray(0, words[0])))
}

// Not every program needs what is in `late.js`. It is loaded at first need, and kept: to ask
// `require` for it again takes as long as to check a webhook.
let loaded
const late = () => loaded ??= require('./late')

// The model of a value, or the verdict on it, where that takes no native call.
function readPlain (request, value, builds) {
  // What bytes hold counts, whatever members they have been given.
  if (request.plain === undefined || typeof value !== 'object' || ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return undefined
  return late().plain.readPlain(request, value, builds)
}

const reportOf = (request, found) => late().report.reportOf(request, found)

function parsed (request, outcome) {
  if (Array.isArray(outcome)) return late().models.readModel(request.model, outcome)
  throw new (late().report.ValidationError)(reportOf(request, outcome))
}

// What a view is a view of. A class of the caller's could answer something else.
const bufferOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'buffer').get
)

// The bytes of JSON text; `undefined` if the data is no text.
function bytesOf (data) {
  if (typeof data === 'string') return data.isWellFormed() ? encode(data) : encoded(data)
  if (ArrayBuffer.isView(data)) {
    if (!types.isUint8Array(data)) {
      throw new TypeError(`expected JSON text as a string, a \`Uint8Array\` or an \`ArrayBuffer\`, found \`${kindOf(data)}\``)
    }
    // Another thread could write to shared memory while it is read.
    return types.isSharedArrayBuffer(bufferOf(data)) ? new Uint8Array(data) : data
  }
  if (types.isArrayBuffer(data)) return new Uint8Array(data)
  if (types.isSharedArrayBuffer(data)) return new Uint8Array(new Uint8Array(data))
  return undefined
}

// A string with a lone surrogate, as bytes that are not UTF-8 at that place: that has a finding.
function encoded (text) {
  const at = text.search(/\p{Surrogate}/u)
  const unit = text.charCodeAt(at)
  const surrogate = [0xe0 | unit >> 12, 0x80 | (unit >> 6 & 0x3f), 0x80 | (unit & 0x3f)]
  const [before, behind] = [text.slice(0, at), text.slice(at + 1)].map(encode)
  return join([before, surrogate, behind])
}

module.exports = { accountId, bytesOf, check, checkAs, checkAsAsync, isValid, late, parse, checkAsync, isValidAsync, parseAsync, parseValues, reportOf, run }
