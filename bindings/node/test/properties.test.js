// For random documents, all entry points and Ajv agree, and only documented errors are thrown.
'use strict'

const assert = require('node:assert')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { test } = require('node:test')
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default
const fc = require('fast-check')
const { ValidationError, check, isValid, parse } = require('chatapps-webhooks')
const { root, sent, withoutPositions } = require('./shared')

fc.configureGlobal({ numRuns: 500, seed: 20 })

const words = fc.constantFrom('', '*', 'MSG', 'CABM', 'header', '***', 'Onion', 'https://hooks.onion.example/',
  'http://10.0.0.1/?token=a', 'ü𝄞\n', 'https://hooks.onion.example/%C3%BC?a=b#c', 'urn:a')
// Random strings of whole characters; `unit: 'binary'` has every code point but surrogates.
const strings = fc.string({ unit: 'binary', maxLength: 5 })
const scalars = fc.oneof(fc.constant(null), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), words, strings)
const names = fc.oneof(
  fc.constantFrom('subAccountId', 'url', 'httpAuthorization', 'enabled', 'type', 'oauth', 'clientId', 'clientSecret', 'x', 'URL', '__proto__'),
  strings
)
const { document } = fc.letrec((tie) => ({
  document: fc.oneof({ maxDepth: 4 }, scalars, tie('array'), tie('object')),
  array: fc.array(tie('document'), { maxLength: 4 }),
  // Made by a parser, as documents are, so that `__proto__` is a member.
  object: fc.array(fc.tuple(names, tie('document')), { maxLength: 6 }).map((members) => Object.fromEntries(members))
}))
const oauth = fc.record({ url: words, clientId: words, clientSecret: words, credentialsLocation: words, scope: words }, { requiredKeys: ['url', 'clientId', 'clientSecret'] })
const entry = fc.record(
  { subAccountId: words, url: words, httpAuthorization: words, enabled: fc.oneof(fc.boolean(), fc.constant(null)), type: words, oauth: fc.oneof(oauth, document), extra: document },
  { requiredKeys: ['subAccountId', 'url'] }
)
const likely = fc.record(
  {
    subAccountId: fc.oneof(words, strings),
    url: fc.constantFrom('https://hooks.onion.example/', 'http://u:p@hooks.onion.example/?a=b', 'urn:a'),
    httpAuthorization: strings,
    enabled: fc.boolean(),
    type: fc.constantFrom('CADR', 'MSG', 'CABM'),
    oauth: fc.record(
      { url: fc.constant('https://login.onion.example/'), clientId: strings, clientSecret: strings, credentialsLocation: fc.constantFrom('header', 'body'), scope: strings },
      { requiredKeys: ['url', 'clientId', 'clientSecret', 'credentialsLocation'] }
    ),
    extra: document
  },
  { requiredKeys: ['subAccountId', 'url'] }
)
const bodies = fc.oneof(fc.array(entry, { maxLength: 4 }), fc.array(likely, { maxLength: 4 }), document)
const policies = fc.constantFrom('contract', 'recommended', 'strict')
const models = fc.constantFrom('webhooks', 'webhook', 'webhook-list', 'webhook-targets', 'error-response')

test('text and values have the same findings', () => {
  fc.assert(fc.property(bodies, models, policies, (body, model, policy) => {
    const options = { model, policy }
    const values = typeof body === 'string' ? [body] : body
    const text = JSON.stringify(values)
    const ofText = check(text, options)
    const ofValues = check(values, options)
    assert.deepStrictEqual(ofValues.toJSON(), withoutPositions(ofText))
    for (const source of [text, Buffer.from(text), values]) {
      assert.strictEqual(isValid(source, options), ofText.isValid)
      if (ofText.isValid) {
        assert.strictEqual(sent(parse(source, options)), sent(parse(text, options)))
      } else {
        assert.throws(() => parse(source, options), ValidationError)
      }
    }
  }))
})

test('models of valid documents go round, byte for byte', () => {
  const order = ['subAccountId', 'url', 'httpAuthorization', 'enabled', 'type', 'oauth']
  const credentials = ['url', 'clientId', 'clientSecret', 'credentialsLocation', 'scope']
  const pick = (value, list) => Object.fromEntries(list.filter((name) => name in value).map((name) => [name, value[name]]))
  let seen = 0
  fc.assert(fc.property(fc.array(likely, { maxLength: 4 }), (list) => {
    const webhooks = parse(list, { policy: 'contract' })
    const text = sent(webhooks)
    const known = list.map((webhook) => {
      const kept = pick(webhook, order)
      if (kept.oauth !== undefined) kept.oauth = pick(kept.oauth, credentials)
      return kept
    })
    assert.strictEqual(text, JSON.stringify(known))
    assert.strictEqual(sent(parse(text, { policy: 'contract' })), text)
    assert.strictEqual(sent(parse(webhooks, { policy: 'contract' })), text)
    seen += list.length
  }))
  assert(seen > 100)
})

test('Ajv gives the verdict of the contract under the published schema', () => {
  for (const validateFormats of [true, false]) {
    const ajv = new Ajv({ strict: true, validateFormats })
    if (validateFormats) addFormats(ajv, { mode: 'full' })
    for (const model of ['webhooks', 'webhook', 'webhook-list', 'webhook-targets', 'error-response']) {
      const accepts = ajv.compile(JSON.parse(readFileSync(join(root, `schema/v1/${model}.schema.json`), 'utf8')))
      let accepted = 0
      const [one, many] = [fc.oneof(likely, entry), fc.oneof(fc.array(likely, { maxLength: 3 }), fc.array(entry, { maxLength: 3 }))]
      fc.assert(fc.property(fc.oneof(model === 'webhook' ? one : many, document), (value) => {
        const verdict = accepts(value)
        if (verdict) accepted++
        const values = typeof value === 'string' ? [value] : value
        assert.strictEqual(isValid(values, { model, policy: 'contract' }), typeof value === 'string' ? accepts(values) : verdict)
      }))
      assert(accepted > 0 || model === 'error-response')
    }
  }
})

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }), fc.uint8Array()), (text) => {
    assert.strictEqual(isValid(text), check(text).isValid)
  }))
})

test('anything at all is a finding or a TypeError', () => {
  const anything = fc.anything({ withBigInt: true, withBoxedValues: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true, withTypedArray: true, withUnicodeString: true, withObjectString: true })
  fc.assert(fc.property(anything, (value) => {
    if (ArrayBuffer.isView(value)) return
    try {
      check(typeof value === 'string' ? [value] : value)
    } catch (error) {
      assert.strictEqual(error.code, 'ERR_CHATAPPS_WEBHOOKS_NO_JSON')
    }
  }), { numRuns: 3000 })
})
