// What a model has beside its properties, made from its description: `masked` where there are
// secrets, `targets` where there are keys, `isEnabled` for a property `enabled` with a default,
// `timestampDate` for a time `timestamp`, `meaning` or `errorCodeMeaning` for a number `code` or
// `errorCode` from a register, `response` for a text `responseJson`.
'use strict'

const { enumerationOf, objectOf, objects } = require('./descriptions')
const { freeze } = require('./freeze')
const native = require('./native')

const capitalized = (text) => text[0].toUpperCase() + text.slice(1)
const absentOf = ({ type, name }) => (type === 'enumeration' ? enumerationOf(name).absent : [])
const isListed = ({ type, name }, text) =>
  type !== 'enumeration' || enumerationOf(name).values.some((value) => value.text === text)

// The object that has the keys and nothing else.
const target = objects.find(({ properties }) => properties.every(({ key }) => key))

// The members by name, as descriptors of properties.
function membersOf (object, { made, masked }) {
  const members = {}
  const method = (name, value) => { members[name] = { value, writable: true, configurable: true } }
  const getter = (name, get) => { members[name] = { get, configurable: true } }

  if (hasSecrets(object)) method('masked', function () { return masked(this) })
  const keys = object.properties.filter(({ key }) => key)
  if (keys.length > 0) method('targets', function () { return targetsOf(this, keys, made) })
  for (const { name, kind } of object.properties) {
    if (typeof kind.default === 'boolean') getter(`is${capitalized(name)}`, function () { return this[name] ?? kind.default })
    if (kind.format === 'date-time') getter(`${name}Date`, function () { return dateOf(this[name]) })
    if (kind.meanings !== undefined) {
      const meanings = new Map(kind.meanings)
      getter(name === 'code' ? 'meaning' : `${name}Meaning`, function () { return meanings.get(this[name]) })
    }
    if (kind.type === 'text' && name.endsWith('Json')) getter(name.slice(0, -'Json'.length), function () { return valueOf(this[name]) })
  }
  return members
}

// Whether an object has secrets, in whatever depth.
function hasSecrets ({ properties }, seen = new Set()) {
  return properties.some(({ privacy, kind }) => {
    if (privacy === 'secret') return true
    return objectsOf(kind).some((name) => !seen.has(name) && hasSecrets(objectOf(name), seen.add(name)))
  })
}

function objectsOf ({ type, name, of, cases = [] }) {
  if (of !== undefined) return objectsOf(of)
  return type === 'object' ? [name] : cases.map(({ name }) => name)
}

// The targets of exactly one value for each key. What is absent may stand for several, and a value
// that the platform has added to a list for none: nothing can be asked for it.
function targetsOf (model, keys, made) {
  let all = [{}]
  for (const { name, kind } of keys) {
    const values = model[name] === undefined ? absentOf(kind) : [model[name]].filter((value) => isListed(kind, value))
    all = all.flatMap((members) => values.map((value) => ({ ...members, [name]: value })))
  }
  return Object.freeze(all.map((members) => made(target.name, members)))
}

// The value of a text that is JSON, and no larger than an event may be.
function valueOf (text) {
  const isReadable = text !== undefined && Buffer.byteLength(text) <= native.eventBytes() && native.isReadableJson(text)
  return isReadable ? freeze(JSON.parse(text)) : undefined
}

// The time of an RFC 3339 text, cut to milliseconds. Second 60 is second 0 of the next minute. What
// an event has in the place of one may be any text.
function dateOf (text) {
  if (text === undefined || !native.isDateTime(text)) return undefined
  const [, start, second, fraction = '', zone] = /^(.{17})(..)(\.\d+)?(.+)$/.exec(text.toUpperCase())
  const isLeap = second === '60'
  const time = Date.parse(`${start}${isLeap ? '59' : second}${isLeap ? '' : fraction.slice(0, 4)}${zone}`)
  return new Date(isLeap ? time + 1000 : time)
}

module.exports = { dateOf, membersOf }
