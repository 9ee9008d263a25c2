// Hostile values, buffers and workers cause a report or an error, never a crash, and the next call
// works.
'use strict'

const assert = require('node:assert')
const { test } = require('node:test')
const { Worker } = require('node:worker_threads')
const { check, checkAsync, isValid, isValidAsync, parse, parseAsync, requestBody } = require('chatapps-webhooks')
const { full, rulesOf } = require('./shared')

const doors = [check, isValid, parse]
const promises = [checkAsync, isValidAsync, parseAsync]

// Each entry point must still do this, whatever happened before.
function works () {
  assert(isValid([full()]))
  assert.deepStrictEqual(rulesOf(check([full()])), [])
}

const noJson = (cause) => (error) => {
  assert.strictEqual(error.name, 'TypeError')
  assert.strictEqual(error.code, 'ERR_CHATAPPS_WEBHOOKS_NO_JSON')
  if (cause !== undefined) assert.strictEqual(error.cause, cause)
  return true
}

async function refused (data, cause) {
  for (const door of doors) assert.throws(() => door(data), noJson(cause))
  for (const door of promises) await assert.rejects(door(data), noJson(cause))
  works()
}

test('a buffer that was resized is read as far as it goes', async () => {
  const bytes = Buffer.from('[] xx')
  const buffer = new ArrayBuffer(bytes.length, { maxByteLength: 64 })
  const tracking = new Uint8Array(buffer)
  const fixed = new Uint8Array(buffer, 2, 3)
  tracking.set(bytes)
  assert(!isValid(tracking))
  buffer.resize(2)
  for (const data of [tracking, buffer]) {
    assert(isValid(data))
    assert(await isValidAsync(data))
  }
  // The view is out of bounds by now: no byte is left.
  assert.deepStrictEqual(rulesOf(check(fixed)), ['syntax'])
  assert.deepStrictEqual(rulesOf(await checkAsync(fixed)), ['syntax'])
  buffer.resize(0)
  assert.deepStrictEqual(rulesOf(check(tracking)), ['syntax'])
})

test('a buffer may be resized, transferred or written after the call', async () => {
  const text = Buffer.from(JSON.stringify([full()]))
  const buffer = new ArrayBuffer(text.length, { maxByteLength: text.length })
  new Uint8Array(buffer).set(text)
  const pending = [parseAsync(buffer), parseAsync(new Uint8Array(buffer))]
  buffer.resize(0)
  const moved = new Uint8Array(text)
  pending.push(parseAsync(moved))
  structuredClone(moved.buffer, { transfer: [moved.buffer] })
  for (const answer of await Promise.all(pending)) assert.strictEqual(requestBody(answer), requestBody(parse(text)))
  works()
})

test('shared memory may be written by others while it is read', async () => {
  const text = Buffer.from(JSON.stringify(Array.from({ length: 500 }, full)))
  const shared = new SharedArrayBuffer(text.length + 4)
  const bytes = new Uint8Array(shared, 4)
  bytes.set(text)
  const worker = new Worker(`
    const { workerData: shared } = require('node:worker_threads')
    const bytes = new Uint8Array(shared)
    const stop = new Int32Array(shared, 0, 1)
    while (Atomics.load(stop, 0) === 0) {
      for (let at = 4; at < bytes.length; at += 7) bytes[at] = bytes[at] ^ 0x80 // UTF-8, and then not
    }
  `, { eval: true, workerData: shared })
  await new Promise((resolve) => worker.once('online', resolve))
  // Views of a class that claims other memory are copied too.
  class Lying extends Uint8Array {
    get buffer () {
      return new ArrayBuffer(8)
    }
  }
  const lying = new Lying(shared, 4)
  for (let round = 0; round < 200; round++) {
    for (const data of [bytes, lying]) {
      const report = check(data)
      assert.strictEqual(typeof report.isValid, 'boolean')
      isValid(data)
    }
    await checkAsync(bytes)
  }
  Atomics.store(new Int32Array(shared, 0, 1), 0, 1)
  await new Promise((resolve) => worker.once('exit', resolve))
  works()
})

test('what a trap, a getter or a conversion throws is the cause of an error', async () => {
  const mine = new Error('mine')
  const fail = () => { throw mine }
  for (const trap of ['getPrototypeOf', 'get', 'ownKeys', 'getOwnPropertyDescriptor']) {
    await refused(new Proxy(full(), { [trap]: fail }), mine)
    await refused([new Proxy(full(), { [trap]: fail })], mine)
  }
  await refused({ get url () { return fail() } }, mine)
  await refused({ toJSON: fail }, mine)
  await refused({ get toJSON () { return fail() } }, mine)
  await refused(new (class { get pipe () { return fail() } })(), mine)
  await refused(Object.assign(new String('x'), { toString: fail }), mine)
  await refused(Object.assign(new Number(1), { valueOf: fail }), mine)
  await refused(new Proxy([], { get: (target, name) => (name === 'length' ? fail() : undefined) }), mine)
  for (const thrown of [undefined, null, 1, 'text', Symbol('x')]) {
    assert.throws(() => check({ get url () { throw thrown } }), { name: 'TypeError' })
    works()
  }
})

test('a proxy that was revoked is refused', async () => {
  for (const target of [{}, [], full]) {
    const { proxy, revoke } = Proxy.revocable(target, {})
    revoke()
    await refused(proxy)
    await refused([full(), { oauth: proxy }])
  }
})

test('lengths that lie end', () => {
  const array = (length) => new Proxy([], { get: (_, name) => (name === 'length' ? length : 1) })
  for (const length of [NaN, -1, '2', null, undefined, {}, 0.5]) assert.strictEqual(typeof isValid(array(length)), 'boolean')
  for (const length of [Infinity, 2 ** 53, 2 ** 32]) {
    assert.throws(() => check(array(length)), { name: 'TypeError', message: /too large/ })
    works()
  }
})

test('an array that grows or shrinks while it is read ends', () => {
  const growing = [{ get url () { growing.push(1); return 'x' } }]
  assert.strictEqual(check(growing).isValid, false)
  const shrinking = [{ get url () { shrinking.length = 0; return 'x' } }, 1, 1]
  assert.throws(() => check(shrinking), { name: 'TypeError' })
  works()
})

test('objects that stand for themselves, or for each other, end', () => {
  class Standing {
    toJSON () {
      return this.other ?? this
    }
  }
  const [self, one, other] = [new Standing(), new Standing(), new Standing()]
  one.other = other
  other.other = one
  assert.strictEqual(check(self).isValid, false)
  assert.throws(() => check([one]), noJson())
  let made = 0
  const endless = { get a () { made++; return Object.create(endless, { a: Object.getOwnPropertyDescriptor(endless, 'a') }) } }
  assert.strictEqual(check([endless]).isValid, false)
  assert(made <= 2 * 128, `${made} objects`)
})

test('names and texts that are shared many times are refused before memory is full', () => {
  const name = 'n'.repeat(2 ** 20)
  const text = 't'.repeat(2 ** 20)
  for (const data of [Array.from({ length: 1000 }, () => ({ [name]: 1 })), Array(1000).fill(text)]) {
    assert.throws(() => isValid(data, { policy: 'contract' }), { name: 'TypeError', message: /too large/ })
    works()
  }
})

test('a stack that is nearly full is no harm', () => {
  const value = [full()]
  let answers = 0
  const dive = () => {
    try {
      dive()
    } catch {
      // The stack is full here; on the way back there is more and more room.
    }
    try {
      if (answers < 10 && isValid(value)) answers++
    } catch {
      // There was still not enough room.
    }
  }
  dive()
  assert(answers > 0)
  works()
  // The buffers that are kept are in use again.
  const { alloc } = Buffer
  Buffer.alloc = () => assert.fail('a buffer was made')
  try {
    assert(isValid(value))
  } finally {
    Buffer.alloc = alloc
  }
})

test('a worker may end in the middle of a call', async () => {
  for (let round = 0; round < 5; round++) {
    const worker = new Worker(`
      const { check, parse } = require('chatapps-webhooks')
      const text = Buffer.from('[' + '{"url": 1},'.repeat(20000) + '1]')
      const values = JSON.parse(text)
      require('node:worker_threads').parentPort.postMessage(1)
      for (;;) {
        for (const data of [text, values]) {
          check(data, { maxEntries: Infinity })
          try { parse(data) } catch {}
        }
      }
    `, { eval: true })
    await new Promise((resolve) => worker.once('message', resolve))
    await new Promise((resolve) => setTimeout(resolve, 10 * round))
    await worker.terminate()
  }
  works()
})
