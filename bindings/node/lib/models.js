// The models: immutable data in the spelling of the contract. Their classes are made from the
// descriptions, each at first need.
//
// What `util.inspect` and `console.log` show of a model has no secret, and nothing about a person.
// Whoever writes it unasked, as `JSON.stringify` does, gets a `TypeError` where that would show a
// secret (`lib/wire.js`).
//
// The native side packs objects, one after the other, into texts of some kilobytes (`src/pack.rs`).
// They are cut out here. A string that is cut out of a text keeps the text in memory: were it all
// one text, a URL would keep all the webhooks of its list, secrets and all.
//
// A number is written in digits of six bits, the lowest first, each a character; all but the last
// have the seventh bit set. A text is its length plus one, and its characters. An object is its
// properties, in the order of its description. A property is 0 if it is absent, else
//
// | kind | value |
// |---|---|
// | boolean | 1 `false`, 2 `true` |
// | text | a text |
// | integer, number, raw | its JSON, as a text |
// | enumeration | the position of the value, from 1; one more than there are values, and a text |
// | object | 1, the object |
// | array | the length plus one, the elements as properties |
// | tagged | the position of the case, from 1, and the object; or one more than cases, and JSON |
// | nullable | 1 `null`; 2 and the value as a property |
'use strict'

const { inspect } = require('node:util')
const { setImmediate: turn } = require('node:timers/promises')
const { enumerationOf, mask, models, objectOf } = require('./descriptions')
const { freeze } = require('./freeze')
const { membersOf } = require('./members')
const { shownUrl } = require('./native')
const { Secret, isShown } = require('./secret')
const { WIRE, refuse, wire } = require('./wire')

const knownModels = new Map(models.map((row) => [row.name, row]))

// What is being cut, and how far it has been; whether what is cut out is to be a copy.
let packed = ''
let at = 0
let copies = false

function number () {
  let value = 0
  let shift = 0
  let digit = packed.charCodeAt(at++)
  while (digit >= 64) {
    value |= (digit & 63) << shift
    shift += 6
    digit = packed.charCodeAt(at++)
  }
  return value | digit << shift
}

// The text after its number, which is one more than its length.
function textOf (head) {
  const text = packed.slice(at, at += head - 1)
  return copies ? copied(text) : text
}

// A text that keeps no other one in memory. Short ones are copies anyway, and what is joined is
// joined for good when a part of it is asked for.
function copied (text) {
  return text === undefined || text.length < 13 ? text : ` ${text}`.slice(1)
}

const jsonOf = (head) => freeze(JSON.parse(textOf(head)))

// How a property of some kind is read, after its number. 0 is none: the property is absent.
const READERS = {
  boolean: () => (head) => head === 2,
  text: (_, { privacy }) => (privacy === 'secret' ? (head) => new Secret(textOf(head)) : textOf),
  enumeration ({ name }) {
    const values = enumerationOf(name).values.map(({ text }) => text)
    return (head) => (head <= values.length ? values[head - 1] : textOf(number()))
  },
  object ({ name }) {
    const Model = classOf(name)
    return () => new Model()
  },
  array ({ of }, property) {
    const read = readerOf(of, property)
    return (head) => Object.freeze(Array.from({ length: head - 1 }, () => read(number())))
  },
  tagged ({ cases }) {
    const classes = cases.map(({ name }) => classOf(name))
    return (head) => (head <= classes.length ? new classes[head - 1]() : jsonOf(number()))
  },
  nullable ({ of }, property) {
    const read = readerOf(of, property)
    return (head) => (head === 1 ? null : read(number()))
  }
}

function readerOf (kind, property) {
  return READERS[kind.type]?.(kind, property) ?? jsonOf
}

const classes = new Map()

// The class of an object, whose constructor cuts out the next one.
function classOf (name) {
  if (classes.has(name)) return classes.get(name)
  const Model = classFor(objectOf(name))
  classes.set(name, Model)
  return Model
}

// The class of a description.
function classFor (object) {
  const { name, properties } = object
  let cut = (model) => (cut = cutterOf(properties))(model)
  class Model {
    constructor () {
      cut(this)
      Object.freeze(this)
    }

    [WIRE] () {
      return wire({ ...this })
    }

    toJSON () {
      return !released.has(this) && hides(this, properties) ? refuse(`a \`${name}\` with a secret`) : { ...this }
    }

    [inspect.custom] (depth, options) {
      if (depth < 0) return options.stylize(`[${name}]`, 'special')
      return `${name} ${inspect(shown(this, properties), { ...options, depth })}`
    }
  }
  Object.defineProperty(Model, 'name', { value: name })
  Object.defineProperties(Model.prototype, membersOf(object, { made, masked }))
  return Model
}

// A constructor of objects of such a class that nothing is cut out for.
function blankOf (name) {
  function Blank () {}
  Blank.prototype = classOf(name).prototype
  return Blank
}

// A function that cuts out the properties of an object. It is made as source text: setting a
// property by a constant name is so much faster than by a variable that `parse` takes 90 to 200 ns
// less for each webhook, a tenth of the whole. Where Node.js is told to make no code of text, a
// loop does the same.
function cutterOf (properties) {
  const names = properties.map(({ name }) => name)
  const readers = properties.map((property) => readerOf(property.kind, property))
  const lines = names.map((name, index) => `if ((head = number()) !== 0) model[${JSON.stringify(name)}] = read${index}(head)`)
  try {
    const make = new Function('number', ...readers.map((_, index) => `read${index}`), `return (model) => { let head\n${lines.join('\n')} }`)
    return make(number, ...readers)
  } catch {
    return (model) => names.forEach((name, index) => {
      const head = number()
      if (head !== 0) model[name] = readers[index](head)
    })
  }
}

// What may be shown of a model: a secret is one of the class, nothing of what is about a person,
// and what else is not public is at most a URL without what may be secret.
function shown (model, properties) {
  const members = { ...model }
  for (const { name, privacy } of properties) {
    const value = members[name]
    if (privacy === 'public' || value === undefined || value instanceof Secret) continue
    members[name] = privacy === 'sensitive' && typeof value === 'string' ? shownUrl(value) : mask
  }
  return members
}

// Whether more would show than may.
function hides (model, properties) {
  return properties.some(({ name, privacy }) => {
    const value = model[name]
    if (privacy === 'public' || privacy === 'personal' || value === undefined) return false
    if (value instanceof Secret) return !isShown(value)
    return typeof value !== 'string' || shownUrl(value) !== value
  })
}

// The models that somebody made to be shown.
const released = new WeakSet()

// A model of given members.
function made (name, members) {
  return Object.freeze(Object.assign(Object.create(classOf(name).prototype), members))
}

// The same as GET shows it: a secret is a mask there, unless there is nothing to mask.
function masked (model) {
  const members = { ...model }
  for (const { name, required } of objectOf(model.constructor.name).properties) {
    if (members[name] !== undefined) members[name] = maskedValue(members[name], required)
  }
  const copy = made(model.constructor.name, members)
  released.add(copy)
  return copy
}

function maskedValue (value, required) {
  if (value instanceof Secret) return required || value.reveal() !== '' ? new Secret(mask) : value
  if (Array.isArray(value)) return Object.freeze(value.map((element) => maskedValue(element, required)))
  return classes.has(value?.constructor?.name) ? masked(value) : value
}

// Cuts a text into models.
function cut (text, Model, models) {
  packed = text
  at = 0
  while (at < packed.length) models.push(new Model())
  // Nothing here is to keep it alive.
  packed = ''
}

// Up to that many characters, what is cut out of an event is no copy, which would take as long as
// all the rest. Programs keep ids for days: this much is kept with one at most.
const SHARED = 1024

// What `read` makes of the text of an event: it is given `number` and `textOf`.
function unpack (text, read) {
  packed = text
  at = 0
  copies = text.length > SHARED
  try {
    return read(number, textOf)
  } finally {
    packed = ''
    copies = false
  }
}

function list (Model, texts) {
  const models = []
  for (const text of texts) cut(text, Model, models)
  return Object.freeze(models)
}

// For how many milliseconds models are made before others have their turn.
const SLICE = 5

async function listInSlices (Model, texts) {
  const models = []
  let end = performance.now() + SLICE
  for (const text of texts) {
    if (performance.now() > end) {
      await turn()
      end = performance.now() + SLICE
    }
    cut(text, Model, models)
  }
  return Object.freeze(models)
}

// The model of what the native side packed.
function readModel (name, texts) {
  const { list: of, object, event } = knownModels.get(name)
  if (of !== undefined) return list(classOf(of), texts)
  if (event !== undefined) return require('./event').eventOf(texts)
  return object === undefined ? texts[0] : list(classOf(object), texts)[0]
}

// The same, in slices.
async function readModelInSlices (name, texts) {
  const { list: of } = knownModels.get(name)
  return of === undefined ? readModel(name, texts) : listInSlices(classOf(of), texts)
}

const isModel = (value) => classes.get(value?.constructor?.name)?.prototype.isPrototypeOf(value) === true

module.exports = { blankOf, classFor, copied, cutterOf, isModel, masked, readModel, readModelInSlices, shown, unpack }
