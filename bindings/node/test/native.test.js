// The native module on its own: input that its JavaScript would never write is an error, nothing
// worse.
'use strict'

const assert = require('node:assert')
const { readdirSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { test } = require('node:test')
const fc = require('fast-check')

const folder = dirname(require.resolve('chatapps-webhooks/package.json'))
const native = require(join(folder, readdirSync(folder).find((file) => file.endsWith('.node'))))

const question = native.question('webhooks', 'recommended', [])
const { Verdict, Report, Parse } = native.Kind
const message = /^the values were not written as they are read$/

test('words that nobody wrote are an error', () => {
  for (const [words, text] of [[[], ''], [[0xffffffff], ''], [[100 << 3 | 3], 'é'], [[1 << 3 | 3], '𝄞'], [[1 << 3 | 6, 99 << 3 | 7, 0], ''], [[2], '']]) {
    for (const kind of [Report, Parse]) assert.throws(() => native.askValues(question, kind, new Uint32Array(words), text), { message })
  }
})

test('nesting is bounded', () => {
  const nested = new Uint32Array(1_000_000).fill(1 << 3 | 5)
  assert.throws(() => native.askValues(question, Report, nested, ''), { message })
})

test('random words are an answer or an error', () => {
  const word = fc.oneof(fc.integer({ min: 0, max: 64 }), fc.nat())
  fc.assert(fc.property(fc.array(word, { maxLength: 30 }), fc.string({ unit: 'binary' }), (words, text) => {
    const ask = (kind) => {
      try {
        return native.askValues(question, kind, new Uint32Array(words), text)
      } catch (error) {
        assert.match(error.message, message)
      }
    }
    const report = ask(Report)
    if (report !== undefined) assert.strictEqual(ask(Verdict), JSON.parse(report.errors).findings.length === 0)
    ask(Parse)
  }), { numRuns: 2000, seed: 8 })
})

test('arguments of the wrong kind are errors', () => {
  assert.throws(() => native.isValidText({}, '[]'))
  assert.throws(() => native.isValidBytes(question, new Uint16Array(1)))
  assert.throws(() => native.askText(question, 9, '[]'))
  assert.throws(() => native.isValidText(question, 1))
})
