// Receivers: the shared cases through each way in, in real servers, and what the types don't say.

import assert from 'node:assert'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { MemoryStore, Receiver, sample } from 'chatapps-webhooks'
import { post } from 'chatapps-webhooks/testing'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import initSqlJs from 'sql.js'

const RIGHT = 'Bearer rw4Kd0b2u'
const cases = JSON.parse(readFileSync(`${process.env.REPOSITORY}/tests/receiver/cases.json`, 'utf8'))

// The receiver of a case, and what it called.
function receiverOf ({ authorization, authorize, handlers = {}, max_bytes: maxBytes, timeout, errors, hooks_fail: hooksFail }) {
  const calls = []
  const told = (name) => () => {
    calls.push(name)
    if (hooksFail) throw new Error('a hook of a case that says so fails')
  }
  const call = (name, { isNews }) => calls.push(isNews ? name : `${name}, no news`)
  const answers = authorize && ((header) => {
    if (authorize[header] === 'fail') throw new Error('no answer')
    return authorize[header]
  })
  const receiver = new Receiver({
    fallback: ({ kind }, delivery) => { call(`fallback ${kind}`, delivery) },
    ...(authorize ? { authorize: answers } : { authorization: authorization ?? [RIGHT] }),
    ...(maxBytes && { maxBytes }),
    ...(timeout && { timeout: timeout * 1000 }),
    ...(errors && { errors }),
    onError: () => { calls.push('onError') },
    onFindings: told('onFindings'),
    onOversized: told('onOversized'),
    onUnauthorized: told('onUnauthorized'),
    onDuplicate: told('onDuplicate')
  })
  for (const [kind, what] of Object.entries(handlers)) {
    let deed = what
    receiver.on(kind, async (event, delivery) => {
      call(kind, delivery)
      const now = deed
      deed = 'ok'
      if (now === 'fail once') throw new Error('the shop is closed')
      if (now === 'hang once') await new Promise((resolve) => delivery.signal.addEventListener('abort', resolve))
    })
  }
  return { receiver, calls }
}

const bodyOf = ({ sample: wish, body = '' }) => (wish === undefined ? body : sample(...wish))
const camel = (name) => name.replace(/^on_\w/, (start) => `on${start[3].toUpperCase()}`)

// Runs all cases. `send` sends a request to a receiver that `serve` has made ready.
async function run (serve, { knowsLength = true } = {}) {
  for (const one of cases) {
    const { receiver, calls } = receiverOf(one)
    const { send, close } = await serve(receiver)
    try {
      for (const sent of one.requests) {
        const { method = 'POST', authorization = one.authorization?.slice(0, 1) ?? [RIGHT] } = sent
        const answer = await send({ method, authorization, body: bodyOf(sent) })
        const status = sent.status === 413 && !knowsLength ? 401 : sent.status
        const about = `${one.description}: ${JSON.stringify(sent)}`
        assert.strictEqual(answer.status, status, about)
        for (const [name, value] of Object.entries(sent.headers ?? {})) assert.strictEqual(answer.headers[name.toLowerCase()], value, about)
        assert.deepStrictEqual(calls.splice(0), sent.calls.map(camel), about)
      }
    } finally {
      await close?.()
    }
  }
}

// Sends a request over HTTP. Several values of one header are several lines.
function send (port, { method, authorization, body, chunked = false }) {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path: '/events', agent: false })
    if (authorization.length > 0) request.setHeader('Authorization', authorization)
    request.on('error', reject).on('response', (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode, headers: response.headers }))
    })
    if (chunked) {
      for (const part of body.match(/[^]{1,7}/g) ?? []) request.write(part)
      request.end()
    } else {
      request.setHeader('Content-Length', Buffer.byteLength(body))
      request.end(body)
    }
  })
}

async function served (listener, options) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  return { send: (request) => send(port, { ...request, ...options }), close: () => new Promise((resolve) => server.close(resolve)), port }
}

const onPath = (app) => (request, response) => app(request, response)

test('the cases hold where the body has been read', () => run((receiver) => ({
  send: ({ body, ...request }) => receiver.receive({ ...request, body })
})))

test('the cases hold for bytes', () => run((receiver) => ({
  send: ({ body, ...request }) => receiver.receive({ ...request, body: new TextEncoder().encode(body) })
})))

test('the cases hold behind http', () => run((receiver) => served(receiver.listener)))

test('the cases hold for chunked bodies', () => run((receiver) => served(receiver.listener, { chunked: true }), { knowsLength: false }))

test('the cases hold behind Express', () => run((receiver) => served(onPath(express().all('/events', receiver.listener)))))

test('the cases hold behind Express that has read the body', () => run((receiver) => {
  const app = express().use(express.raw({ type: () => true, limit: '1mb' })).all('/events', receiver.listener)
  return served(onPath(app))
}))

test('the cases hold behind Fastify', () => run(async (receiver) => {
  const app = fastify()
  app.register(receiver.fastify, { url: '/events' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { send: (request) => send(app.server.address().port, request), close: () => app.close() }
}))

test('the cases hold for fetch, behind Hono', () => run((receiver) => {
  const app = new Hono().all('/events', (context) => receiver.fetch(context.req.raw))
  const send = async ({ method, authorization, body }) => {
    const headers = new Headers(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {})
    for (const value of authorization) headers.append('authorization', value)
    const answer = await app.request('/events', { method, headers, ...(method === 'GET' ? {} : { body }) })
    return { status: answer.status, headers: Object.fromEntries(answer.headers) }
  }
  return { send }
}))

test('an event that a middleware has parsed is taken', async () => {
  const kinds = []
  const receiver = new Receiver({ authorization: [RIGHT], fallback: ({ kind, payload }) => { kinds.push(kind, payload.type) } })
  const app = express().use(express.json()).all('/events', receiver.listener)
  const { port, close } = await served(onPath(app))
  const body = sample('inbound_message_received', { type: 'Text' })
  const answer = await new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method: 'POST', path: '/events', agent: false, headers: { authorization: RIGHT, 'content-type': 'application/json' } })
    request.on('error', reject).on('response', (response) => response.resume().on('end', () => resolve(response.statusCode))).end(body)
  })
  await close()
  assert.deepStrictEqual([answer, kinds], [204, ['inbound_message_received', 'Text']])
})

test('a body that a middleware has spoiled is asked for again', async () => {
  const failures = []
  const receiver = () => new Receiver({ authorization: 'anyone', fallback: () => assert.fail(), onError: ({ what, error }) => { failures.push(what) || error } })
  const read = (request, response, next) => request.resume().on('end', next)
  const big = (request, response, next) => request.resume().on('end', () => {
    request.body = { n: 1n }
    next()
  })
  for (const middleware of [read, big]) {
    const { send: sendTo, close } = await served(onPath(express().use(middleware).all('/events', receiver().listener)))
    assert.strictEqual((await sendTo({ method: 'POST', authorization: [], body: '{}' })).status, 503)
    await close()
  }
  assert.deepStrictEqual(failures, ['body', 'body'])
})

test('a stream that has an encoding is read', async () => {
  const kinds = []
  const receiver = new Receiver({ authorization: 'anyone', fallback: ({ kind }) => { kinds.push(kind) } })
  const { send: sendTo, close } = await served((request, response) => receiver.listener(request.setEncoding('utf8'), response))
  assert.strictEqual((await sendTo({ method: 'POST', authorization: [], body: sample('account_update') })).status, 204)
  await close()
  assert.deepStrictEqual(kinds, ['account_update'])
})

for (const chunk of [[1], new Uint16Array(1), new ArrayBuffer(1), 1, null]) {
  test(`a stream of something other than bytes, such as ${inspect(chunk)}, is refused instead of read as an empty body`, async () => {
    const receiver = new Receiver({ authorization: 'anyone', fallback () {} })
    const body = new ReadableStream({
      start (controller) {
        controller.enqueue(chunk)
        controller.close()
      }
    })
    const request = { method: 'POST', headers: new Headers(), bodyUsed: false, body }
    await assert.rejects(receiver.fetch(request), { name: 'TypeError', message: /^expected `body` to be a stream of text or bytes, found/ })
  })
}

test('a key is given back if the store fails behind it', async () => {
  for (const name of ['get', 'put', 'finish']) {
    const store = new MemoryStore()
    const works = store[name].bind(store)
    store[name] = () => { throw new Error('no connection') }
    const receiver = new Receiver({ authorization: 'anyone', store, fallback () {} })
    const body = sample('outbound_message_status_changed')
    assert.strictEqual((await receiver.receive({ body })).status, 503)
    store[name] = works
    assert.strictEqual((await receiver.receive({ body })).status, 204, name)
  }
})

test('nothing is handled if the client goes away', async () => {
  let count = 0
  const receiver = new Receiver({ authorization: [RIGHT], fallback: () => { count++ } })
  const { port, close } = await served(receiver.listener)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(`POST /events HTTP/1.1\r\nHost: shop.example\r\nAuthorization: ${RIGHT}\r\nContent-Length: 100\r\n\r\n{"eventType"`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  await close()
  assert.strictEqual(count, 0)
})

test('of many deliveries of one event, one is handled', async () => {
  let count = 0
  const receiver = new Receiver({
    authorization: [RIGHT],
    fallback: async () => {
      count++
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })
  const request = { authorization: [RIGHT], body: sample('account_update') }
  const answers = await Promise.all(Array.from({ length: 20 }, () => receiver.receive(request)))
  const statuses = answers.map(({ status }) => status)
  assert.deepStrictEqual([statuses.filter((status) => status === 204).length, count], [1, 1])
  assert.strictEqual((await receiver.receive(request)).status, 204)
  assert.strictEqual(count, 1)
})

test('bytes that are no text are told apart, and long keys are short in the store', async () => {
  const keys = []
  const store = new MemoryStore()
  const begin = store.begin.bind(store)
  store.begin = (key, lease) => {
    keys.push(key)
    return begin(key, lease)
  }
  let count = 0
  const receiver = new Receiver({ authorization: 'anyone', store, fallback: () => { count++ } })
  const bodies = [0xff, 0xfd, 0xff].map((byte) => Buffer.from([0x22, byte, 0x22]))
  for (const body of [...bodies, sample('account_update', { overrides: { eventId: 'x'.repeat(100_000) } })]) assert.strictEqual((await receiver.receive({ body })).status, 204)
  assert.strictEqual(count, 3)
  assert.ok(keys.every((key) => key.length <= 256), keys.map(({ length }) => length))
})

test('an older receipt that ends later is not what is kept', async () => {
  const news = []
  const receiver = new Receiver({
    authorization: 'anyone',
    fallback: async ({ payload }, { isNews }) => {
      await new Promise((resolve) => setTimeout(resolve, payload.status.state === 'sent' ? 60 : 5))
      news.push(isNews)
    }
  })
  const receipt = (state, overrides) => receiver.receive({ body: sample('outbound_message_status_changed', { state, channel: 'whatsapp', overrides }) })
  await Promise.all([receipt('sent'), receipt('delivered')])
  await receipt('delivered', { 'payload.status.timestamp': '2026-11-29T10:00:00.00Z' })
  assert.deepStrictEqual(news, [true, true, false])
})

test('a store that fails asks for the event again, and so does one that answers something else', async () => {
  const failures = []
  const broken = (begin) => Object.assign(new MemoryStore(), { begin })
  for (const begin of [() => { throw new Error('no connection') }, async () => 'perhaps']) {
    const receiver = new Receiver({ authorization: [RIGHT], fallback () {}, errors: 'accept', store: broken(begin), onError: ({ what }) => { failures.push(what) } })
    assert.strictEqual((await receiver.receive({ authorization: [RIGHT], body: '{}' })).status, 503)
  }
  assert.deepStrictEqual(failures, ['store', 'store'])
})

test('an event is handled again if the program ended meanwhile, when its lease is over', async () => {
  const store = new MemoryStore()
  const request = { authorization: [RIGHT], body: sample('account_update') }
  const until = { timeout: 100, authorization: [RIGHT], store }
  // The program ends while the handler runs: nothing is finished or forgotten.
  await store.begin((await keyOf(request)), 0.2)
  const receiver = new Receiver({ ...until, fallback () {} })
  assert.strictEqual((await receiver.receive(request)).status, 503)
  await new Promise((resolve) => setTimeout(resolve, 250))
  assert.strictEqual((await receiver.receive(request)).status, 204)
})

async function keyOf (request) {
  let found
  const receiver = new Receiver({ authorization: [RIGHT], fallback: (event, { key }) => { found = key } })
  await receiver.receive(request)
  return found
}

test('a store in memory forgets the oldest beyond its capacity, and what has ended', async () => {
  const store = new MemoryStore({ capacity: 2 })
  for (const key of ['a', 'b', 'c']) store.finish(key, 60)
  assert.deepStrictEqual([store.begin('c', 1), store.begin('a', 1)], ['done', 'new'])
  store.put('t', 'text', 0.01)
  assert.strictEqual(store.get('t'), 'text')
  await new Promise((resolve) => setTimeout(resolve, 30))
  assert.strictEqual(store.get('t'), undefined)
  assert.throws(() => new MemoryStore({ capacity: 0 }), /whole number from 1/)
})

test('anyone is taken only if the program says so', async () => {
  const receiver = new Receiver({ authorization: 'anyone', fallback () {} })
  assert.strictEqual((await receiver.receive({ body: '{}' })).status, 204)
})

test('mistakes say what to do and show no value', () => {
  const fallback = () => {}
  for (const [options, message] of [
    [{ authorization: [RIGHT] }, /`fallback` to be a function/],
    [{ fallback }, /`authorization` or `authorize`/],
    [{ fallback, authorization: [RIGHT], authorize () {} }, /one of the two/],
    [{ fallback, authorization: RIGHT }, /an array of values, or 'anyone'/],
    [{ fallback, authorization: [] }, /at least one value/],
    [{ fallback, authorization: [''] }, /visible ASCII/],
    [{ fallback, authorization: [' Bearer hunter2'] }, /visible ASCII/],
    [{ fallback, authorization: ['Bearer hunter2\n'] }, /visible ASCII/],
    [{ fallback, authorization: [7] }, /to be a string, found `number`/],
    [{ fallback, authorization: [RIGHT], errors: 'ignore' }, /'refuse' or 'accept'/],
    [{ fallback, authorization: [RIGHT], timeout: 0 }, /more than 0/],
    [{ fallback, authorization: [RIGHT], timeout: Infinity }, /at most 2147483647 ms/],
    [{ fallback, authorization: [RIGHT], store: {} }, /`store.begin` to be a function/],
    [{ fallback, authorization: [RIGHT], onerror () {} }, /onerror/]
  ]) {
    assert.throws(() => new Receiver(options), (error) => message.test(error.message) && !error.message.includes('hunter2'))
  }
  const receiver = new Receiver({ fallback, authorization: [RIGHT] }).on('account_update', fallback)
  assert.throws(() => receiver.on('account_update', fallback), /has a handler/)
  assert.throws(() => receiver.on('account_updates', fallback), /unknown kind of event `account_updates`/)
  assert.throws(() => receiver.on('whatsapp_contact'), /`handler` to be a function/)
  for (const shown of [inspect(receiver, { depth: 9, showHidden: true }), JSON.stringify(receiver)]) assert.ok(!shown.includes('rw4Kd0b2u'))
})

test('a handler that comes after the first event is an error', async () => {
  const receiver = new Receiver({ fallback () {}, authorization: [RIGHT] })
  await receiver.receive({ method: 'GET' })
  assert.throws(() => receiver.on('account_update', () => {}), /an event has come already/)
})

test('the store on SQL that the README has keeps keys as the one in memory does', async () => {
  const readme = readFileSync(`${process.env.REPOSITORY}/bindings/node/README.md`, 'utf8')
  const SqlStore = new Function(`${readme.match(/^class SqlStore [^]*?^}$/m)[0]}; return SqlStore`)()
  const database = new (await initSqlJs()).Database()
  // As `node:sqlite` and others call it.
  const prepare = (sql) => {
    const statement = database.prepare(sql)
    const get = (...values) => {
      const row = statement.bind(values) && statement.step() ? statement.getAsObject() : undefined
      statement.reset()
      return row
    }
    return { get, run: (...values) => { statement.run(values) } }
  }
  const store = new SqlStore({ exec: (sql) => database.exec(sql), prepare })
  for (const each of [store, new MemoryStore()]) {
    assert.deepStrictEqual([each.begin('a', 60), each.begin('a', 60), each.begin('b', -1), each.begin('b', 60)], ['new', 'busy', 'new', 'new'])
    each.finish('a', 60)
    each.forget('b')
    assert.deepStrictEqual([each.begin('a', 60), each.begin('b', 60)], ['done', 'new'])
    each.put('text', 'sent', 60)
    assert.deepStrictEqual([each.get('text'), each.get('nothing') ?? undefined], ['sent', undefined])
  }
  let count = 0
  const receiver = new Receiver({ authorization: [RIGHT], store, fallback: () => { count++ } })
  const request = { authorization: [RIGHT], body: sample('account_update') }
  for (let times = 0; times < 3; times++) assert.strictEqual((await receiver.receive(request)).status, 204)
  assert.strictEqual(count, 1)
  database.close()
})

test('a test posts samples to what a program has', async () => {
  const kinds = []
  const receiver = new Receiver({ authorization: [RIGHT], fallback: ({ kind }) => { kinds.push(kind) } })
  const app = express().all('/events', receiver.listener)
  const server = createServer(receiver.listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${server.address().port}`
  const options = { authorization: RIGHT, path: '/events' }
  const targets = [[app, 'account_update'], [receiver.fetch, 'whatsapp_contact'], [url, 'inboundMessage'], [receiver.listener, 'external_app_message']]
  for (const [target, kind] of targets) assert.strictEqual((await post(target, kind, options)).status, 204)
  assert.deepStrictEqual(kinds, targets.map(([, kind]) => kind))
  assert.strictEqual((await post(app, 'account_update', { path: '/events' })).status, 401)
  await assert.rejects(post(7, 'account_update'), /`target`/)
  await new Promise((resolve) => server.close(resolve))
})
