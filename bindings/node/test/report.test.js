// Reports, rules and schemas as JavaScript objects.
'use strict'

const assert = require('node:assert')
const { readFileSync, readdirSync } = require('node:fs')
const { join } = require('node:path')
const { test } = require('node:test')
const { inspect } = require('node:util')
const Ajv = require('ajv/dist/2020').default
const { ValidationError, check, parse, rules, schema, version, utf16Range } = require('chatapps-webhooks')
const { root } = require('./shared')

const read = (path) => readFileSync(join(root, path))

test('a range in UTF-16 code units is what JavaScript cuts out', () => {
  const text = '[{"subAccountId": "€😀\\u00e9", "url": "https://hooks.onion.example/", "httpAuthorization": "***"}]'
  const { range } = check(text).errors.find(({ rule }) => rule === 'masked_secret')
  const { start, end } = utf16Range(text, range)
  assert.strictEqual(text.slice(start, end), '"***"')
  assert.strictEqual(Buffer.from(text).toString('utf8', range.start, range.end), '"***"')
  const lone = '["😀\ud800", "€"]'
  const [fault] = check(lone).errors
  assert.strictEqual(lone.slice(utf16Range(lone, fault.range).start)[0], '\ud800')
  for (const wrong of [[1, range], [text, undefined], [text, {}]]) assert.throws(() => utf16Range(...wrong), { name: 'TypeError', message: /^expected `(text|range)` to be/ })
})

test('an error needs a report', () => {
  for (const wrong of [undefined, null, 'x', {}]) assert.throws(() => new ValidationError(wrong), { name: 'TypeError', message: /^expected `report` to be a report/ })
})

test('a report tells errors from the rest', () => {
  const text = read('examples/invalid/posted-back.json')
  const report = check(text)
  assert(!report.isValid)
  assert.strictEqual(report.errors.length + report.warnings.length + report.notices.length, report.findings.length)
  const [finding] = report.errors
  assert.deepStrictEqual([finding.rule, finding.line, finding.column], ['masked_secret', 5, 26])
  assert.strictEqual(text.subarray(finding.range.start, finding.range.end).toString(), '"***"')
  assert.match(String(report), /^error\[masked_secret\]: .*`httpAuthorization`/)
  assert(Object.isFrozen(report) && Object.isFrozen(report.findings) && Object.isFrozen(finding.params))
  for (const name of readdirSync(join(root, 'examples/valid')).filter((name) => name.endsWith('.json'))) {
    assert(check(read(`examples/valid/${name}`)).isValid)
  }
})

test('a finding is the same object wherever it is met, and stands where it did', () => {
  const webhook = '{"subAccountId": "a", "url": "http://hooks.onion.example/"}'
  const report = check(`[1, ${webhook}, 2, ${webhook}]`)
  const { errors, warnings, notices } = report
  const { findings } = report
  assert(errors.length > 1 && warnings.length > 1 && notices.length > 1)
  for (const [level, some] of [['error', errors], ['warning', warnings], ['notice', notices]]) {
    const wanted = findings.filter((finding) => finding.level === level)
    assert(some.length === wanted.length && some.every((finding, index) => finding === wanted[index]))
  }
  const places = findings.map(({ range }) => range.start)
  assert.deepStrictEqual(places, [...places].sort((one, other) => one - other))
  assert.strictEqual(report.findings, findings)
  assert.strictEqual(report.errors, errors)
})

test('a report reads as in all languages', () => {
  for (const { description, text, maxFindings, report, failure } of JSON.parse(read('tests/report-texts.json'))) {
    const found = check(text, { maxFindings })
    assert.strictEqual(String(found), report.join('\n'), description)
    assert.strictEqual(new ValidationError(found).message, failure.join('\n'), description)
  }
})

test('reports are compared, copied and shown with their findings', () => {
  const [one, same, other] = ['[1]', '[1]', '[1,2]'].map((text) => check(text))
  assert.deepStrictEqual(one, same)
  assert.notDeepStrictEqual(one, other)
  assert.deepStrictEqual(structuredClone(one), { model: 'webhooks', findings: [...one.findings] })
  assert.deepStrictEqual({ ...one }, { model: one.model, findings: one.findings })
  assert.match(inspect(one, { depth: 3 }), /^Report \{\n {2}model: 'webhooks',\n {2}findings: \[\n {4}\{\n {6}rule: 'type',/)
  assert.strictEqual(inspect({ within: { one } }, { depth: 1 }), '{ within: { one: [Report] } }')
})

test('a report is written as its published schema says', () => {
  const accepts = new Ajv({ strict: true }).compile(schema('report'))
  for (const text of [read('examples/invalid/many-faults.json'), '[{"url": 1, "url": 2}]', '[', '[]']) {
    for (const data of [text, ...(text.length > 100 ? [JSON.parse(text)] : [])]) {
      assert(accepts(JSON.parse(JSON.stringify(check(data)))), JSON.stringify(accepts.errors))
    }
  }
})

test('the error carries the report', () => {
  assert.throws(() => parse('[1]'), (error) => {
    assert(error instanceof ValidationError && error instanceof Error)
    assert.deepStrictEqual([error.name, error.code], ['ValidationError', 'ERR_CHATAPPS_WEBHOOKS_INVALID'])
    assert.deepStrictEqual(error.report, check('[1]'))
    assert.strictEqual(error.message, `invalid webhooks: 1 error\n${error.report}`)
    // A logger copies the members that it can enumerate.
    assert.deepStrictEqual(Object.keys(error), ['code'])
    return true
  })
})

test('columns count code points and ranges count bytes', () => {
  const [, finding] = check('["ü𝄞", 1]', { policy: 'contract' }).findings
  assert.deepStrictEqual([finding.column, finding.range], [8, { start: 11, end: 12 }])
})

test('the catalogue is the published one', () => {
  const published = JSON.parse(read('schema/rules.json'))
  const rows = Array.isArray(published) ? published : published.rules
  assert.deepStrictEqual(rules().map(({ id }) => id), rows.map(({ id }) => id))
  for (const { id, model, bad, good, group } of rules()) {
    if (group === 'limit' || group === 'project') continue
    const format = id.startsWith('yaml_') ? 'yaml' : 'json'
    const found = (text) => check(text, { model, format }).findings.some(({ rule }) => rule === id)
    assert(found(bad) && !found(good), id)
  }
})

test('the schemas are the published ones', () => {
  for (const name of readdirSync(join(root, 'schema/v1')).filter((name) => name.endsWith('.schema.json'))) {
    const model = name.replace('.schema.json', '')
    const commandsOwn = ['baseline', 'configuration', 'desired-webhooks', 'validate-line']
    if (commandsOwn.includes(model) || model.endsWith('-output')) continue
    assert.deepStrictEqual(schema(model), JSON.parse(read(`schema/v1/${name}`)))
    assert.deepStrictEqual(schema(model, { draft: '07' }), JSON.parse(read(`schema/v1/draft-07/${name}`)))
  }
  assert.deepStrictEqual(schema(), schema('webhooks', { draft: '2020-12' }))
  assert.throws(() => schema('webhok'), { name: 'TypeError', message: /unknown schema `webhok`; did you mean `webhook`/ })
  assert.throws(() => schema('webhook', { draft: '4' }), { name: 'TypeError', message: /unknown draft/ })
  assert.throws(() => schema('webhook', { drafts: '07' }), { name: 'TypeError', message: /unknown option/ })
})

test('the version is that of the workspace', () => {
  const [, workspace] = /^\[workspace\.package\]\nversion = "(.*)"$/m.exec(read('Cargo.toml').toString())
  assert.strictEqual(version, workspace)
  assert.strictEqual(require('chatapps-webhooks/package.json').version, workspace)
  assert.strictEqual(JSON.parse(read('bindings/node/package.json')).version, workspace)
})

test('the lints of the crate are those of the workspace', () => {
  const lines = (path, from) => {
    const text = read(path).toString()
    const start = text.indexOf(`[${from}.rust]`)
    return text.slice(start, text.indexOf('\n[profile', start) + 1 || undefined).replaceAll(`[${from}.`, '[').split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('unsafe_code'))
  }
  assert.deepStrictEqual(lines('bindings/node/Cargo.toml', 'lints'), lines('Cargo.toml', 'workspace.lints'))
})

test('the message of an error does not grow with its report', () => {
  assert.throws(() => parse(`[${'1,'.repeat(5000)}1]`), (error) => {
    assert(error.message.startsWith('invalid webhooks: 5001 errors\n') && error.message.endsWith('\n… and 4981 more'))
    assert(error.message.length < 11_000 && error.report.errors.length === 5001)
    return true
  })
})
