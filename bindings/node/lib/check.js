// The functions that take a document: they tell text from values, call the native side, and make
// objects of its result.
'use strict'

const { types } = require('node:util')
const native = require('./native')
const { questionOf } = require('./options')

// Load on first use what not every program needs: each of these functions replaces itself.
let write = (value) => (write = require('./values').write)(value)
let readModel = (model, answer) => (readModel = require('./models').readModel)(model, answer)
let reportOf = (model, written) => (reportOf = require('./report').reportOf)(model, written)

const { Verdict, Report, Parse } = native.Kind

function check (data, options) {
  const question = questionOf(options)
  return reportOf(question.model, ask(Report, data, question))
}

function isValid (data, options) {
  const { handle } = questionOf(options)
  if (typeof data === 'string' && data.isWellFormed()) return native.isValidText(handle, data)
  const bytes = bytesOf(data)
  if (bytes !== undefined) return native.isValidBytes(handle, bytes)
  const { words, text } = write(data)
  return native.isValidValues(handle, words, text)
}

function parse (data, options) {
  const question = questionOf(options)
  return parsed(question, ask(Parse, data, question))
}

async function checkAsync (data, options) {
  const question = questionOf(options)
  return reportOf(question.model, await askAsync(Report, data, question))
}

async function isValidAsync (data, options) {
  return askAsync(Verdict, data, questionOf(options))
}

async function parseAsync (data, options) {
  const question = questionOf(options)
  return parsed(question, await askAsync(Parse, data, question))
}

// Parses values, including strings and bytes, which are text to the other functions.
function parseValues (value, options) {
  const question = questionOf(options)
  const { words, text } = write(value)
  return parsed(question, native.askValues(question.handle, Parse, words, text))
}

function ask (kind, data, { handle }) {
  if (typeof data === 'string' && data.isWellFormed()) return native.askText(handle, kind, data)
  const bytes = bytesOf(data)
  if (bytes !== undefined) return native.askBytes(handle, kind, bytes)
  const { words, text } = write(data)
  return native.askValues(handle, kind, words, text)
}

function askAsync (kind, data, { handle }) {
  if (typeof data === 'string' && data.isWellFormed()) return native.askTextAsync(handle, kind, data)
  const bytes = bytesOf(data)
  if (bytes !== undefined) return native.askBytesAsync(handle, kind, bytes)
  const { words, length, text } = write(data)
  return native.askValuesAsync(handle, kind, words.subarray(0, length), text)
}

function parsed ({ model }, answer) {
  if (typeof answer === 'string') return readModel(model, answer)
  throw new (require('./report').ValidationError)(reportOf(model, answer))
}

// The buffer of a view, by the built-in getter: a class of the caller could override it.
const bufferOf = Function.prototype.call.bind(
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'buffer').get
)

// The bytes of JSON text; `undefined` if the data isn't text.
function bytesOf (data) {
  if (typeof data === 'string') return encoded(data)
  if (ArrayBuffer.isView(data)) {
    if (!types.isUint8Array(data)) {
      throw new TypeError('expected JSON text as a string, a `Uint8Array` or an `ArrayBuffer`, found another view of a buffer')
    }
    // Copy shared memory: another thread could write to it during the reading.
    return types.isSharedArrayBuffer(bufferOf(data)) ? new Uint8Array(data) : data
  }
  if (types.isArrayBuffer(data)) return new Uint8Array(data)
  if (types.isSharedArrayBuffer(data)) return new Uint8Array(new Uint8Array(data))
  return undefined
}

// A string with a lone surrogate, as bytes that are not UTF-8 at its position, which causes a finding.
function encoded (text) {
  const at = text.search(/\p{Surrogate}/u)
  const unit = text.charCodeAt(at)
  const surrogate = [0xe0 | unit >> 12, 0x80 | (unit >> 6 & 0x3f), 0x80 | (unit & 0x3f)]
  return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(surrogate), Buffer.from(text.slice(at + 1))])
}

module.exports = { check, isValid, parse, checkAsync, isValidAsync, parseAsync, parseValues }
