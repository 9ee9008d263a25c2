// Creates webhooks, lists them and deletes one, with `fetch` and the models of this package.
//
//     API_KEY=… node examples/endpoint.mjs http://127.0.0.1:8088/api/v1/accounts/ACCOUNT/webhooks
//
// The address can also be that of a region of the platform: it is the same API.

import { argv, env, exit } from 'node:process'

import { check, parse, requestBody } from 'chatapps-webhooks'

const url = argv[2]

/** Sends a request, and returns what comes back; ends the program if that is a failure. */
async function send (method, body) {
  const answer = await fetch(url, {
    method,
    headers: { Authorization: `Bearer ${env.API_KEY}`, 'Content-Type': 'application/json' },
    // What is to be sent, secrets included.
    body: body && requestBody(body)
  })
  const text = await answer.text()
  if (answer.status !== 200) {
    const failure = parse(text, { model: 'error-response' })
    console.error(`${answer.status}: ${failure.message} (code ${failure.code}, error id ${failure.errorId})`)
    exit(1)
  }
  return text
}

const list = async () => parse(await send('GET'), { model: 'webhook-list' })

const wanted = [
  {
    subAccountId: 'Onion_Marketing',
    url: 'https://hooks.onion.example/messages',
    httpAuthorization: 'Bearer rw4Kd0b2u',
    type: 'MSG'
  },
  {
    subAccountId: '*',
    url: 'https://hooks.onion.example/business',
    type: 'CABM',
    oauth: {
      url: 'https://login.onion.example/token',
      clientId: 'chat',
      clientSecret: 'hV7-tq0p',
      credentialsLocation: 'header'
    }
  }
]
// Report mistakes here, before sending: the platform would silently accept them.
const report = check(wanted, { policy: 'strict' })
if (!report.isValid) {
  console.error(`${report}`)
  exit(1)
}
await send('POST', parse(wanted))

for (const webhook of await list()) {
  console.log(`${webhook.subAccountId} ${webhook.type}: ${webhook.url}`)
}

await send('DELETE', [{ subAccountId: '*', type: 'CABM' }])
console.log(`left: ${(await list()).length}`)
