// Calls every entry point of the package a million times and watches the memory of the process.
//
// Usage: node --expose-gc leaks.mjs PROJECT [CALLS [KIBIBYTES]], with the package installed in the
// folder PROJECT. After a warm-up of a fifth of the calls, memory may grow by at most KIBIBYTES
// (4,096 by default) until the end. This finds a leak of 32 bytes in every fifth call.
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { inspect } from 'node:util'

const [project, calls = '1000000', allowed = '4096'] = process.argv.slice(2)
const { check, checkAsync, isValid, isValidAsync, parse, parseAsync, parseEvent, receiveEvent, WebhookSet, plan, models, requestBody, rules, sample, schema } =
  createRequire(resolve(project, 'index.js'))('chatapps-webhooks')

const SAMPLES = 10

const valid = {
  subAccountId: 'Onion_Marketing',
  url: 'https://hooks.onion.example/events',
  type: 'MSG',
  oauth: { url: 'https://login.onion.example/token', clientId: 'chat-apps', clientSecret: 'rw4Kd0b2u', credentialsLocation: 'header' }
}
const invalid = { ...valid, type: '*', urll: [1, { a: null }], url: 'http://user:pw@127.1/?token=x#f' }
const event = {
  namespace: 'ChatApps',
  eventType: 'inbound_message_received',
  payload: { umid: '1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b', type: 'Text', user: { name: 'Mara Feld' }, content: { text: 'Is it open?' } }
}
const error = { code: 1001, errorId: 'b4478860-b76c-e811-814e-022a35cc1c71', timestamp: '2020-12-22T05:52:01.85Z' }

// Every kind of text, and values.
function shapes (value, text = JSON.stringify(value)) {
  const bytes = Buffer.from(text)
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
  shared.set(bytes)
  return [text, bytes, new Uint8Array(bytes).buffer, shared, shared.buffer, value]
}

function throws (door, ...given) {
  try {
    door(...given)
  } catch (error) {
    inspect(error)
    return
  }
  throw new Error(`${door.name} did not throw`)
}

async function rejects (door, ...given) {
  try {
    await door(...given)
  } catch (error) {
    inspect(error)
    return
  }
  throw new Error(`${door.name} did not reject`)
}

function doors () {
  const loop = []
  loop.push(loop)
  const [webhook] = parse([valid])
  const set = new WebhookSet([webhook])
  const all = []
  for (const data of shapes([valid])) {
    all.push(() => check(data), () => isValid(data), () => parse(data), () => isValidAsync(data), () => parseAsync(data))
  }
  for (const data of [...shapes([invalid, 1]), '[{"url"', Buffer.from([0xff]), '\ud800']) {
    all.push(
      () => JSON.stringify(check(data, { policy: 'strict' })),
      () => isValid(data, { rules: { insecure_url: 'error' } }),
      () => throws(parse, data),
      () => checkAsync(data),
      () => rejects(parseAsync, data)
    )
  }
  for (const data of shapes(event)) {
    all.push(
      () => parseEvent(data),
      () => inspect(parseEvent(data)),
      () => [receiveEvent(data).event.deliveryKey, JSON.stringify(parseEvent(data))],
      () => parseAsync(data, { model: 'event' })
    )
  }
  for (const data of ['{', Buffer.from([0xff]), [event]]) all.push(() => throws(parseEvent, data), () => receiveEvent(data).event.raw)
  all.push(
    () => sample('inbound_message_received', { overrides: { 'payload.content.text': 'Hi' }, seed: 7 }),
    () => throws(sample, 'inbound_message_received', { unset: ['payload.usr'] })
  )
  const thrower = new Proxy({}, { ownKeys () { throw new Error('mine') } })
  for (const data of [new Map(), [() => {}], loop, [NaN], [thrower], [{ url: 1n }], ['\ud800'], [{ get url () { throw new Error('mine') } }]]) {
    all.push(() => throws(check, data), () => throws(parse, data), () => rejects(checkAsync, data))
  }
  let fresh = 0
  all.push(
    () => throws(check, '[]', { model: 'webhok' }),
    () => throws(check, '[]', { maxBytes: -1 }),
    () => throws(check, '[]', { rules: { type: 'off' } }),
    () => isValid('[]', { maxBytes: fresh++ }),
    () => parse([webhook]),
    () => [inspect(webhook), requestBody(webhook), webhook.oauth.clientSecret.reveal()],
    () => models.webhooks['~standard'].validate([valid]),
    () => models.webhooks['~standard'].validate([invalid]),
    () => parse(error, { model: 'error-response' }),
    () => parse('"5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a"', { model: 'account-id' }),
    () => parse([{ subAccountId: '*' }], { model: 'webhook-targets' }),
    () => [String(plan(set, new WebhookSet([{ ...valid, enabled: false }])).request()), inspect(set)],
    () => throws(() => plan(new WebhookSet(), set.masked()).request()),
    () => [set.apply([webhook]).delete([webhook]).size, set.deliverTo('Onion_Marketing', 'MSG'), set.equals(new WebhookSet(set))],
    () => throws((request) => set.apply(request), [invalid]),
    () => check(Buffer.alloc(0)),
    () => [rules().length, schema()]
  )
  return all
}

const all = doors()
let next = 0

// Makes `count` calls, one after the other.
async function run (count) {
  for (let number = 0; number < count; number++) {
    const answer = all[next++ % all.length]()
    if (answer instanceof Promise) await answer
  }
}

// The memory of the process after garbage collection, in KiB.
async function memory () {
  for (let round = 0; round < 4; round++) {
    global.gc()
    // Finalizers of native objects run in later turns of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return Math.round(process.memoryUsage().rss / 1024)
}

const number = (value, width, sign = false) => `${sign && value > 0 ? '+' : ''}${value.toLocaleString('en')}`.padStart(width)

const count = Number(calls)
await run(count / SAMPLES)
// The first collection frees memory that is soon needed again, and the first formatted number loads
// megabytes of tables.
number(await memory(), 0)
await run(count / SAMPLES)
const start = await memory()
console.log(`${'calls'.padStart(10)} ${'KiB'.padStart(9)} ${'growth'.padStart(8)} ${'seconds'.padStart(8)}`)
console.log(`${number(0, 10)} ${number(start, 9)} ${number(0, 8)} ${'0.0'.padStart(8)}`)
const since = performance.now()
let growth = 0
for (let sample = 1; sample <= SAMPLES; sample++) {
  await run(count / SAMPLES)
  const now = await memory()
  growth = now - start
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  console.log(`${number(sample * count / SAMPLES, 10)} ${number(now, 9)} ${number(growth, 8, true)} ${seconds.padStart(8)}`)
}
if (growth > Number(allowed)) {
  console.error(`memory grew by ${number(growth, 0)} KiB, more than ${number(Number(allowed), 0)}`)
  process.exitCode = 1
} else {
  console.log(`Node.js ${process.versions.node}: memory is flat: ${number(growth, 0, true)} KiB of ${number(Number(allowed), 0)} allowed`)
}
