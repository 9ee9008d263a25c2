// JavaScript values, written down for the native side (`src/values.rs`): words, and bytes with all
// texts in UTF-8. The first word is the number of these bytes. Every other one is a tag and a size.
//
// | tag | value | size | what follows |
// |--:|---|---|---|
// | 0 | null | | |
// | 1 | boolean | 0 or 1 | |
// | 2 | number | | the two halves of a double, the lower first |
// | 3 | string | its length in bytes | |
// | 4 | bytes | | |
// | 5 | array | its length | the elements |
// | 6 | object | its number of members | for each a name (tag 3, or 7 and a position) and a value |
//
// What is written is what `JSON.stringify` would write, so that what is checked is what would be
// sent: members that are `undefined` are absent, `toJSON` speaks for its object, only own
// enumerable properties count. Models and secrets give their wire form instead of `toJSON`
// (`lib/wire.js`). Where `JSON.stringify` would lose something in silence (functions, symbols, NaN,
// maps, streams) a `TypeError` says where. No value is ever shown.
'use strict'

const { types } = require('node:util')
const { names } = require('./descriptions')
const { kindOf } = require('./kind')
const { WIRE } = require('./wire')

const NULL = 0
const BOOLEAN = 1
const NUMBER = 2
const STRING = 3
const BYTES = 4
const ARRAY = 5
const OBJECT = 6
const NAME = 7
const TAG_BITS = 3

// From this depth on nothing is looked into, however high the limit is set.
const DEEPEST = 128

// The most words, and bytes of text, of one document. An object that is shared can unfold into any
// number of them.
const MOST_WORDS = 1 << 22
const MOST_BYTES = 1 << 27

// The words and bytes that are kept from one document to the next.
const KEPT = 1 << 14
const KEPT_BYTES = 1 << 17

// The longest text, in code units, that is written unit by unit. For a longer one, a native call
// takes less time.
const SHORT = 40

// Nearly all names are those of properties. They are written as their positions among these.
const positions = new Map(names.map((name, position) => [name, position]))

const double = new Float64Array(1)
const halves = new Uint32Array(double.buffer)
const LOWER = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 0 : 1

const kept = new Uint32Array(KEPT)
const keptBytes = Buffer.alloc(KEPT_BYTES)
let busy = false
let words = kept
let at = 0
let bytes = keptBytes
let end = 0
// How many of the bytes that are kept may have to be wiped still.
let dirty = 0
// The containers that are open, and in each the name or index that is being written.
let open = []
let steps = []

// Writes a value down, and lends what was written, and the number of words, to a function. Texts
// may be secrets: nothing of them is left afterwards.
function lend (value, use) {
  // Code of the value's own, such as a getter, may come back here.
  const outer = busy ? { words, at, bytes, end, open, steps } : undefined
  if (outer !== undefined) {
    // Where the stack is full, every call fails: nothing is changed before the last one.
    const moreWords = new Uint32Array(KEPT)
    const moreBytes = Buffer.alloc(KEPT)
    words = moreWords
    bytes = moreBytes
    open = []
    steps = []
  }
  busy = true
  at = 1
  end = 0
  try {
    written(value)
    return use(words, bytes, at)
  } finally {
    // And all is put back before the first one.
    const used = bytes
    let length = end
    if (outer !== undefined) {
      ({ words, at, bytes, end, open, steps } = outer)
    } else {
      busy = false
      words = kept
      bytes = keptBytes
      if (open.length > 0 && open[0] !== undefined) {
        open = []
        steps = []
      }
    }
    if (used === keptBytes) length = dirty = length > dirty ? length : dirty
    used.fill(0, 0, length)
    if (used === keptBytes) dirty = 0
  }
}

function written (value) {
  try {
    put(value, 0)
    words[0] = end
  } catch (error) {
    throw error instanceof Unreadable ? error.asTypeError() : thrown(error)
  }
}

function put (value, depth) {
  if (at + 4 > words.length) grow(depth)
  switch (typeof value) {
    case 'string':
      putText(value, 'the string', depth)
      return
    case 'boolean':
      words[at++] = value ? 1 << TAG_BITS | BOOLEAN : BOOLEAN
      return
    case 'number':
      if (Number.isNaN(value)) throw new Unreadable('NaN is not a JSON number', depth)
      double[0] = value
      words[at++] = NUMBER
      words[at++] = halves[LOWER]
      words[at++] = halves[1 - LOWER]
      return
    case 'object':
      if (value === null) words[at++] = NULL
      else putObject(value, depth)
      return
    default:
      throw unfit(typeof value, depth)
  }
}

function putObject (value, depth) {
  const prototype = Object.getPrototypeOf(value)
  const isPlain = prototype === Object.prototype || prototype === Array.prototype || prototype === null
  if (!isPlain && isBytes(value)) {
    words[at++] = BYTES
    return
  }
  const { toJSON } = value
  if (typeof toJSON === 'function') {
    if (value[WIRE] === null) throw unfit(kindOf(value), depth, insteadOf(value))
    const stand = (value[WIRE] ?? toJSON).call(value, depth === 0 ? '' : String(steps[depth - 1]))
    if (typeof stand === 'object' && stand !== null) putMembers(stand, depth)
    else put(stand, depth)
  } else if (isPlain) {
    putMembers(value, depth)
  } else {
    putOther(value, depth)
  }
}

function putMembers (value, depth) {
  const isArray = Array.isArray(value)
  const start = at++
  let count = 0
  if (depth < DEEPEST) {
    for (let outer = 0; outer < depth; outer++) {
      if (open[outer] === value) throw new Unreadable('the object holds itself', depth)
    }
    open[depth] = value
    steps[depth] = undefined
    if (isArray) {
      for (const { length } = value; count < length; count++) {
        steps[depth] = count
        put(value[count], depth + 1)
      }
    } else {
      for (const name of Object.keys(value)) {
        steps[depth] = name
        const member = value[name]
        if (member === undefined) continue
        putName(name, depth)
        put(member, depth + 1)
        count++
      }
    }
    open[depth] = steps[depth] = undefined
  }
  words[start] = count << TAG_BITS | (isArray ? ARRAY : OBJECT)
}

function putName (name, depth) {
  if (at + 4 > words.length) grow(depth)
  const position = positions.get(name)
  if (position !== undefined) {
    words[at++] = position << TAG_BITS | NAME
    return
  }
  putText(name, 'a property name', depth)
}

// Texts are written as bytes, since to join them, and to copy them out of a string, takes a fifth
// of a check.
function putText (text, what, depth) {
  const { length } = text
  // A code unit takes three bytes at most.
  if (end + 3 * length > bytes.length) growBytes(Buffer.byteLength(text), depth)
  const start = end
  if (length > SHORT || !putAscii(text)) {
    if (!text.isWellFormed()) {
      // What was written of it is wiped, too.
      end += length
      throw new Unreadable(`${what} has a lone surrogate`, depth)
    }
    end = start + bytes.write(text, start)
  }
  words[at++] = end - start << TAG_BITS | STRING
}

// Whether a text was written as ASCII, one code unit at a time.
function putAscii (text) {
  const to = bytes
  const from = end
  const { length } = text
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) return false
    to[from + index] = unit
  }
  end = from + length
  return true
}

// An object of a class, a boxed primitive, or something that JSON has nothing for.
function putOther (value, depth) {
  if (types.isNumberObject(value)) return put(Number(value), depth)
  if (types.isStringObject(value)) return put(String(value), depth)
  if (types.isBooleanObject(value)) return put(Boolean.prototype.valueOf.call(value), depth)
  if (!Array.isArray(value) && isElsewhere(value)) throw unfit(kindOf(value), depth, insteadOf(value))
  putMembers(value, depth)
}

// Whether what an object of a class holds is not in its members, so that `JSON.stringify` would
// lose it. An object of another realm may have no members, as one of this realm.
function isElsewhere (value) {
  const isEmpty = () => Object.keys(value).length === 0 && Object.getPrototypeOf(Object.getPrototypeOf(value)) !== null
  return HOLDERS.some((is) => is(value)) || typeof value.pipe === 'function' || isEmpty()
}

const HOLDERS = [types.isMap, types.isSet, types.isPromise, types.isNativeError, types.isExternal]

const isIterable = (value) => typeof value[Symbol.iterator] === 'function' || typeof value[Symbol.asyncIterator] === 'function'

// What to do with such an object, by what it can do.
function insteadOf (value) {
  if (typeof value.then === 'function') return '`await` it'
  if (typeof value.request === 'function' && value[WIRE] === null) return 'give its `request()`'
  if (typeof value.json === 'function') return 'give what its `json()` resolves to'
  if (typeof value.text === 'function') return 'give what its `text()` resolves to'
  if (typeof value.pipe === 'function' || typeof value[Symbol.asyncIterator] === 'function') {
    return 'read it first, such as by `text` of `node:stream/consumers`'
  }
  if (typeof value.entries === 'function' && typeof value.get === 'function') return 'make an object of it by `Object.fromEntries`'
  return isIterable(value) ? 'make an array of it by `Array.from`' : undefined
}

function isBytes (value) {
  return ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)
}

function unfit (name, depth, instead) {
  return new Unreadable(`expected what JSON can hold, found \`${name}\`${instead === undefined ? '' : `: ${instead}`}`, depth)
}

function tooLarge (depth) {
  return new Unreadable('the document is too large', depth)
}

function grow (depth) {
  if (words.length >= MOST_WORDS) throw tooLarge(depth)
  const larger = new Uint32Array(words.length * 4)
  larger.set(words)
  words = larger
}

function growBytes (more, depth) {
  if (end + more <= bytes.length) return
  if (end + more > MOST_BYTES) throw tooLarge(depth)
  const larger = Buffer.alloc(Math.min(MOST_BYTES, Math.max(4 * bytes.length, end + more)))
  larger.set(bytes.subarray(0, end))
  bytes.fill(0, 0, end)
  bytes = larger
}

// Why a value can't be written down, and where: thrown on the way, and never seen outside.
class Unreadable {
  constructor (message, depth, cause) {
    this.message = message
    this.pointer = pointer(depth)
    this.cause = cause
  }

  asTypeError () {
    const { message, pointer, cause } = this
    const where = pointer === '' ? message : `${message} (at ${pointer})`
    const error = cause === undefined ? new TypeError(where) : new TypeError(where, { cause })
    Object.defineProperty(error, 'pointer', { value: pointer })
    error.code = 'ERR_CHATAPPS_WEBHOOKS_NO_JSON'
    return error
  }
}

// What code of the value's own threw: a getter, `toJSON`, a trap of a proxy.
function thrown (cause) {
  const depth = open.findIndex((value) => value === undefined)
  return new Unreadable('the object threw while it was read', depth === -1 ? open.length : depth, cause).asTypeError()
}

// The pointer of a place, as far as it can be shown. What stands inside of a property may be a
// secret that was put into the wrong place, and so may a name that isn't one word.
function pointer (depth) {
  let shown = ''
  for (const step of steps.slice(0, depth)) {
    if (typeof step === 'number') {
      shown += `/${step}`
      continue
    }
    if (step !== undefined && /^[A-Za-z]{1,32}$/.test(step)) shown += `/${step}`
    break
  }
  return shown
}

module.exports = { isBytes, lend }
