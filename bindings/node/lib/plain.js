// Values that are plain and have no error, read in JavaScript alone: half of what a verdict on
// values takes is writing them down for the native side.
//
// Made from the descriptions, as the models are. Whatever is not surely fine goes the native way,
// which has the last word: an object of a class, a getter that throws, a value of a kind that isn't
// known here, a URL with anything rare in it. So nothing is ever refused here, and nothing is
// worded. Under `contract`, texts have their formats. Under `recommended`, they are ordinary, too,
// which the core says of each property, and nothing that rules between values look at is there.
'use strict'

const { enumerationOf, maxEntries, maxOrdinaryLength, models, objectOf } = require('./descriptions')
const { blankOf } = require('./models')
const native = require('./native')
const { Secret } = require('./secret')

// What RFC 3986 allows, but for user information, addresses in brackets, fragments and other
// schemes than those of the web.
const URI = /^https?:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*)?$/i

const TEXTS = new Map([
  [null, (value) => `typeof ${value} === 'string' && ${value}.isWellFormed()`],
  ['uri', (value) => `typeof ${value} === 'string' && URI.test(${value})`]
])

// For a kind, the expression that tells whether a value is surely fine. `shape` is the name of what
// an ordinary text matches.
const KINDS = {
  boolean: () => (value) => `typeof ${value} === 'boolean'`,
  text: ({ format }, shape) => shape === undefined ? TEXTS.get(format) : (value) => `typeof ${value} === 'string' && ${value}.length <= ${maxOrdinaryLength} && ${shape}.test(${value})`,
  enumeration: ({ name }) => (value) => `(${enumerationOf(name).values.map(({ text }) => `${value} === ${JSON.stringify(text)}`).join(' || ')})`
}

// How deeply what nobody describes is looked into, and how much of it: a value that is shared can
// unfold into any number of them.
const DEEPEST = 16
const MOST_DATA = 100_000

// The most entries of a list. The native side, which writes all down, says what is too large.
const MOST_ENTRIES = 100_000

// How much of what nobody describes may come yet: a value counts as one, and 32 characters, too.
let left = 0

// Whether a member that nobody describes holds what JSON can hold.
const isMember = (name, value, depth) => isText(name) && isData(value, depth)

const isText = (text) => (left -= text.length >> 5) >= 0 && text.isWellFormed()

function isData (value, depth) {
  if (--left < 0) return false
  if (typeof value === 'string') return isText(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'boolean' || value === null || Number.isFinite(value)
  if (depth === DEEPEST) return false
  if (isPlainArray(value)) {
    const { length } = value
    for (let index = 0; index < length; index++) if (!isData(value[index], depth + 1)) return false
    return true
  }
  if (!isPlainObject(value)) return false
  for (const name in value) {
    if (!hasOwnProperty.call(value, name)) return false
    const member = value[name]
    if (member !== undefined && !isMember(name, member, depth + 1)) return false
  }
  return true
}

const { hasOwnProperty } = Object.prototype

// In both, code of the value's own may run for `toJSON`: the prototype is looked at afterwards.
function isPlainArray (value) {
  return Array.isArray(value) && value.toJSON === undefined && Object.getPrototypeOf(value) === Array.prototype
}

function isPlainObject (value) {
  if (value.toJSON !== undefined || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

// The names that nobody describes and that are remembered, for each object.
const MAX_NAMES = 64

// Whether a name that an object doesn't have may be one of its own in another spelling. Most values
// have the same few names. A text of other characters may be a secret in the wrong place, and isn't
// remembered.
function misspellingsOf (object) {
  const known = new Map()
  return (name) => {
    let isMisspelled = known.get(name)
    if (isMisspelled === undefined) {
      if (!/^[A-Za-z_]{1,40}$/.test(name)) return true
      isMisspelled = native.isMisspelled(object, name)
      if (known.size < MAX_NAMES) known.set(name, isMisspelled)
    }
    return isMisspelled
  }
}

// The properties that say what an object is about: a text, and an enumeration whose absence stands
// for several values. Nothing if it has no such properties; `undefined` if they are other ones.
function keysOf ({ properties }) {
  const keys = properties.flatMap(({ key, kind }, index) => key ? [{ kind, index }] : [])
  if (keys.length === 0) return []
  const [text, type] = ['text', 'enumeration'].map((type) => keys.find(({ kind }) => kind.type === type))
  return keys.length === 2 && text !== undefined && type !== undefined ? [text, type] : undefined
}

// Whether an entry has a target of one before. `seen` has a bit for each type of each scope.
function repetitionsOf ({ name }) {
  const { values, absent } = enumerationOf(name)
  const bits = new Map(values.map(({ text }, index) => [text, 1 << index]))
  const ofAbsent = absent.reduce((all, text) => all | bits.get(text), 0)
  return (seen, scope, type) => {
    const own = type === undefined ? ofAbsent : bits.get(type)
    const before = seen.get(scope) ?? 0
    seen.set(scope, before | own)
    return (before & own) !== 0
  }
}

// What reads one object: `true` if it is fine, or its model, else `undefined`. Properties become
// variables, so that each is read once and the model has them in the order of its description.
function readerOf (object, policy, builds) {
  const { name, properties } = object
  const isRecommended = policy === 'recommended'
  const given = { URI, Secret, hasOwnProperty, isMember, isPlainObject, freeze: Object.freeze }
  if (builds) given.Blank = blankOf(name)
  const cases = properties.map(({ name, key, kind, privacy }, index) => {
    const at = `case ${JSON.stringify(name)}:`
    if (kind.type === 'object') {
      given[`read${index}`] = readerOf(objectOf(kind.name), policy, builds)
      return `${at} if ((own${index} = read${index}(member)) === undefined) return\nbreak`
    }
    const shape = isRecommended && kind.type === 'text' && kind.ordinary !== null ? `shape${index}` : undefined
    if (shape !== undefined) given[shape] = new RegExp(`^(?:${kind.ordinary})$`)
    const kept = privacy === 'secret' ? 'new Secret(member)' : 'member'
    return `${at} if (!(${KINDS[kind.type](kind, shape)('member')})) return\nown${index} = ${builds || key ? kept : true}; break`
  })
  const own = properties.map((_, index) => `own${index}`)
  const refused = own.filter((_, index) => properties[index].required).map((name) => `${name} === undefined`)
  if (isRecommended) {
    given.mayBeMisspelled = misspellingsOf(name)
    // Two kinds of credentials contradict each other.
    const credentials = own.filter((_, index) => properties[index].privacy === 'secret' || properties[index].kind.type === 'object')
    if (credentials.length > 1) refused.push(`${credentials.map((name) => `(${name} !== undefined)`).join(' + ')} > 1`)
    const [text, type] = keysOf(object)
    if (text !== undefined) {
      given.isRepeated = repetitionsOf(type.kind)
      refused.push(`seen !== undefined && isRepeated(seen, own${text.index}, own${type.index})`)
    }
  }
  const members = properties.map(({ name }, index) => `if (own${index} !== undefined) model[${JSON.stringify(name)}] = own${index}`)
  const made = builds ? `const model = new Blank()\n${members.join('\n')}\nreturn freeze(model)` : 'return true'
  return new Function(...Object.keys(given), `return (value, seen) => {
    if (typeof value !== 'object' || value === null || !isPlainObject(value)) return
    let ${own.join(', ')}
    for (const name in value) {
      if (!hasOwnProperty.call(value, name)) return
      const member = value[name]
      if (member === undefined) continue
      switch (name) {
        ${cases.join('\n')}
        default: if (!isMember(name, member, 0)${isRecommended ? ' || mayBeMisspelled(name)' : ''}) return
      }
    }
    if (${['false', ...refused].join(' || ')}) return
    ${made}
  }`)(...Object.values(given))
}

const canBeRead = (object) => keysOf(object) !== undefined && object.properties.every(({ kind }) =>
  kind.type === 'object' ? canBeRead(objectOf(kind.name)) : KINDS[kind.type]?.(kind) !== undefined)

// What reads an array of such objects: of a length that is taken once, since code of its own may
// change it. What the entries were about matters to rules alone, and not to a lone entry.
const listOf = (read, policy, builds) => (list) => {
  if (!isPlainArray(list)) return
  const { length } = list
  if (length > (policy === 'contract' ? MOST_ENTRIES : maxEntries)) return
  const seen = policy === 'recommended' && length > 1 ? new Map() : undefined
  const all = builds ? [] : undefined
  for (let index = 0; index < length; index++) {
    const one = read(list[index], seen)
    if (one === undefined) return
    all?.push(one)
  }
  return builds ? Object.freeze(all) : true
}

// What reads a document of a model under a policy: nothing, where Node.js is told to make no code
// of text. What the platform writes has rules of its own, and always goes the native way under
// `recommended`.
function documentOf ({ model, plain: policy }, builds) {
  const { list, object, direction } = models.find(({ name }) => name === model)
  const root = objectOf(list ?? object)
  if (root === undefined || !canBeRead(root)) return () => undefined
  if (policy === 'recommended' && direction !== 'to-platform') return () => undefined
  try {
    const read = readerOf(root, policy, builds)
    return list === undefined ? read : listOf(read, policy, builds)
  } catch {
    return () => undefined
  }
}

const readers = { true: { contract: new Map(), recommended: new Map() }, false: { contract: new Map(), recommended: new Map() } }

// The model of a value that is plain, or `true` where only the verdict is asked for; `undefined` if
// the native side has to look at it.
function readPlain (request, value, builds) {
  const all = readers[builds][request.plain]
  let read = all.get(request.model)
  if (read === undefined) all.set(request.model, read = documentOf(request, builds))
  // What others put on the prototype of all objects would look like members.
  for (const _ in Object.prototype) return
  left = MOST_DATA
  try {
    return read(value)
  } catch {
    // Code of the value's own threw. The native way says where.
  }
}

module.exports = { readPlain }
