// Samples: what they are, what can be asked of them, and that they are those of the other
// languages.
'use strict'

const assert = require('node:assert')
const { spawnSync } = require('node:child_process')
const { readFileSync, readdirSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { suite, test } = require('node:test')
const { Secret, check, parseEvent, sample } = require('chatapps-webhooks')
const { root, rulesOf } = require('./shared')

const folder = dirname(require.resolve('chatapps-webhooks/package.json'))
const native = require(join(folder, readdirSync(folder).find((file) => file.endsWith('.node'))))
const { models, faults } = JSON.parse(native.descriptions(true))
const kinds = models.find(({ event }) => event !== undefined).event.map(({ kind }) => kind)

// They have a finding by their nature.
const NAMELESS = ['unknown_event', 'unknown_business_update', 'foreign_event', 'unrecognized']

suite('samples are', () => {
  for (const kind of kinds) {
    test(kind, () => {
      for (const seed of [0, 1, 2, 7, 1000, Number.MAX_SAFE_INTEGER, 2n ** 64n - 1n]) {
        const text = sample(kind, { seed })
        assert.strictEqual(parseEvent(text).kind, kind)
        assert.strictEqual(text, JSON.stringify(JSON.parse(text)))
        const unusual = rulesOf(check(text, { model: 'event' })).filter((rule) => rule !== 'legacy_format')
        assert.deepStrictEqual(unusual, NAMELESS.includes(kind) ? [kind === 'foreign_event' ? 'foreign_event' : 'unknown_event'] : [])
        assert.strictEqual(sample(kind, { seed: BigInt(seed) }), text)
      }
      assert.strictEqual(sample(kind), sample(kind, { seed: 0, channel: undefined, overrides: { x: undefined }, faults: [], unset: [] }))
    })
  }
})

test('they are those of all languages', () => {
  const rows = JSON.parse(readFileSync(join(root, 'tests/samples.json'), 'utf8'))
  assert(rows.length > 20)
  for (const { kind, text, error, ...options } of rows) {
    if (error === undefined) assert.strictEqual(sample(kind, options), text)
    else assert.throws(() => sample(kind, options), { name: 'TypeError', message: error })
  }
})

test('they have what is set, and not what is unset', () => {
  const options = {
    channel: 'viber',
    overrides: { 'payload.content.text': 'Größe 🧅', 'payload.new': { b: [1.5, null], a: -0 }, 'payload.at': new Date(0), '/payload/umid': null },
    unset: ['description', 'payload.user']
  }
  const { payload, description } = JSON.parse(sample('inbound_message_received', options))
  assert.deepStrictEqual([payload.content.text, payload.new, payload.at, payload.umid], ['Größe 🧅', { b: [1.5, null], a: 0 }, '1970-01-01T00:00:00.000Z', null])
  assert.deepStrictEqual([description, payload.user, payload.recipient.channel], [undefined, undefined, 'viber'])
  assert(sample('inbound_message_received', options).includes('"new":{"b":[1.5,null],"a":0}'))
})

test('each fault can be had', () => {
  for (const fault of faults) {
    const text = sample('inbound_message_received', { faults: [fault], channel: fault === 'flat_line' ? 'line' : 'sms' })
    assert.notStrictEqual(parseEvent(text).kind, 'unrecognized', fault)
  }
})

test('what is asked for in a wrong way is explained', () => {
  const circle = {}
  circle.circle = circle
  const kind = 'inbound_message_received'
  for (const [options, message, name = 'TypeError'] of [
    [{ chanel: 'sms' }, /^unknown option `chanel`; expected one of `format`, `channel`, `type`, `state`, `event`, `overrides`, `unset`, `faults`, `seed`$/],
    [null, /^expected `options` to be an object, found `null`$/],
    ['sms', /^expected `options` to be an object, found `string`$/],
    [{ channel: null }, /^expected `channel` to be a string, found `null`$/],
    [{ format: true }, /^expected `format` to be a number or a string, found `boolean`$/],
    [{ format: NaN }, /has no format `NaN`; ask for `3` or `2`$/],
    [{ state: 'read' }, /has no state; leave it out/],
    [{ type: 'Imge' }, /^unknown type `Imge`; did you mean `Image`\?$/],
    [{ faults: 'unknown_event' }, /^expected `faults` to be an array of strings, found `string`$/],
    [{ faults: [1] }, /^expected `faults\[0\]` to be a string, found `number`$/],
    [{ unset: new Set() }, /^expected `unset` to be an array of strings, found `Set`$/],
    [{ unset: Array(1) }, /^expected `unset\[0\]` to be a string, found `undefined`$/],
    [{ unset: ['payload.usr'] }, /^`unset`: `payload` has no `usr`; did you mean `user`\?$/],
    [{ overrides: [] }, /^expected `overrides` to be an object from path to value, found `Array`$/],
    [{ overrides: { 'payload.contnt.text': 'Hi' } }, /^`overrides`: `payload` has no `contnt`; did you mean `content`\?$/],
    [{ overrides: { 'payload.x': () => {} } }, /^`overrides`: `payload\.x`: expected what JSON can hold, found `function`$/],
    [{ overrides: { 'payload.x': [{ y: NaN }] } }, /^`overrides`: `payload\.x`: NaN is not a JSON number \(at \/0\/y\)$/],
    [{ overrides: { 'payload.x': { y: -Infinity } } }, /^`overrides`: `payload\.x`: expected a number that JSON can hold/],
    [{ overrides: { 'payload.x': [Buffer.alloc(1)] } }, /^`overrides`: `payload\.x`: expected what JSON can hold, found `Buffer`$/],
    [{ overrides: { 'payload.x': new Uint8Array(1) } }, /^`overrides`: `payload\.x`: expected what JSON can hold, found `Uint8Array`$/],
    [{ overrides: { 'payload.x': circle } }, /^`overrides`: `payload\.x`: the object holds itself/],
    [{ overrides: { 'payload.x': new Map() } }, /^`overrides`: `payload\.x`: expected what JSON can hold, found `Map`/],
    [{ overrides: { 'payload.x': new Secret('rw4Kd0b2u') } }, /^`overrides`: `payload\.x`: a secret isn't written unasked/],
    [{ seed: '7' }, /^expected `seed` to be a number, found `string`$/],
    [{ seed: -1 }, /^expected `seed` to be a whole number from 0/, 'RangeError'],
    [{ seed: 1.5 }, /^expected `seed` to be a whole number from 0/, 'RangeError'],
    [{ seed: 2 ** 53 }, /^expected `seed` to be a whole number from 0/, 'RangeError'],
    [{ seed: 2n ** 64n }, /^expected `seed` to be a whole number from 0/, 'RangeError'],
    [{ seed: NaN }, /^expected `seed` to be a whole number from 0/, 'RangeError']
  ]) {
    assert.throws(() => sample(kind, options), (error) => {
      assert.match(error.message, message)
      assert.strictEqual(error.name, name)
      return !error.message.includes('rw4Kd0b2u')
    })
  }
  assert.throws(() => sample(), { name: 'TypeError', message: 'expected `kind` to be a string, found `undefined`' })
  assert.throws(() => sample('inbound'), { name: 'TypeError', message: /^unknown kind of event `inbound`/ })
})

// The block of each page on a kind, with a sample of that kind.
suite('the examples of the pages run', () => {
  const pages = readdirSync(join(root, 'docs/events')).map((file) => file.replace(/\.md$/, '')).filter((name) => name !== 'README')
  test('there is a page for each kind', () => assert.deepStrictEqual(pages.sort(), [...kinds].sort()))
  for (const kind of pages) {
    test(kind, () => {
      const blocks = [...readFileSync(join(root, `docs/events/${kind}.md`), 'utf8').matchAll(/^```js\n(.*?)^```$/gms)]
      assert.strictEqual(blocks.length, 1)
      const script = `const body = ${JSON.stringify(sample(kind, { seed: 7 }))}\n${blocks[0][1]}`
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=commonjs', '--eval', script], { encoding: 'utf8' })
      assert.strictEqual(status, 0, stderr)
      assert.match(stdout, /./)
    })
  }
})
