// The shared vectors, through every door.
'use strict'

const assert = require('node:assert')
const { readFileSync, readdirSync } = require('node:fs')
const { join } = require('node:path')
const { suite, test } = require('node:test')
const { ValidationError, check, checkAsync, isValid, isValidAsync, parse, parseAsync } = require('chatapps-webhooks')
const { root, withoutPositions } = require('./shared')

const folder = join(root, 'tests/vectors')
const MODELS = ['account-id', 'error-response', 'webhook', 'webhook-list', 'webhook-targets', 'webhooks']

// Members in alphabetical order: that of the vectors' findings.
function sorted (value) {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]))
}

test('there are vectors of every model', () => {
  assert.deepStrictEqual(readdirSync(folder).sort(), MODELS)
})

for (const model of MODELS) {
  for (const file of readdirSync(join(folder, model)).sort()) {
    const vectors = JSON.parse(readFileSync(join(folder, model, file), 'utf8'))
    suite(`${model}/${file}`, () => {
      test('has cases', () => assert(vectors.length > 0))
      for (const vector of vectors) test(vector.description, () => run(model, vector))
    })
  }
}

async function run (model, { data, text, policy, levels, valid, findings }) {
  const options = { model, policy, rules: levels }
  text ??= JSON.stringify(sorted(data))
  const report = check(text, options)
  assert.strictEqual(report.findings.length, findings.length, String(report))
  findings.forEach((wanted, index) => {
    const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, report.findings[index][name]]))
    assert.deepStrictEqual(found, wanted)
  })

  const octets = Buffer.from(text)
  const shared = new Uint8Array(new SharedArrayBuffer(octets.length))
  shared.set(octets)
  const sources = [text, octets, new Uint8Array(octets), new Uint8Array(octets).buffer, shared, shared.buffer]
  for (const source of sources) assert.deepStrictEqual(check(source, options), report)
  // A string is text: an account id can't come as a value.
  if (data !== undefined && typeof data !== 'string') {
    const values = JSON.parse(text)
    sources.push(values)
    assert.deepStrictEqual(check(values, options).toJSON(), withoutPositions(report))
  }
  for (const source of sources) {
    assert.strictEqual(check(source, options).isValid, valid)
    assert.strictEqual(isValid(source, options), valid)
    assert.strictEqual(await isValidAsync(source, options), valid)
    assert.deepStrictEqual(await checkAsync(source, options), check(source, options))
    if (valid) {
      assert.deepStrictEqual(JSON.stringify(await parseAsync(source, options)), JSON.stringify(parse(source, options)))
      continue
    }
    const isRight = (error) => {
      assert(error instanceof ValidationError)
      assert.deepStrictEqual(error.report, check(source, options))
      return true
    }
    assert.throws(() => parse(source, options), isRight)
    await assert.rejects(parseAsync(source, options), isRight)
  }
}
