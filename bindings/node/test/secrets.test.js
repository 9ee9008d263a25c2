// Secrets never show unless a program asks for them.
'use strict'

const assert = require('node:assert')
const { suite, test } = require('node:test')
const { format, inspect, isDeepStrictEqual } = require('node:util')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const { Secret, ValidationError, WebhookSet, check, checkAsync, checkLines, models, parse, parseAsync, plan, requestBody, utf16Range } = require('chatapps-webhooks')
const { full } = require('./shared')

const CANARY = 'c4n4ry'

// Everything that a log could record of a value.
const shows = (value) => [
  inspect(value), inspect(value, { depth: Infinity, showHidden: true, getters: true }), inspect(value, { depth: 0, compact: false }),
  ...[() => format('%o %O', value, value), () => format('%s', value), () => format('%j', value), () => String(value), () => JSON.stringify(value)].map(outcome)
]

// What a call gives, or the message of what it throws.
function outcome (call) {
  try {
    return call()
  } catch (error) {
    return error.message
  }
}

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
  const sent = requestBody(webhooks)
  for (let number = 1; number <= 6; number++) assert(sent.includes(`s${number}`))
  assert.strictEqual(webhooks[0].httpAuthorization.reveal(), 's4')
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
  assert.throws(() => new Secret(Buffer.from(CANARY)), { name: 'TypeError', message: 'expected `value` to be a string, found `Buffer`' })
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

test('all parts of a secret count when it is compared', () => {
  const letters = 'abcdefg'
  const texts = new Set([''])
  for (let length = 1; length <= letters.length; length++) {
    texts.add(letters.slice(0, length)).add(letters.slice(-length)).add('\u0000'.repeat(length))
    for (let at = 0; at < length; at++) texts.add(`${letters.slice(0, at)}X${letters.slice(at + 1, length)}`)
  }
  const all = [...texts]
  for (const one of all) for (const other of all) assert.strictEqual(isDeepStrictEqual(new Secret(one), new Secret(other)), one === other, `${one} ${other}`)
})

const TOKEN = `${CANARY}77`
const secretive = () => JSON.stringify([{ ...full(), oauth: undefined, httpAuthorization: `Bearer ${TOKEN}` }])

// What small buffers are parts of.
const sharedMemory = () => Buffer.from(Buffer.from('x').buffer)

test('a text that another thread reads is not left in memory that buffers share', async () => {
  const text = secretive()
  await parseAsync(text, { policy: 'contract' })
  await checkAsync(`${text}\ud800`)
  check(`${text}\ud800`)
  assert(!sharedMemory().includes(TOKEN))
})

async function readLines (...pieces) {
  for await (const { report } of checkLines(pieces)) assert(report.isValid)
}

function fixAll (text) {
  const report = check(text)
  assert(!report.fixed(text).text.includes('#part'))
  for (const [fix] of report.fixes(text)) fix?.apply(text)
}

for (const [what, read] of Object.entries({
  'lines of text': (text) => readLines(`${text}\n`, text),
  'lines of bytes': (text) => readLines(new TextEncoder().encode(`${text}\n${text}`)),
  'a text that is fixed': (text) => fixAll(text.replace(/"url":"[^"]*/, '$&#part')),
  'a text with positions in it': (text) => utf16Range(text, { start: 1, end: text.length })
})) {
  test(`${what}: nothing is left in memory that buffers share`, async () => {
    await read(secretive())
    assert(!sharedMemory().includes(TOKEN))
  })
}

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

const webhooks = () => parse([{ ...full(), httpAuthorization: CANARY, oauth: undefined }, { ...full(), type: 'CADR', oauth: { ...full().oauth, clientSecret: CANARY } }], { policy: 'contract' })

test('a secret does not become part of a text', () => {
  const secret = new Secret(CANARY)
  for (const call of [() => `Bearer ${secret}`, () => 'Bearer ' + secret, () => String(secret), () => [secret].join(), () => Number(secret), () => new Headers({ authorization: secret })]) {
    assert.throws(call, { name: 'TypeError', message: /call `reveal`/ })
  }
})

test('nothing that holds a secret is written unasked, and the error says what to call', () => {
  const all = webhooks()
  const holders = [all, all[0], all[0].httpAuthorization, all[1], all[1].oauth, new WebhookSet(all), { ...all[0] }, new Map([[1, all]]).get(1)]
  for (const holder of holders) {
    assert.throws(() => JSON.stringify({ deep: [holder] }), { name: 'TypeError', code: 'ERR_CHATAPPS_WEBHOOKS_SECRET', message: /`requestBody`.*`masked`/ })
  }
  // A URL may hold one, too.
  for (const url of ['https://user:c4n4ry@hooks.onion.example/', 'https://hooks.onion.example/?token=c4n4ry', 'https://hooks.onion.example/#c4n4ry']) {
    const [webhook] = parse([{ ...full(), oauth: undefined, url }], { policy: 'contract' })
    assert.throws(() => JSON.stringify(webhook), { code: 'ERR_CHATAPPS_WEBHOOKS_SECRET' })
    assert.strictEqual(JSON.parse(JSON.stringify(webhook.masked())).url, url)
  }
})

test('nothing else is sent', () => {
  const [webhook] = webhooks()
  const planned = plan(new WebhookSet(), new WebhookSet([webhook]))
  for (const [wrong, found] of [
    [undefined, '`undefined`'], [null, '`null`'], ['text', '`string`'], [1, '`number`'], [[webhook, 1], '`number`'], [[undefined], '`undefined`'],
    [new Map(), '`Map`'], [new Response('[]'), '`Response`'], [[new Date()], '`Date`'], [check([]), '`Report`'],
    [[{ ...webhook, remark () {} }], '`function`'], [{ ...webhook, remark: new Set() }, '`Set`'],
    [Promise.resolve([webhook]), '`Promise`: `await` it'], [planned, '`Plan`: call its `request()`']
  ]) {
    const message = `expected \`value\` to be a model, a set, or an array of them, found ${found}`
    assert.throws(() => requestBody(wrong), { name: 'TypeError', message })
  }
  const [plain] = JSON.parse(requestBody([runInNewContext('({ ...webhook })', { webhook })]))
  assert.deepStrictEqual(plain, JSON.parse(requestBody(webhook)))
})

test('what holds none is written as it is', () => {
  const plain = { subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', httpAuthorization: '', type: 'MSG' }
  const masks = { ...full(), httpAuthorization: '***', oauth: { ...full().oauth, clientSecret: '***' } }
  for (const entry of [plain, masks]) {
    for (const value of [parse([entry], { policy: 'contract' }), new WebhookSet([entry], { policy: 'contract' })]) {
      assert.deepStrictEqual(JSON.parse(JSON.stringify(value)), [entry])
    }
  }
})

test('what has a mask in it may have a secret beside it', () => {
  for (const secret of [`${CANARY}***`, `Bearer ${CANARY}•••`, `***${CANARY}`, '[REDACTED]']) {
    assert(new Secret(secret).isMask)
    assert.throws(() => JSON.stringify(new Secret(secret)), TypeError)
    assert.throws(() => JSON.stringify(parse([{ ...full(), httpAuthorization: secret, oauth: undefined }], { policy: 'contract' })), TypeError)
  }
})

test('masked is as GET shows it, for each model as for the set', () => {
  const all = webhooks()
  const masked = all.map((webhook) => webhook.masked())
  assert.deepStrictEqual(JSON.parse(JSON.stringify(masked)), [
    { ...full(), httpAuthorization: '***', oauth: undefined }, { ...full(), type: 'CADR', oauth: { ...full().oauth, clientSecret: '***' } }
  ].map((entry) => JSON.parse(JSON.stringify(entry))))
  assert(masked[0].httpAuthorization.isMask && masked[1].oauth.clientSecret.isMask && Object.isFrozen(masked[1].oauth))
  assert.deepStrictEqual(masked[1].oauth, all[1].oauth.masked())
  assert.deepStrictEqual(new WebhookSet(all).masked(), new WebhookSet(masked))
  assert.deepStrictEqual(parse(JSON.stringify(masked), { model: 'webhook-list' }), masked)
  const [empty] = parse([{ ...full(), httpAuthorization: '', oauth: undefined }], { policy: 'contract' })
  assert.strictEqual(empty.masked().httpAuthorization.reveal(), '')
})

test('what is to be sent is what was written', () => {
  const all = webhooks()
  const body = JSON.stringify([{ ...full(), httpAuthorization: CANARY, oauth: undefined }, { ...full(), type: 'CADR', oauth: { ...full().oauth, clientSecret: CANARY } }])
  const sorted = (text) => JSON.parse(text, (_, value) => (Array.isArray(value) || typeof value !== 'object' ? value : Object.fromEntries(Object.entries(value).sort())))
  assert.deepStrictEqual(sorted(requestBody(all)), sorted(body))
  assert.deepStrictEqual(sorted(requestBody([{ ...full(), httpAuthorization: new Secret(CANARY), oauth: undefined }, all[1]])), sorted(body))
  assert.deepStrictEqual(JSON.parse(requestBody(new WebhookSet(all))).length, 2)
  const request = plan(new WebhookSet(), new WebhookSet(all)).request()
  for (const text of [requestBody(request), JSON.stringify(request)]) assert.deepStrictEqual(sorted(text), sorted(requestBody(new WebhookSet(all))))
  for (const shown of [inspect(request, { depth: Infinity }), inspect(plan(new WebhookSet(), new WebhookSet(all)), { depth: Infinity })]) assert(!shown.includes(CANARY), shown)
  assert.deepStrictEqual(JSON.parse(JSON.stringify(request.masked())), JSON.parse(JSON.stringify(new WebhookSet(all).masked())))
  // Models and secrets can be checked and taken as they are.
  assert.deepStrictEqual(check(all, { policy: 'contract' }).errors, [])
  assert.deepStrictEqual(check(request, { policy: 'contract' }).errors, [])
  assert.deepStrictEqual(parse([{ ...full(), oauth: undefined, httpAuthorization: new Secret('Bearer rw4Kd0b2u') }])[0].httpAuthorization.reveal(), 'Bearer rw4Kd0b2u')
})
