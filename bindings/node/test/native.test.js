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

const request = native.request('webhooks', 'recommended', [], [], 'json', false)
const { IsValid, Check, Parse } = native.Mode
const message = /^the values were not written as they are read$/

// The number of bytes of the text comes first.
const run = (mode, words, text, bytes = Buffer.from(text)) =>
  native.runValues(request, mode, new Uint32Array([bytes.length, ...words]), bytes)

test('words that nobody wrote are an error', () => {
  for (const [words, text] of [[[], ''], [[0xffffffff], ''], [[100 << 3 | 3], 'é'], [[1 << 3 | 3], 'é'], [[1 << 3 | 6, 9999 << 3 | 7, 0], ''], [[2], '']]) {
    for (const mode of [Check, Parse]) assert.throws(() => run(mode, words, text), { message })
  }
})

test('a text that is not there, or is not UTF-8, is an error', () => {
  for (const [words, bytes] of [[[], []], [[1, 1 << 3 | 3], []], [[1, 1 << 3 | 3], [0xff]]]) {
    assert.throws(() => native.runValues(request, Check, new Uint32Array(words), Buffer.from(bytes)), { message })
  }
})

test('nesting is bounded', () => {
  const nested = new Uint32Array(1_000_000).fill(1 << 3 | 5)
  nested[0] = 0
  assert.throws(() => native.runValues(request, Check, nested, Buffer.alloc(0)), { message })
})

test('random words are an answer or an error', () => {
  const word = fc.oneof(fc.integer({ min: 0, max: 64 }), fc.nat())
  fc.assert(fc.property(fc.array(word, { maxLength: 30 }), fc.string({ unit: 'binary' }), (words, text) => {
    const answer = (mode) => {
      try {
        return run(mode, words, text)
      } catch (error) {
        assert.match(error.message, message)
      }
    }
    const report = answer(Check)
    if (report !== undefined) assert.strictEqual(answer(IsValid), report === null || report.split('\n')[1] === '[]')
    answer(Parse)
  }), { numRuns: 2000, seed: 8 })
})

test('arguments of the wrong kind are errors', () => {
  assert.throws(() => native.runText({}, Check, '[]'))
  assert.throws(() => native.runBytes(request, Check, new Uint16Array(1)))
  assert.throws(() => native.runText(request, 9, '[]'))
  assert.throws(() => native.runText(request, Check, 1))
})
