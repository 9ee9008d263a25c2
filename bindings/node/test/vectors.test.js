// The shared vectors, through every entry point.
'use strict'

const assert = require('node:assert')
const { readFileSync, readdirSync, writeFileSync } = require('node:fs')
const { basename, join } = require('node:path')
const { after, suite, test } = require('node:test')
const { ValidationError, check, checkAsync, isValid, isValidAsync, parse, parseAsync, parseEvent, receiveEvent } = require('chatapps-webhooks')
const { root, sent, withoutPositions } = require('./shared')

const folder = join(root, 'tests/vectors')
const MODELS = [
  'account-id', 'error-response', 'event', 'oauth-client-credentials', 'receiver-transcript', 'webhook', 'webhook-list',
  'webhook-target', 'webhook-targets', 'webhooks'
]
const COMPARED = ['rule', 'level', 'pointer', 'line', 'column']

// The result of each case. If the variable names a folder, each runner writes its results there.
const results = []
const { CONFORMANCE_RESULTS } = process.env
after(() => {
  if (CONFORMANCE_RESULTS) writeFileSync(join(CONFORMANCE_RESULTS, 'Node.js.ndjson'), results.map((line) => `${JSON.stringify(line)}\n`).join(''))
})

// Sort the members: the vectors' findings are in that order.
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
      for (const vector of vectors) {
        test(vector.description, async () => {
          const result = { case: `${model}/${basename(file, '.json')}: ${vector.description}`, passed: false, found: null }
          results.push(result)
          await run(model, vector, result)
          result.passed = true
        })
      }
    })
  }
}

// The text to check: as given, or the value as compact JSON.
function textOf ({ data, text, bytes }) {
  return text ?? (bytes === undefined ? JSON.stringify(sorted(data)) : Buffer.from(bytes, 'hex'))
}

async function run (model, vector, result) {
  const { data, policy, levels, limits = {}, valid, findings } = vector
  const options = { model, policy, rules: levels, maxBytes: limits.bytes, maxDepth: limits.depth, maxEntries: limits.entries }
  const text = textOf(vector)
  const report = check(text, options)
  result.found = report.findings.map((finding) => Object.fromEntries(COMPARED.map((name) => [name, finding[name]])))
  assert.strictEqual(report.findings.length, findings.length, String(report))
  findings.forEach((wanted, index) => {
    const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, report.findings[index][name]]))
    assert.deepStrictEqual(found, wanted)
  })

  const octets = Buffer.from(text)
  for (const [applicability, fixed] of Object.entries(vector.fixed ?? {})) {
    assert.strictEqual(report.fixed(text, { applicability }).text, fixed)
    assert.strictEqual(report.fixed(octets, { applicability }).text.toString(), fixed)
  }
  const shared = new Uint8Array(new SharedArrayBuffer(octets.length))
  shared.set(octets)
  const sources = [text, octets, new Uint8Array(octets), new Uint8Array(octets).buffer, shared, shared.buffer]
  for (const source of sources) assert.deepStrictEqual(check(source, options), report)
  // A string counts as text, so an account id can't be a value.
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
    if (model === 'event') runEvent(source, options, valid)
    if (valid) {
      assert.deepStrictEqual(sent(await parseAsync(source, options)), sent(parse(source, options)))
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

// Events have functions of their own.
function runEvent (source, { model, ...options }, valid) {
  const { event, report } = receiveEvent(source, options)
  assert.deepStrictEqual(report, check(source, { ...options, model }))
  if (valid) assert.deepStrictEqual(parseEvent(source, options), event)
  else assert.strictEqual(event.kind, 'unrecognized')
  assert.strictEqual(report.worst, ['error', 'warning', 'notice'].find((level) => report.findings.some((finding) => finding.level === level)) ?? null)
}
