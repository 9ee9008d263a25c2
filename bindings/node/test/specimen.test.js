// The object that exists for tests alone: its rows are all that it takes to be checked, parsed and
// shown. No package has it; a build with the feature `specimen` has, and says so by
// `WITH_SPECIMEN`.
'use strict'

const assert = require('node:assert')
const { test } = require('node:test')
const { inspect } = require('node:util')
const { Secret, ValidationError, check, isValid, models, parse, schema, requestBody } = require('chatapps-webhooks')

const isThere = process.env.WITH_SPECIMEN === '1'
const options = { model: 'specimen' }

const part = { label: 'Onion', parts: [{ label: 'Ring', parts: [{ label: 'Skin' }], weight: 1.5 }], weight: 100 }
const specimen = () => ({
  id: 'Zwiebel 🧅',
  active: false,
  count: 7,
  share: 0.25,
  madeAt: '2020-12-22T05:52:01.85Z',
  secret: 'rw4Kd0b2u',
  size: 'large',
  color: 'teal',
  tags: ['a', '', 'ü'],
  rows: [[part, { label: 'b' }], []],
  part,
  content: part,
  contentType: 'part',
  raw: { any: [1, null, { __proto__: null, deep: 'x' }] },
  note: null
})
const least = { id: '' }

// What is frozen through and through.
function isFrozen (value) {
  return typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isFrozen))
}

test('no package has it', { skip: isThere }, () => {
  assert(!Object.keys(models).includes('specimen'))
  for (const call of [check, isValid, parse]) assert.throws(() => call(specimen(), options), { name: 'TypeError', message: /unknown model/ })
  assert.throws(() => schema('specimen'), TypeError)
})

test('it is parsed from text and from values', { skip: !isThere }, () => {
  for (const value of [specimen(), least]) {
    for (const data of [value, JSON.stringify(value), Buffer.from(JSON.stringify(value))]) {
      assert.deepStrictEqual(check(data, options).errors, [])
      const model = parse(data, options)
      assert.strictEqual(requestBody(model), JSON.stringify(value))
      assert.deepStrictEqual(Object.keys(model), Object.keys(value))
      assert(isFrozen(model))
    }
  }
  const { value } = models.specimen['~standard'].validate(specimen())
  assert.strictEqual(requestBody(value), JSON.stringify(specimen()))
})

test('each kind of value is what it should be', { skip: !isThere }, () => {
  const model = parse(specimen(), options)
  assert.deepStrictEqual([model.active, model.count, model.share, model.size, model.color, model.note], [false, 7, 0.25, 'large', 'teal', null])
  assert(model.secret instanceof Secret && model.secret.reveal() === 'rw4Kd0b2u')
  assert(Array.isArray(model.rows) && Array.isArray(model.rows[1]) && model.rows[1].length === 0)
  const { constructor } = model.part
  assert.strictEqual(constructor.name, 'SpecimenPart')
  for (const one of [model.rows[0][1], model.content, model.part.parts[0], model.part.parts[0].parts[0]]) assert(one instanceof constructor)
  assert.strictEqual(parse({ ...least, note: 'text' }, options).note, 'text')
  // A list that ignores case gives its own spelling.
  assert.strictEqual(parse({ ...least, color: 'RED' }, options).color, 'red')
  assert.strictEqual(parse({ ...least, color: 'red' }, options).color, 'red')
})

test('a tag chooses the type, before or after, and any JSON stays what it is', { skip: !isThere }, () => {
  const content = { text: 'new', lines: 3 }
  for (const tagged of [{ content, contentType: 'note' }, { contentType: 'note', content }]) {
    const model = parse(JSON.stringify({ ...least, ...tagged }), options)
    assert.strictEqual(model.content.constructor.name, 'SpecimenNote')
    assert.strictEqual(model.content.lines, 3)
  }
  const { content: other } = parse({ ...least, contentType: 'new', content: { a: [1] } }, options)
  assert.deepStrictEqual(other, { a: [1] })
  assert(isFrozen(other))
})

test('it is shown without its secret', { skip: !isThere }, () => {
  const model = parse(specimen(), options)
  for (const shown of [inspect(model), inspect(model, { depth: Infinity, showHidden: true }), inspect([model.part, model])]) assert(!shown.includes('rw4Kd0b2u'), shown)
  assert.match(inspect(model), /^Specimen \{\n {2}id: 'Zwiebel 🧅',\n[^]* {2}secret: Secret\(\*\*\*\),\n/)
})

test('what is wrong has findings', { skip: !isThere }, () => {
  const bad = { ...specimen(), count: 1.5, size: 'tiny', tags: [1], rows: [[{ label: 1 }]], note: 2 }
  for (const data of [bad, JSON.stringify(bad)]) {
    assert.throws(() => parse(data, options), (error) => {
      assert(error instanceof ValidationError)
      assert.deepStrictEqual(error.report.errors.map(({ pointer }) => pointer), ['/count', '/size', '/tags/0', '/rows/0/0/label', '/note'])
      return true
    })
  }
})
