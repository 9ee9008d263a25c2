// The models as Standard Schema objects, in libraries that accept any Standard Schema, over real
// HTTP on the loopback interface.

import assert from 'node:assert'
import { once } from 'node:events'
import { test } from 'node:test'
import { serve } from '@hono/node-server'
import { sValidator } from '@hono/standard-validator'
import { createTRPCClient, httpLink } from '@trpc/client'
import { initTRPC } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { Hono } from 'hono'
import { models, requestBody, schema } from 'chatapps-webhooks'
import shared from './shared.js'

const { full } = shared
const SECRET = 'rw4Kd0b2u'
const bad = () => [{ ...full(), httpAuthorization: '***', enabled: 'yes' }]

test('what the specification asks for is there', () => {
  for (const [name, model] of Object.entries(models)) {
    const standard = model['~standard']
    assert.strictEqual(standard.version, 1)
    assert.strictEqual(standard.vendor, 'chatapps-webhooks')
    assert(Object.isFrozen(model) && Object.isFrozen(standard), name)
    for (const side of [standard.jsonSchema.input, standard.jsonSchema.output]) {
      assert.deepStrictEqual(side({ target: 'draft-2020-12' }), schema(model.model))
      assert.deepStrictEqual(side({ target: 'draft-07' }), schema(model.model, { draft: '07' }))
      assert.throws(() => side({ target: 'openapi-3.0' }), { name: 'TypeError', message: /^unknown target; expected one of `draft-2020-12`, `draft-07`$/ })
    }
  }
  assert.deepStrictEqual(Object.entries(models).map(([name, { model }]) => [name, model]), [
    ['webhooks', 'webhooks'], ['webhook', 'webhook'], ['webhookList', 'webhook-list'], ['webhookTargets', 'webhook-targets'],
    ['webhookTarget', 'webhook-target'], ['oauthClientCredentials', 'oauth-client-credentials'], ['errorResponse', 'error-response'],
    ['accountId', 'account-id'], ['event', 'event'], ['receiverTranscript', 'receiver-transcript']
  ])
})

test('a result has the value or the issues', () => {
  const { validate } = models.webhooks['~standard']
  assert.deepStrictEqual(JSON.parse(requestBody(validate([full()]))), { value: [full()] })
  const { issues, value } = validate(bad())
  assert.strictEqual(value, undefined)
  assert.deepStrictEqual(issues.map(({ rule, path }) => [rule, path]), [
    ['type', [0, 'enabled']], ['masked_secret', [0, 'httpAuthorization']], ['auth_conflict', [0, 'httpAuthorization']]
  ].sort(([a], [b]) => issues.findIndex(({ rule }) => rule === a) - issues.findIndex(({ rule }) => rule === b)))
  // A member of an object can have the name of an element.
  assert.deepStrictEqual(models.webhook['~standard'].validate({ ...full(), oauth: 1 }).issues[0].path, ['oauth'])
  assert.strictEqual(models.accountId['~standard'].validate('5a'.repeat(16)).value, '5a'.repeat(16))
  assert.strictEqual(models.accountId['~standard'].validate('5a').issues[0].rule, 'minLength')
  assert.strictEqual(models.webhooks['~standard'].validate('[]').issues[0].rule, 'type')
})

test('Hono takes them', async () => {
  const app = new Hono()
  app.post('/webhooks', sValidator('json', models.webhooks), (context) => {
    const webhooks = context.req.valid('json')
    return context.json({ urls: webhooks.map(({ url }) => url), secret: webhooks[0].oauth.clientSecret.reveal() })
  })
  app.get('/accounts/:id', sValidator('param', {
    '~standard': { version: 1, vendor: 'test', validate: ({ id }) => models.accountId['~standard'].validate(id) }
  }), (context) => context.text(context.req.valid('param')))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  try {
    if (!server.listening) await once(server, 'listening')
    const base = `http://127.0.0.1:${server.address().port}`
    const post = (body) => fetch(`${base}/webhooks`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const right = await post([full()])
    assert.deepStrictEqual([right.status, await right.json()], [200, { urls: [full().url], secret: SECRET }])
    const wrong = await post(bad())
    const answer = await wrong.text()
    assert.strictEqual(wrong.status, 400)
    assert(answer.includes('expected boolean, found string') && answer.includes('masked_secret'), answer)
    assert.strictEqual((await fetch(`${base}/accounts/${'5a'.repeat(16)}`)).status, 200)
    assert.strictEqual((await fetch(`${base}/accounts/5a`)).status, 400)
  } finally {
    server.closeAllConnections?.()
    server.close()
  }
})

test('tRPC takes them', async () => {
  const t = initTRPC.create({ isDev: false })
  const router = t.router({
    replace: t.procedure.input(models.webhooks).output(models.webhookTargets).mutation(({ input }) => input.map(({ subAccountId, type }) => ({ subAccountId, type }))),
    targets: t.procedure.input(models.webhookTargets.with({ policy: 'strict' })).query(({ input }) => input.length)
  })
  const server = createHTTPServer({ router })
  server.listen(0, '127.0.0.1')
  try {
    if (!server.listening) await once(server, 'listening')
    const client = createTRPCClient({ links: [httpLink({ url: `http://127.0.0.1:${server.address().port}` })] })
    assert.deepStrictEqual(await client.replace.mutate([full()]), [{ subAccountId: 'Onion_Marketing', type: 'MSG' }])
    assert.strictEqual(await client.targets.query([{ subAccountId: 'Onion_Marketing', type: 'MSG' }]), 1)
    await assert.rejects(client.replace.mutate(bad()), (error) => {
      assert.strictEqual(error.data.code, 'BAD_REQUEST')
      assert.match(error.message, /expected boolean, found string/)
      assert(!JSON.stringify(error).includes(SECRET))
      return true
    })
    await assert.rejects(client.targets.query([{ subAccountId: '**' }]), (error) => error.data.code === 'BAD_REQUEST')
  } finally {
    server.closeAllConnections?.()
    server.close()
  }
})
