// Files: one document, or one in each line (NDJSON). What is over the limit is not read.
'use strict'

const { createReadStream } = require('node:fs')
const { open } = require('node:fs/promises')
const { bytesOfPiece, join } = require('./bytes')
const { checkAs, checkAsAsync, reportOf } = require('./check')
const { expected } = require('./kind')
const native = require('./native')
const { requestOf } = require('./options')

const LINE_FEED = 10
const BLANK = [0x09, 0x0c, 0x0d, 0x20]

// Texts up to that many bytes are read on this thread: handing them to another one takes longer.
const SMALL = 1 << 14

// The formats by the ends of names.
const FORMATS = { yaml: 'yaml', yml: 'yaml', toml: 'toml', jsonc: 'jsonc' }

function formatOf (path) {
  const end = String(path).toLowerCase().split('.').pop()
  return Object.hasOwn(FORMATS, end) ? { format: FORMATS[end] } : {}
}

async function checkFile (path, options) {
  requestOf(options)
  return checkFileAs(requestOf({ ...formatOf(requirePath(path)), ...options }), path)
}

function requirePath (path) {
  if (isPath(path)) return path
  throw expected('path', 'a path or a `file:` URL', path)
}

async function checkFileAs (request, path) {
  const file = await open(path)
  try {
    const stat = await file.stat()
    const found = stat.isFile() ? native.tooLarge(request.handle, stat.size) : null
    if (found !== null) return reportOf(request, found)
    const text = new Text(request)
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      text.add(chunk)
      if (text.isTooLarge) return text.report()
    }
    return await text.check()
  } finally {
    await file.close()
  }
}

// A generator runs when it is read, so it would tell of a wrong argument late.
function checkLines (source, options) {
  const request = requestOf(options)
  if (!isPath(source) && !isIterable(source)) {
    throw expected('source', 'a path, or an iterable of text or bytes such as a stream', source)
  }
  return linesAs(request, source)
}

async function * linesAs (request, source) {
  let line = 1
  let text = new Text(request)
  // A line without anything in it is none.
  const ended = async function * () {
    if (text.isTooLarge) yield { line, report: text.report() }
    else if (!text.isBlank) yield { line, report: await text.check() }
  }
  for await (const chunk of isPath(source) ? createReadStream(source) : source) {
    const bytes = bytesOfPiece(chunk)
    if (bytes === undefined) throw expected('source', 'an iterable of text or bytes', chunk)
    let start = 0
    for (let end; (end = bytes.indexOf(LINE_FEED, start)) !== -1; start = end + 1) {
      text.add(bytes.subarray(start, end))
      yield * ended()
      line++
      text = new Text(request)
    }
    text.add(bytes.subarray(start))
  }
  yield * ended()
}

const isPath = (path) => typeof path === 'string' || path instanceof URL

const isIterable = (source) => [Symbol.asyncIterator, Symbol.iterator].some((symbol) => typeof source?.[symbol] === 'function')

// A text that comes in pieces, as long as it may be.
class Text {
  #request
  #pieces = []
  #length = 0
  isTooLarge = false

  constructor (request) {
    this.#request = request
  }

  add (bytes) {
    if (this.isTooLarge) return
    this.#length += bytes.length
    this.isTooLarge = native.tooLarge(this.#request.handle, this.#length) !== null
    // A piece may be written to when the next one is read.
    if (this.isTooLarge) this.#pieces = []
    else if (bytes.length > 0) this.#pieces.push(new Uint8Array(bytes))
  }

  get isBlank () {
    return this.#pieces.every((piece) => piece.every((byte) => BLANK.includes(byte)))
  }

  check () {
    return (this.#length <= SMALL ? checkAs : checkAsAsync)(this.#request, join(this.#pieces))
  }

  report () {
    return reportOf(this.#request, native.tooLarge(this.#request.handle))
  }
}

module.exports = { checkFile, checkFileAs, checkLines, formatOf, linesAs, requirePath }
