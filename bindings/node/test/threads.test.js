// Promises, worker threads, and the module loaded more than once.
'use strict'

const assert = require('node:assert')
const { test } = require('node:test')
const { Worker, isMainThread, parentPort, workerData } = require('node:worker_threads')
const { check, checkAsync, isValid, isValidAsync, parse, parseAsync, ValidationError, requestBody } = require('chatapps-webhooks')
const { full } = require('./shared')

const body = (count, name) => Buffer.from(JSON.stringify(Array.from({ length: count }, (_, index) => ({ ...full(), subAccountId: `${name}_${index}` }))))

if (isMainThread) {
  test('many worker threads do not disturb each other', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, number) => new Promise((resolve, reject) => {
      const worker = new Worker(__filename, { workerData: number })
      worker.once('message', resolve)
      worker.once('error', reject)
    })))
    answers.forEach((answer, number) => {
      assert.strictEqual(answer, requestBody(parse(body(200, `worker${number}`))))
    })
  })

  test('a worker may end while its calls are running', async () => {
    for (let round = 0; round < 5; round++) {
      const worker = new Worker(`
        const { checkAsync } = require('chatapps-webhooks')
        const text = Buffer.from('[' + '{"url": 1},'.repeat(50000) + '1]')
        for (let number = 0; number < 8; number++) checkAsync(text, { maxEntries: Infinity, maxBytes: Infinity })
        require('node:worker_threads').parentPort.postMessage(1)
      `, { eval: true })
      await new Promise((resolve) => worker.once('message', resolve))
      await worker.terminate()
    }
    assert(isValid([full()]))
  })

  test('the event loop is free while a large text is read', async () => {
    const options = { maxEntries: Infinity, maxBytes: Infinity }
    const large = body(30_000, 'large')
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    const before = turns
    const valid = await isValidAsync(large, options)
    const during = turns - before
    clearInterval(timer)
    assert(valid)
    assert(during > 0, `${during} turns of the event loop`)
  })

  test('a buffer may change after the call', async () => {
    const text = body(100, 'changing')
    const expected = requestBody(parse(text))
    const pending = parseAsync(text)
    text.fill(0)
    assert.strictEqual(requestBody(await pending), expected)
  })

  test('a text that is too large is not copied', async () => {
    const report = await checkAsync(Buffer.alloc(2 ** 28))
    assert.deepStrictEqual(report.findings.map(({ rule, line, column }) => [rule, line, column]), [['body_too_large', 1, 1]])
  })

  test('the answers of both kinds are the same', async () => {
    const bad = '[{"url": 1, "url": 2}]'
    assert.deepStrictEqual(await checkAsync(bad), check(bad))
    await assert.rejects(parseAsync(bad), ValidationError)
    await assert.rejects(parseAsync('\ud800'), ValidationError)
    assert.strictEqual(requestBody(await parseAsync([full()])), requestBody(parse([full()])))
  })

  test('the module can be loaded twice', () => {
    const first = require('chatapps-webhooks')
    const paths = Object.keys(require.cache).filter((path) => path.includes('chatapps-webhooks') && !path.endsWith('.test.js'))
    for (const path of paths) delete require.cache[path]
    const second = require('chatapps-webhooks')
    assert.notStrictEqual(first.parse, second.parse)
    const [webhook] = first.parse([full()])
    assert(second.isValid([webhook]))
    assert.strictEqual(second.requestBody(second.parse([webhook])), first.requestBody([webhook]))
    assert(first.isValid([full()]))
  })
} else {
  const text = body(200, `worker${workerData}`)
  let answer
  for (let round = 0; round < 20; round++) answer = parse(text)
  parseAsync(text).then((other) => {
    assert.strictEqual(requestBody(other), requestBody(answer))
    parentPort.postMessage(requestBody(answer))
  })
}
