// Fixes of findings: what is offered, and what making them gives.
'use strict'

const assert = require('node:assert')
const { inspect } = require('node:util')
const { test } = require('node:test')
const { check, isValid, parse, rules } = require('chatapps-webhooks')

const text = '[{"sub_account_id": "Onion_Marketing", "url": "https://hooks.onion.example/events#é", "type": "MSG", "httpAuthorization": "Bearer: rw4Kd0b2u"}]'

const ofRule = (report, text, rule) => report.fixes(text).filter((fixes, index) => report.findings[index].rule === rule).flat()

test('a fix is edits with a title and who decides', () => {
  const [fix] = ofRule(check(text), text, 'misspelled_property')
  assert.deepStrictEqual({ ...fix }, {
    title: 'rename it to `subAccountId`',
    applicability: 'safe',
    edits: [{ range: { start: 2, end: 18 }, text: '"subAccountId"' }]
  })
  assert.deepStrictEqual(ofRule(check(text), text, 'authorization_shape').map(({ applicability }) => applicability), ['unsafe'])
})

test('a fix changes text of either type', () => {
  const [fix] = ofRule(check(text), text, 'url_fragment')
  assert.strictEqual(fix.apply(text), text.replace('#é', ''))
  assert.deepStrictEqual(fix.apply(Buffer.from(text)), Buffer.from(text.replace('#é', '')))
  assert.throws(() => fix.apply('['), { name: 'RangeError', message: /one of another text/ })
})

test('rounds make safe fixes, or all', () => {
  const report = check(text)
  const safe = report.fixed(text)
  const unsafe = report.fixed(text, { applicability: 'unsafe' })
  assert.strictEqual(safe.text, text.replace('sub_account_id', 'subAccountId').replace('#é', ''))
  assert.strictEqual(unsafe.text, safe.text.replace('Bearer:', 'Bearer'))
  assert.deepStrictEqual(safe.findings.map(({ rule }) => rule), ['misspelled_property', 'url_fragment'])
  assert.deepStrictEqual(unsafe.report, check(unsafe.text))
})

test('the policy of the check counts', () => {
  const text = '[{"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/#a"}]'
  assert.strictEqual(check(text, { policy: 'contract' }).fixed(text).text, text)
  assert.strictEqual(check(text, { rules: { url_fragment: 'off' } }).fixed(text).text, text)
  assert.strictEqual(check(text).fixed(text).text, text.replace('#a', ''))
})

test('findings of values and of other texts have no fix', () => {
  assert.deepStrictEqual(check(JSON.parse(text)).fixes(text).flat(), [])
  assert.deepStrictEqual(check(text).fixes('[]').flat(), [])
})

test('the report of a failure has fixes', () => {
  assert.throws(() => parse(text), ({ report }) => isValid(report.fixed(text).text))
})

test('wrong arguments are told by their names', () => {
  const report = check(text)
  assert.throws(() => report.fixes([]), { name: 'TypeError', message: 'expected `text` to be a string or a `Uint8Array`, found `Array`' })
  assert.throws(() => report.fixed(text, { applicability: 'safest' }), { name: 'TypeError', message: /unknown applicability `safest`/ })
  assert.throws(() => report.fixed(text, { applicability: 'manual' }), { name: 'TypeError', message: /expected `safe` or `unsafe`/ })
  assert.throws(() => report.fixed(text, { unsafe: true }), { name: 'TypeError', message: /unknown option `unsafe`/ })
})

test('no secret shows', () => {
  const fixed = check(text).fixed(text, { applicability: 'unsafe' })
  const shown = [inspect(fixed, { depth: 9, showHidden: true }), JSON.stringify(fixed), inspect(check(text).fixes(text), { depth: 9 })]
  for (const each of shown) assert(!each.includes('rw4Kd0b2u'), each)
  assert(fixed.text.includes('rw4Kd0b2u'))
})

test('a string that is not well formed stays as it is', () => {
  const text = '["\ud800"]'
  assert.strictEqual(check(text).fixed(text).text, text)
})

test('each rule has fixes, or says why not', () => {
  for (const { fixes, unfixed } of rules()) assert.notStrictEqual(fixes.length > 0, unfixed !== '')
})
