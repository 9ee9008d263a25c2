// Secrets never show unless a program asks for them.
'use strict'

const assert = require('node:assert')
const { suite, test } = require('node:test')
const { format, inspect, isDeepStrictEqual } = require('node:util')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const { Secret, ValidationError, check, models, parse } = require('chatapps-webhooks')
const { full } = require('./shared')

const CANARY = 'c4n4ry'

// Everything that a log could record of a value.
const shows = (value) => [
  inspect(value), inspect(value, { depth: Infinity, showHidden: true, getters: true }), inspect(value, { depth: 0, compact: false }),
  format('%o %O %s', value, value, value), String(value)
]

test('what is shown of models is redacted, and what is sent is not', () => {
  const webhooks = parse([{
    ...full(),
    url: 'https://user:s1@hooks.onion.example/?s2#s3',
    httpAuthorization: 's4',
    oauth: { ...full().oauth, url: 'https://u:s5@login.onion.example/', clientSecret: 's6' }
  }], { policy: 'contract' })
  for (const value of [webhooks, webhooks[0], { a: [webhooks[0].oauth] }, webhooks[0].httpAuthorization, [new Secret('s7')]]) {
    for (const shown of shows(value)) assert(!/s[1-7]/.test(shown), shown)
  }
  assert.match(inspect(webhooks), /url: 'https:\/\/\*\*\*@hooks\.onion\.example\/\?\*\*\*#\*\*\*'/)
  assert.match(inspect(webhooks), /httpAuthorization: Secret\(\*\*\*\)/)
  const sent = JSON.stringify(webhooks)
  for (let number = 1; number <= 6; number++) assert(sent.includes(`s${number}`))
  assert.strictEqual(webhooks[0].httpAuthorization.reveal(), 's4')
  assert.strictEqual(`${webhooks[0].oauth.clientSecret}`, '***')
  assert.deepStrictEqual(structuredClone(webhooks[0].httpAuthorization), {})
})

test('URLs that may hold a password are redacted', () => {
  for (const url of ['https://token/c4n4ry@host', 'c4n4ry:x@host', 'https://u:c4n4ry@host/', 'https://h/?c4n4ry', 'https://h/#c4n4ry']) {
    const [webhook] = parse([{ ...full(), url }], { policy: 'contract' })
    for (const shown of shows(webhook)) assert(!shown.includes(CANARY), shown)
    assert.strictEqual(webhook.url, url)
  }
})

suite('failures show no value', () => {
  const places = [
    { httpAuthorization: `${CANARY}\n` },
    { httpAuthorization: [CANARY] },
    { httpAuthorization: { [CANARY]: new Set([CANARY]) } },
    { httpAuthorization: `${CANARY}\ud800` },
    { oauth: { clientSecret: `${CANARY}\0`, clientId: '' } },
    { oauth: { clientSecret: { [CANARY]: new Set() } } },
    { oauth: { clientSecret: `${CANARY}\ud800` } },
    { url: `ftp://user:${CANARY}@hooks.onion.example/` },
    { url: `http://hooks.onion.example/?token=${CANARY}#` },
    { url: `http://hooks.onion.example/ ${CANARY}` },
    { [`Authorization: Bearer ${CANARY}`]: new Map([[CANARY, CANARY]]) }
  ]
  for (const changes of places) {
    test(inspect(Object.keys(changes)), () => {
      const body = [{ ...full(), ...changes }]
      let failure
      assert.throws(() => parse(body, { policy: 'strict' }), (error) => { failure = error; return true })
      const seen = [...shows(failure), failure.stack, JSON.stringify(failure)]
      if (failure instanceof ValidationError) seen.push(...shows(failure.report), JSON.stringify(failure.report))
      const { issues } = models.webhooks.with({ policy: 'strict' })['~standard'].validate(body)
      assert(issues.length > 0)
      seen.push(...shows(issues), JSON.stringify(issues))
      if (!JSON.stringify(changes).includes('\\ud800')) {
        const report = check(JSON.stringify(body))
        seen.push(...shows(report), JSON.stringify(report))
      }
      for (const shown of seen) assert(!shown.includes(CANARY), shown)
    })
  }
})

test('what is no secret is refused without being shown', () => {
  assert.throws(() => new Secret(`${CANARY}\ud800`), { name: 'TypeError', message: 'the secret has a lone surrogate' })
  assert.throws(() => new Secret(Buffer.from(CANARY)), { name: 'TypeError', message: 'expected a secret to be a string, found `object`' })
})

test('nothing can be changed', () => {
  const [webhook] = parse([{ ...full(), httpAuthorization: 'a' }], { policy: 'contract' })
  for (const value of [webhook, webhook.oauth, webhook.httpAuthorization, parse([], { model: 'webhook-list' })]) {
    assert(Object.isFrozen(value))
    assert.throws(() => { value.url = 'x' }, TypeError)
  }
})

test('secrets are compared, too', () => {
  const [one, same, other] = ['Bearer a', 'Bearer a', 'Bearer b'].map((value) => parse([{ ...full(), oauth: undefined, httpAuthorization: value }]))
  assert.deepStrictEqual(one, same)
  assert.notDeepStrictEqual(one, other)
  assert(isDeepStrictEqual(new Secret('a'), new Secret('a')) && !isDeepStrictEqual(new Secret('a'), new Secret('b')))
})

test('a URL that is kept keeps only a little of its list in memory', () => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  const body = Buffer.from(JSON.stringify(new Array(500).fill(full()).map((entry, index) => ({ ...entry, subAccountId: `Onion_${index}` }))))
  const urls = []
  const used = () => {
    gc()
    return process.memoryUsage().heapUsed
  }
  parse(body)
  const before = used()
  for (let turn = 0; turn < 200; turn++) urls.push(parse(body)[7].url)
  const bytes = used() - before
  assert(bytes < 200 * 16_384, `${bytes} bytes are kept of 200 lists of ${body.length} bytes`)
  assert.strictEqual(urls.length, 200)
})
