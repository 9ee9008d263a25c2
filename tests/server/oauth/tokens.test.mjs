// Deliveries with tokens of an OAuth server that we didn't write: clients by HTTP Basic and by the
// form, ids and secrets that need encoding, scopes, tokens that end and tokens that are revoked.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'

import Provider from 'oidc-provider'

const program = process.env.PROGRAM
const account = '5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a'
const secret = 'hV7-tq0p + 100% & "x"'

/** A client that may ask for tokens for itself. */
function client(id, method) {
  return {
    client_id: id,
    client_secret: secret,
    token_endpoint_auth_method: method,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    scope: 'events.write audit',
  }
}

const got = []
let origin, key, provider, receiver, tokens, server, tokenUrl, receiverUrl
let lifetime = 3600

async function listen(handler) {
  const listener = createServer(handler).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return [listener, `http://127.0.0.1:${listener.address().port}`]
}

/** What the token of a request is good for. */
async function check(request) {
  const token = request.headers.authorization?.match(/^Bearer (.+)$/)?.[1]
  const known = token && await provider.ClientCredentials.find(token)
  return known && !known.isExpired ? { client: known.clientId, scope: known.scope, token } : undefined
}

before(async () => {
  let handle
  const [listener, issuer] = await listen((request, response) => handle(request, response))
  tokens = listener
  tokenUrl = `${issuer}/token`
  provider = new Provider(issuer, {
    clients: [client('chat:apps +1', 'client_secret_basic'), client('by-form', 'client_secret_post')],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    scopes: ['events.write', 'audit'],
    ttl: { ClientCredentials: () => lifetime },
  })
  handle = provider.callback()
  const hook = await listen(async (request, response) => {
    for await (const _ of request);
    const used = await check(request)
    got.push(used)
    response.writeHead(used ? 204 : 401).end()
  })
  ;[receiver, receiverUrl] = hook
  server = spawn(program, ['serve', '--demo', '--policy', 'contract', '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  for await (const line of createInterface({ input: server.stdout })) {
    said += `${line}\n`
    if (said.includes('\n\ndeliver an event')) break
  }
  origin = said.match(/listening on (\S+)/)[1]
  key = said.match(/Bearer ([^']+)'/)[1]
})

/** A webhook of a client. */
function webhook(id, location) {
  return {
    subAccountId: '*',
    type: 'CABM',
    url: receiverUrl,
    oauth: {
      url: tokenUrl, clientId: id, clientSecret: secret, credentialsLocation: location, scope: 'events.write audit',
    },
  }
}

after(() => {
  server.kill()
  for (const listener of [receiver, tokens]) {
    listener.closeAllConnections()
    listener.close()
  }
})

async function ask(method, path, body) {
  const answer = await fetch(`${origin}/api/v1/accounts/${account}/${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  const text = await answer.text()
  assert(answer.ok, `${answer.status}: ${text}`)
  return text && JSON.parse(text)
}

/** Delivers an event to the webhook, and returns how. */
async function deliver() {
  const { deliveries: [{ deliveryId }] } = await ask('POST', 'events?type=CABM', { event: 'any' })
  for (;;) {
    const delivery = await ask('GET', `deliveries/${deliveryId}`)
    if (delivery.state !== 'queued') return delivery
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

for (const [id, location] of [['chat:apps +1', 'header'], ['by-form', 'body']]) {
  test(`a client whose credentials are in the ${location} gets a token, once`, async () => {
    await ask('POST', 'webhooks', [webhook(id, location)])
    got.length = 0
    for (let round = 0; round < 3; round++) assert.equal((await deliver()).state, 'delivered')
    assert.equal(got.length, 3)
    assert.equal(new Set(got.map(({ token }) => token)).size, 1)
    assert.deepEqual([got[0].client, got[0].scope], [id, 'events.write audit'])
  })
}

test('a token that is revoked is replaced after one failure', async () => {
  await ask('POST', 'webhooks', [webhook('by-form', 'body')])
  await deliver()
  const { token } = got.at(-1)
  await (await provider.ClientCredentials.find(token)).destroy()
  const { attempts } = await deliver()
  assert.deepEqual(attempts.map(({ outcome, status }) => [outcome, status]), [['rejected', 401], ['accepted', 204]])
  assert.notEqual(got.at(-1).token, token)
})

test('a token that ends is replaced before it does', async () => {
  lifetime = 31
  await ask('POST', 'webhooks', [webhook('by-form', 'body')])
  await deliver()
  const { token } = got.at(-1)
  await new Promise((resolve) => setTimeout(resolve, 1100))
  const { attempts } = await deliver()
  assert.equal(attempts.length, 1)
  assert.notEqual(got.at(-1).token, token)
})
