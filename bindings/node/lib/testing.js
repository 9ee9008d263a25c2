// Posts events to a program's own receiver, for its tests: `chatapps-webhooks/testing`.
'use strict'

const { once } = require('node:events')
const { createServer } = require('node:http')
const { sample } = require('./index')

async function post (target, kind, options = {}) {
  const { authorization, path = '/', body, ...wishes } = options
  const text = body ?? sample(kind, wishes)
  const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }
  if (typeof target === 'string' || target instanceof URL) return answerOf(await fetch(new URL(path, target), { method: 'POST', headers, body: text }))
  if (typeof target !== 'function') throw new TypeError('expected `target` to be a URL, a listener, or a function from `Request` to `Response`')
  // A listener has a request and a response. An application of Express is a listener with a third
  // argument.
  if (target.length < 2) return answerOf(await target(new Request(new URL(path, 'http://127.0.0.1'), { method: 'POST', headers, body: text })))
  const server = createServer((request, response) => target(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await post(`http://127.0.0.1:${server.address().port}`, kind, { ...options, body: text })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const answerOf = async (answer) => ({ status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() })

module.exports = { post }
