// Loggers and frameworks show no secret: they write masks where that is asked for, and fail or say
// so where it isn't.

import assert from 'node:assert'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { inspect } from 'node:util'
import express from 'express'
import pino from 'pino'
import winston from 'winston'
import { WebhookSet, parse, parseEvent, plan, requestBody } from 'chatapps-webhooks'

const SECRET = 'c4n4ry'
const [webhook] = parse([{ subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', httpAuthorization: `Bearer ${SECRET}`, type: 'MSG' }])
const holders = [webhook, [webhook], webhook.httpAuthorization, new WebhookSet([webhook]), { ...webhook }]

function sink () {
  const lines = []
  const stream = new Writable({ write (chunk, _, done) { lines.push(String(chunk)); done() } })
  return { lines, stream }
}

test('pino without a serializer writes no secret, and says that it could not', () => {
  const { lines, stream } = sink()
  const logger = pino(stream)
  for (const holder of holders) logger.info({ webhook: holder })
  logger.info(webhook)
  assert.strictEqual(lines.length, holders.length + 1)
  for (const line of lines) assert(!line.includes(SECRET), line)
  for (const line of lines.slice(0, holders.length)) assert(line.includes('unable to serialize'), line)
})

test('pino with a serializer', () => {
  const { lines, stream } = sink()
  pino({ serializers: { webhook: (webhook) => webhook.masked() } }, stream).info({ webhook })
  assert.strictEqual(JSON.parse(lines[0]).webhook.httpAuthorization, '***')
  const [tokens] = parse([{ subAccountId: '*', url: `https://hooks.onion.example/?token=${SECRET}`, httpAuthorization: `Bearer ${SECRET}`, type: 'MSG' }])
  const set = new WebhookSet([tokens])
  const logger = pino({ serializers: { webhook: (webhook) => inspect(webhook) } }, stream)
  for (const webhook of [tokens, set, plan(new WebhookSet(), set).request()]) logger.info({ webhook })
  for (const line of lines) assert(line.includes('***') && !line.includes(SECRET), line)
})

test('winston without a serializer writes no secret, and throws', () => {
  const { lines, stream } = sink()
  const logger = winston.createLogger({ format: winston.format.json(), transports: [new winston.transports.Stream({ stream })] })
  for (const holder of holders) assert.throws(() => logger.info('applied', { webhook: holder }), { code: 'ERR_CHATAPPS_WEBHOOKS_SECRET' })
  for (const line of lines) assert(!line.includes(SECRET), line)
})

test('winston with a format', async () => {
  const { lines, stream } = sink()
  const masked = winston.format((info) => (info.webhook === undefined ? info : { ...info, webhook: info.webhook.masked() }))
  const format = winston.format.combine(masked(), winston.format.json())
  winston.createLogger({ format, transports: [new winston.transports.Stream({ stream })] }).info('applied', { webhook })
  await new Promise(setImmediate)
  assert.strictEqual(JSON.parse(lines[0]).webhook.httpAuthorization, '***')
})

test('an answer of Express has no secret', async () => {
  const app = express()
  app.set('env', 'test')
  app.get('/whole', (_, response) => response.json(webhook))
  app.get('/masked', (_, response) => response.json(webhook.masked()))
  app.get('/sent', (_, response) => response.type('json').send(requestBody(webhook)))
  const server = app.listen(0)
  try {
    const get = async (path) => {
      const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`)
      return [response.status, await response.text()]
    }
    const [status, text] = await get('/whole')
    assert.strictEqual(status, 500)
    assert(!text.includes(SECRET), text)
    assert.strictEqual(JSON.parse((await get('/masked'))[1]).httpAuthorization, '***')
    assert.strictEqual(JSON.parse((await get('/sent'))[1]).httpAuthorization, `Bearer ${SECRET}`)
  } finally {
    server.close()
  }
})

// An event is written whole by whoever calls `toJSON`. What merges its members finds the kind.
const event = parseEvent({
  namespace: 'ChatApps',
  eventType: 'inbound_message_received',
  payload: { umid: 'u', type: 'Text', user: { name: SECRET }, content: { text: SECRET } }
})

test('loggers and events', async () => {
  const { lines, stream } = sink()
  const transports = [new winston.transports.Stream({ stream })]
  const masked = winston.format((info) => (info.event === undefined ? info : { ...info, event: info.event.masked() }))
  pino(stream).info(event)
  pino({ serializers: { event: (event) => event.masked() } }, stream).info({ event })
  pino({ serializers: { event: (event) => inspect(event) } }, stream).info({ event })
  winston.createLogger({ format: winston.format.json(), transports }).info('received', event)
  winston.createLogger({ format: winston.format.combine(masked(), winston.format.json()), transports }).info('received', { event })
  await new Promise(setImmediate)
  assert.strictEqual(lines.length, 5)
  for (const line of lines) assert(line.includes('inbound_message_received') && !line.includes(SECRET), line)
  for (const line of [lines[1], lines[4]]) assert.strictEqual(JSON.parse(line).event.payload.user.name, '***')
  pino(stream).info({ event })
  assert(lines[5].includes(SECRET))
})
