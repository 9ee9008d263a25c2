// Values under `contract` and `recommended` are read in JavaScript alone if they are plain: nobody
// can tell.
'use strict'

const assert = require('node:assert')
const { execFileSync } = require('node:child_process')
const { test } = require('node:test')
const fc = require('fast-check')
const { check, isValid, parse, requestBody } = require('chatapps-webhooks')

const contract = { policy: 'contract' }
// Levels of rules that are off in any case: values are written down for the native side then.
const native = { policy: 'contract', maxFindings: 1_000_000 }
const recommended = { policy: 'recommended' }
const nativeRecommended = { policy: 'recommended', maxFindings: 1_000_000 }
const webhook = { subAccountId: 'Onion', url: 'https://hooks.onion.example/a?b=c', type: 'MSG' }

// What both ways say, which has to be the same.
function verdict (body, model = 'webhooks') {
  verdictUnder([recommended, nativeRecommended], body, model)
  return verdictUnder([contract, native], body, model)
}

function verdictUnder (both, body, model = 'webhooks') {
  const [ours, theirs] = both.map((options) => isValid(body, { ...options, model }))
  assert.strictEqual(ours, theirs)
  const [found, others] = both.map((options) => check(body, { ...options, model }))
  assert.deepStrictEqual({ ...found.toJSON() }, { ...others.toJSON() })
  assert.strictEqual(found.isValid, ours)
  if (ours) {
    const [one, other] = both.map((options) => parse(body, { ...options, model }))
    assert.deepStrictEqual(one, other)
    assert.strictEqual(requestBody(one), requestBody(other))
  }
  return ours
}

const isRecommended = (body, model) => verdictUnder([recommended, nativeRecommended], body, model)

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

// Pieces of what rules look for, and of what they let pass.
const pieces = fc.constantFrom(
  '*', '***', '•', '[REDACTED]', 'redacted', 'undefined', 'null', 'None', 'nil', 'NaN', 'ned', '${', '$(', '}', ')', '{{', '}}', '<', '>', '%41', '%', 'Bearer ', 'Basic ', ' ', '',
  'https://', 'http://', 'HTTPS://', 'hooks.onion.example', 'localhost', '127.0.0.1', '0x7f.1', '1.2', 'xn--a', 'a..b', '.', '-', '--', ':8443', ':99999', ':0', '/a', '?b=c', '#d', '@', 'Onion', 'a', 'E', '9', 'é', '\n', '"', ',', '\\'
)
const text = fc.array(pieces, { maxLength: 5 }).map((all) => all.join(''))
const url = fc.oneof(fc.constant(webhook.url), text, text.map((rest) => `https://hooks.onion.example${rest}`), text.map((host) => `https://${host}.example/`))
const optional = (requiredKeys) => ({ requiredKeys })

test('no text that `recommended` refuses is taken for an ordinary one', () => {
  const oauth = fc.record({ url, clientId: text, clientSecret: text, credentialsLocation: fc.constantFrom('header', 'body'), scope: text }, optional(['url', 'clientId', 'clientSecret', 'credentialsLocation']))
  const entries = fc.record({ subAccountId: fc.oneof(fc.constant('Onion'), text), url, httpAuthorization: text, type: fc.constantFrom('MSG', 'CADR', 'CABM'), oauth }, optional(['subAccountId', 'url']))
  let taken = 0
  fc.assert(fc.property(entries, (entry) => { taken += isRecommended([entry]) }), { numRuns: 5000 })
  assert(taken > 200)
})

test('one text at a time, each of which is otherwise fine', () => {
  const oauth = { url: 'https://login.onion.example/', clientId: 'a', clientSecret: 'b', credentialsLocation: 'header', scope: 'c' }
  const places = {
    subAccountId: (text) => ({ ...webhook, subAccountId: text }),
    url: (text) => ({ ...webhook, url: text }),
    httpAuthorization: (text) => ({ ...webhook, httpAuthorization: text }),
    tokenUrl: (text) => ({ ...webhook, oauth: { ...oauth, url: text } }),
    clientId: (text) => ({ ...webhook, oauth: { ...oauth, clientId: text } }),
    clientSecret: (text) => ({ ...webhook, oauth: { ...oauth, clientSecret: text } }),
    scope: (text) => ({ ...webhook, oauth: { ...oauth, scope: text } })
  }
  const verdicts = new Set()
  fc.assert(fc.property(fc.constantFrom(...Object.keys(places)), fc.oneof(text, url), (place, text) => {
    verdicts.add(`${place} ${isRecommended([places[place](text)])}`)
  }), { numRuns: 10_000 })
  assert.strictEqual(verdicts.size, 2 * Object.keys(places).length)
  for (const place of ['url', 'tokenUrl']) {
    for (const length of [1_990, 2_000, 2_001, 2_049, 8_192, 8_193]) {
      const long = `https://hooks.onion.example/${'a'.repeat(length - 28)}`
      assert.strictEqual(isRecommended([places[place](long)]), length <= 8_192, `${place} ${length}`)
    }
  }
})

test('a name that is misspelled is never taken for an unknown one', () => {
  const known = ['subAccountId', 'url', 'httpAuthorization', 'enabled', 'type', 'oauth', 'version', 'clientId', 'description', 'labels', 'active', 'uri']
  const changed = fc.tuple(fc.constantFrom(...known), fc.nat(20), fc.string({ maxLength: 1 })).map(([name, at, letter]) => name.slice(0, at) + letter + name.slice(at + 1))
  let taken = 0
  fc.assert(fc.property(changed, (name) => { taken += isRecommended([{ ...webhook, [name]: webhook[name] ?? 1 }]) }), { numRuns: 3000 })
  assert(taken > 100)
})

test('entries for one target are seen however far they are apart', () => {
  const scope = fc.constantFrom('Onion', 'Shallot', 'Garlic', '*')
  const type = fc.constantFrom('MSG', 'CADR', 'CABM', undefined)
  const entries = fc.record({ subAccountId: scope, type, url: fc.constantFrom('https://a.onion.example/', 'https://b.onion.example/') })
  const verdicts = new Set()
  fc.assert(fc.property(fc.array(entries, { maxLength: 6 }), (list) => { verdicts.add(isRecommended(list)) }), { numRuns: 2000 })
  const targets = fc.record({ subAccountId: scope, type })
  fc.assert(fc.property(fc.array(targets, { maxLength: 4 }), (list) => { verdicts.add(isRecommended(list, 'webhook-targets')) }), { numRuns: 1000 })
  assert.strictEqual(verdicts.size, 2)
})

test('two kinds of credentials contradict each other', () => {
  const oauth = { url: 'https://login.onion.example/', clientId: 'a', clientSecret: 'b', credentialsLocation: 'header' }
  assert(isRecommended([{ ...webhook, httpAuthorization: 'Bearer rw4Kd0b2u' }]))
  assert(isRecommended([{ ...webhook, oauth }]))
  assert(isRecommended([{ ...webhook, httpAuthorization: '', oauth }]))
  assert(!isRecommended([{ ...webhook, httpAuthorization: 'Bearer rw4Kd0b2u', oauth }]))
})

test('the limit of entries holds', () => {
  const entries = (count) => Array.from({ length: count }, (_, index) => ({ ...webhook, subAccountId: `Onion${index}` }))
  assert(isValid(entries(10_000)))
  assert(!isValid(entries(10_001)))
  assert(isValid(entries(10_001), contract))
})

test('what the platform writes has rules of its own', () => {
  const listed = { ...webhook, httpAuthorization: '***' }
  for (const one of [listed, { ...listed, subAccount: 'a' }, { ...listed, type: 'NEW' }]) isRecommended([one], 'webhook-list')
  assert(isRecommended([listed], 'webhook-list'))
})

test('what is ordinary is read once, and anything else once more', () => {
  for (const [value, expected] of [[webhook.url, 1], ['https://hooks.onion.example/$a', 2]]) {
    let reads = 0
    const counting = { subAccountId: 'Onion', get url () { reads++; return value } }
    assert(isValid([counting]))
    assert.strictEqual(reads, expected, value)
  }
})

const bothSay = (value, expected, options = {}) => {
  for (const policy of ['contract', 'recommended']) {
    for (const maxFindings of [undefined, 1_000_000]) {
      const call = () => isValid(value, { ...options, policy, maxFindings })
      if (expected === TypeError) assert.throws(call, expected)
      else assert.strictEqual(call(), expected, `${policy} ${maxFindings}`)
    }
  }
}

test('what looks like a plain object and is none', () => {
  for (const prototype of [null, Object.prototype]) {
    const array = Object.assign(Object.setPrototypeOf([], prototype), webhook)
    bothSay(array, false, { model: 'webhook' })
    bothSay([array], false)
    bothSay([{ ...webhook, labels: Object.setPrototypeOf([, 1], prototype) }], TypeError) // eslint-disable-line no-sparse-arrays
    // What bytes say counts, whatever members they were given.
    const text = new TextEncoder().encode('{}').buffer
    bothSay(Object.assign(Object.setPrototypeOf(text, prototype), webhook), false, { model: 'webhook' })
  }
})

test('a value that is shared unfolds no further than the native side lets it', () => {
  let labels = 'x'
  for (let depth = 0; depth < 12; depth++) labels = Array(10).fill(labels)
  bothSay([{ ...webhook, labels }], TypeError)
  bothSay([{ ...webhook, labels: Array(1_400_000).fill(1) }], TypeError)
  bothSay([{ ...webhook, labels: Array(129).fill('a'.repeat(2 ** 20)) }], TypeError)
  bothSay([{ ...webhook, labels: Array(1_000_000).fill('a') }], true)
})

test('a list that changes while it is read has the length that it had', () => {
  const growing = () => {
    const list = []
    Object.defineProperty(list, 0, { enumerable: true, get () { if (list.length === 1) list.push({ ...webhook, url: 'https://b.onion.example/' }); return webhook } })
    return list
  }
  for (const options of [contract, native, recommended, nativeRecommended]) assert.strictEqual(parse(growing(), options).length, 1)
  let length = 1
  const endless = new Proxy([webhook], { get: (target, name) => name === 'length' ? length++ : target[name] ?? webhook })
  for (const options of [contract, recommended]) isValid(endless, options)
  assert(length < 100)
})

test('members that a prototype has got since it was looked at are nobody\'s', () => {
  const value = () => {
    const own = { subAccountId: 'Onion' }
    return Object.defineProperty(own, 'toJSON', { get () { Object.setPrototypeOf(own, { url: webhook.url }) } })
  }
  for (const options of [contract, native, recommended, nativeRecommended]) assert.strictEqual(isValid(value(), { ...options, model: 'webhook' }), false)
})

test('options of a class are read at each call', () => {
  class Options { get rules () { return { insecure_url: 'error' } } }
  const body = [{ ...webhook, url: 'http://hooks.onion.example/' }]
  for (let call = 0; call < 3; call++) {
    assert.strictEqual(isValid(body, new Options()), false)
    assert(isValid(body))
  }
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
    for (const options of [contract, native, recommended, nativeRecommended]) {
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
