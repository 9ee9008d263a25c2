// Values that are plain and keep the contract, read in JavaScript alone: half of what a verdict on
// values takes is writing them down for the native side.
//
// Made from the descriptions, as the models are. Whatever is not surely fine goes the native way,
// which has the last word: an object of a class, a getter that throws, a value of a kind that isn't
// known here, a URL with anything rare in it. So nothing is ever refused here, and nothing is
// worded.
'use strict'

const { enumerationOf, models, objectOf } = require('./descriptions')
const { blankOf } = require('./models')
const { Secret } = require('./secret')

// What RFC 3986 allows, but for user information, addresses in brackets, fragments and other
// schemes than those of the web.
const URI = /^https?:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i

const TEXTS = new Map([
  [null, (value) => `typeof ${value} === 'string' && ${value}.isWellFormed()`],
  ['uri', (value) => `typeof ${value} === 'string' && URI.test(${value})`]
])

// For a kind, the expression that tells whether a value is surely fine.
const KINDS = {
  boolean: () => (value) => `typeof ${value} === 'boolean'`,
  text: ({ format }) => TEXTS.get(format),
  enumeration: ({ name }) => (value) => `(${enumerationOf(name).values.map(({ text }) => `${value} === ${JSON.stringify(text)}`).join(' || ')})`
}

// How deeply what nobody describes is looked into.
const DEEPEST = 16

// Whether a member that nobody describes holds what JSON can hold.
const isMember = (name, value, depth) => name.isWellFormed() && isData(value, depth)

function isData (value, depth) {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' || value === null || Number.isFinite(value)
  if (depth === DEEPEST) return false
  if (isPlainArray(value)) {
    for (let index = 0; index < value.length; index++) if (!isData(value[index], depth + 1)) return false
    return true
  }
  if (!isPlainObject(value)) return false
  for (const name in value) {
    const member = value[name]
    if (member !== undefined && !isMember(name, member, depth + 1)) return false
  }
  return true
}

function isPlainArray (value) {
  return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype && value.toJSON === undefined
}

function isPlainObject (value) {
  const prototype = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && value.toJSON === undefined
}

// What reads one object: `true` if it is fine, or its model, else `undefined`. Properties become
// variables, so that each is read once and the model has them in the order of its description.
function readerOf (object, builds) {
  const { name, properties } = object
  const given = { URI, Secret, isMember, isPlainObject, freeze: Object.freeze }
  if (builds) given.Blank = blankOf(name)
  const cases = properties.map(({ name, kind, privacy }, index) => {
    const at = `case ${JSON.stringify(name)}:`
    const kept = privacy === 'secret' ? 'new Secret(member)' : 'member'
    if (kind.type !== 'object') return `${at} if (!(${KINDS[kind.type](kind)('member')})) return\nown${index} = ${builds ? kept : true}; break`
    given[`read${index}`] = readerOf(objectOf(kind.name), builds)
    return `${at} if ((own${index} = read${index}(member)) === undefined) return\nbreak`
  })
  const own = properties.map((_, index) => `own${index}`)
  const missing = own.filter((_, index) => properties[index].required).map((name) => `${name} === undefined`)
  const members = properties.map(({ name }, index) => `if (own${index} !== undefined) model[${JSON.stringify(name)}] = own${index}`)
  const made = builds ? `const model = new Blank()\n${members.join('\n')}\nreturn freeze(model)` : 'return true'
  return new Function(...Object.keys(given), `return (value) => {
    if (typeof value !== 'object' || value === null || !isPlainObject(value)) return
    let ${own.join(', ')}
    for (const name in value) {
      const member = value[name]
      if (member === undefined) continue
      switch (name) {
        ${cases.join('\n')}
        default: if (!isMember(name, member, 0)) return
      }
    }
    if (${['false', ...missing].join(' || ')}) return
    ${made}
  }`)(...Object.values(given))
}

const canBeRead = ({ properties }) => properties.every(({ kind }) =>
  kind.type === 'object' ? canBeRead(objectOf(kind.name)) : KINDS[kind.type]?.(kind) !== undefined)

// What reads an array of such objects.
const listOf = (read) => (list) => {
  if (!isPlainArray(list)) return
  const all = []
  for (let index = 0; index < list.length; index++) {
    const one = read(list[index])
    if (one === undefined) return
    all.push(one)
  }
  return Object.freeze(all)
}

// The same, for the verdict alone.
const eachOf = (read) => (list) => {
  if (!isPlainArray(list)) return
  for (let index = 0; index < list.length; index++) if (read(list[index]) === undefined) return
  return true
}

// What reads a document of a model: nothing, where Node.js is told to make no code of text.
function documentOf (model, builds) {
  const { list, object } = models.find(({ name }) => name === model)
  const root = objectOf(list ?? object)
  if (root === undefined || !canBeRead(root)) return () => undefined
  try {
    const read = readerOf(root, builds)
    return list === undefined ? read : (builds ? listOf : eachOf)(read)
  } catch {
    return () => undefined
  }
}

const readers = { true: new Map(), false: new Map() }

// The model of a value under the contract, or `true` where only the verdict is asked for;
// `undefined` if the native side has to look at it.
function readPlain (model, value, builds) {
  let read = readers[builds].get(model)
  if (read === undefined) readers[builds].set(model, read = documentOf(model, builds))
  // What others put on the prototype of all objects would look like members.
  for (const _ in Object.prototype) return
  try {
    return read(value)
  } catch {
    // Code of the value's own threw. The native way says where.
  }
}

module.exports = { readPlain }
