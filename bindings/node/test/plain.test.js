// Values under the contract are read in JavaScript alone if they are plain: nobody can tell.
'use strict'

const assert = require('node:assert')
const { execFileSync } = require('node:child_process')
const { test } = require('node:test')
const fc = require('fast-check')
const { check, isValid, parse, requestBody } = require('chatapps-webhooks')

const contract = { policy: 'contract' }
// Levels of rules that are off in any case: values are written down for the native side then.
const native = { policy: 'contract', maxFindings: 1_000_000 }
const webhook = { subAccountId: 'Onion', url: 'https://hooks.onion.example/a?b=c', type: 'MSG' }

// What both ways say, which has to be the same.
function verdict (body, model = 'webhooks') {
  const [ours, theirs] = [contract, native].map((options) => isValid(body, { ...options, model }))
  assert.strictEqual(ours, theirs)
  const [found, others] = [contract, native].map((options) => check(body, { ...options, model }))
  assert.deepStrictEqual({ ...found.toJSON() }, { ...others.toJSON() })
  if (ours) {
    const [one, other] = [contract, native].map((options) => parse(body, { ...options, model }))
    assert.deepStrictEqual(one, other)
    assert.strictEqual(requestBody(one), requestBody(other))
  }
  return ours
}

test('a URL is taken if and only if the native side takes it', () => {
  const unit = fc.constantFrom(...'ab9-.:/?#@[]%2F&=~_ü\n\t\\{}|^`"<> ', '%2D', 'http://', 'https://', 'HTTPS://', '//')
  const urls = fc.oneof(fc.string({ unit, maxLength: 14 }), fc.string({ unit, maxLength: 14 }).map((rest) => `https://a${rest}`), fc.webUrl({ withQueryParameters: true, withFragments: true }))
  let taken = 0
  fc.assert(fc.property(urls, (url) => { taken += verdict([{ ...webhook, url }]) }), { numRuns: 5000 })
  assert(taken > 500)
})

test('properties that nobody describes may hold whatever JSON can', () => {
  fc.assert(fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, name) => {
    assert(verdict([{ ...webhook, [`x${name}`]: value }]))
  }))
  let deep = 1
  for (let depth = 0; depth < 100; depth++) deep = [deep]
  assert(verdict([{ ...webhook, deep }]))
})

test('all models of requests', () => {
  const oauth = { url: 'https://login.onion.example/', clientId: 'a', clientSecret: 'b', credentialsLocation: 'body' }
  for (const [model, value] of [['webhook', { ...webhook, oauth }], ['webhook-list', [webhook]], ['webhook-targets', [{ subAccountId: '*' }]], ['webhook-target', { subAccountId: '*', type: 'CABM' }], ['oauth-client-credentials', oauth]]) {
    assert(verdict(value, model), model)
    for (const name of Object.keys(Array.isArray(value) ? value[0] : value)) {
      for (const other of [null, 1, '', 'MSG', {}, [], undefined]) {
        const changed = { ...(Array.isArray(value) ? value[0] : value), [name]: other }
        verdict(Array.isArray(value) ? [changed] : changed, model)
      }
    }
  }
})

test('members that are undefined, and names in any order', () => {
  assert(verdict([{ type: 'MSG', enabled: undefined, x: undefined, url: webhook.url, subAccountId: 'Onion' }]))
  assert(!verdict([{ ...webhook, url: undefined }]))
  assert(verdict([Object.assign(Object.create(null), webhook)]))
})

test('what JSON can\'t hold throws as ever', () => {
  const holed = [webhook]
  holed[2] = webhook
  class Own { constructor () { Object.assign(this, webhook) } }
  const hostile = [
    [{ ...webhook, x: NaN }], [{ ...webhook, x: 1n }], [{ ...webhook, x: () => 1 }], [{ ...webhook, x: [undefined] }], [{ ...webhook, x: '\ud800' }], [{ ...webhook, '\ud800': 1 }],
    [{ ...webhook, subAccountId: '\udfff' }], [{ ...webhook, x: new Map() }], [{ ...webhook, get x () { throw new Error('no') } }], holed, [undefined], [webhook, Symbol('a')]
  ]
  for (const [at, body] of hostile.entries()) {
    for (const options of [contract, native]) {
      for (const call of [isValid, parse]) assert.throws(() => call(body, options), { code: 'ERR_CHATAPPS_WEBHOOKS_NO_JSON' }, `${at}`)
    }
  }
  assert(verdict([new Own()]))
  assert(verdict([{ toJSON: () => webhook }]))
  assert(!verdict([{ ...webhook, toJSON: () => ({}) }]))
  assert(!verdict(Object.assign([webhook], { toJSON: () => 1 })))
})

test('a value that changes while it is read is read once', () => {
  let reads = 0
  const changing = { subAccountId: 'Onion', get url () { return reads++ === 0 ? webhook.url : 'not a URL' } }
  const [model] = parse([changing], contract)
  assert.strictEqual(model.url, webhook.url)
  assert.strictEqual(reads, 1)
})

test('what is on the prototype of all objects is nobody\'s', () => {
  const script = `
    const { isValid, parse } = require('chatapps-webhooks')
    Object.prototype.url = 'https://hooks.onion.example/'
    console.log(isValid([{ subAccountId: 'Onion' }], { policy: 'contract' }))
    delete Object.prototype.url
    Array.prototype.toJSON = () => 1
    console.log(isValid([], { policy: 'contract' }))`
  assert.strictEqual(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: __dirname }), 'false\nfalse\n')
})

test('without code that is made of text, the native side reads all', () => {
  const script = `
    const { isValid, parse } = require('chatapps-webhooks')
    const body = [{ subAccountId: 'Onion', url: 'https://hooks.onion.example/' }]
    console.log(isValid(body, { policy: 'contract' }), parse(body, { policy: 'contract' })[0].url)`
  const out = execFileSync(process.execPath, ['--disallow-code-generation-from-strings', '-e', script], { encoding: 'utf8', cwd: __dirname })
  assert.strictEqual(out, 'true https://hooks.onion.example/\n')
})

test('a model that was read is frozen, of its class, and keeps its secrets', () => {
  const [model] = parse([{ ...webhook, httpAuthorization: 'Bearer a' }], contract)
  const [other] = parse(JSON.stringify([webhook]), contract)
  assert.strictEqual(model.constructor, other.constructor)
  assert(Object.isFrozen(model))
  assert.strictEqual(model.httpAuthorization.reveal(), 'Bearer a')
  assert.throws(() => JSON.stringify(model), { code: 'ERR_CHATAPPS_WEBHOOKS_SECRET' })
  assert(check([model]).isValid)
})
