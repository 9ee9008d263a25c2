// Takes events: answers the platform, and gives each event to the handler of its kind. What is
// answered, and why, is in docs/design/receiver.md.
'use strict'

const { createHash, timingSafeEqual } = require('node:crypto')
const { inspect } = require('node:util')
const { bytesOfPiece, join } = require('./bytes')
const { check } = require('./check')
const { models } = require('./descriptions')
const { isNews, parseEvent, progressOf: progressOfState, receiveEvent } = require('./event')
const { expected, kindOf, optionsOf, quoted } = require('./kind')
const { MemoryStore } = require('./memory-store')
const native = require('./native')

const KINDS = new Set(models.find(({ name }) => name === 'event').event.map(({ kind }) => kind))

const HOOKS = ['onFindings', 'onError', 'onOversized', 'onUnauthorized', 'onDuplicate']
const NAMES = ['fallback', 'authorization', 'authorize', 'store', 'maxBytes', 'timeout', 'errors', ...HOOKS]

// For how long keys are kept, in seconds: receipts come for ten days.
const KEEP = 11 * 24 * 60 * 60

// How many times the limit is read of a body that is too large. Whoever still writes then gets no
// answer.
const READ_ON = 8

// What a header can carry, without blanks around it.
const VALUE = /^[!-~]([\t -~]*[!-~])?$/

// The contract alone: a limit of the policy must not turn an event into an unrecognized one.
const CONTRACT = Object.freeze({ policy: 'contract' })

// Timers count no further.
const LONGEST_TIMEOUT = 2 ** 31 - 1

// The longest key that a store gets.
const LONGEST_KEY = 256

// What reading a body may end with instead of the body.
const OVERSIZED = Symbol('oversized')
const BROKEN = Symbol('broken')

const empty = Object.freeze({})
const answer = (status, headers = empty) => Object.freeze({ status, headers })

class Receiver {
  #authenticate
  #fallback
  #handlers = new Map()
  #hooks
  #store
  #maxBytes
  #timeout
  #accepts
  #isUsed = false

  constructor (options) {
    const {
      fallback, authorization, authorize, store = new MemoryStore(), maxBytes = native.eventBytes(), timeout = 4000, errors = 'refuse', ...hooks
    } = optionsOf(options, NAMES)
    this.#fallback = functionOf('fallback', fallback)
    this.#authenticate = authenticationOf(authorization, authorize)
    for (const name of ['begin', 'finish', 'forget', 'get', 'put']) functionOf(`store.${name}`, store?.[name])
    this.#store = store
    this.#maxBytes = amount('maxBytes', maxBytes)
    this.#timeout = amount('timeout', timeout)
    if (timeout > LONGEST_TIMEOUT) throw new RangeError(`expected \`timeout\` to be at most ${LONGEST_TIMEOUT} ms: the platform waits for 5,000`)
    if (errors !== 'refuse' && errors !== 'accept') throw new TypeError("expected `errors` to be 'refuse' or 'accept'")
    this.#accepts = errors === 'accept'
    for (const [name, hook] of Object.entries(hooks)) if (hook !== undefined) functionOf(name, hook)
    this.#hooks = hooks
    // So that they can be handed on without the receiver.
    for (const name of ['receive', 'listener', 'fetch', 'fastify']) {
      Object.defineProperty(this, name, { value: this[name].bind(this), enumerable: false })
    }
  }

  on (kind, handler) {
    if (!KINDS.has(kind)) throw new TypeError(`unknown kind of event ${typeof kind === 'string' ? quoted(kind) : `of type \`${kindOf(kind)}\``}; expected one of ${[...KINDS].map((name) => `\`${name}\``).join(', ')}`)
    functionOf('handler', handler)
    if (this.#isUsed) throw new Error('an event has come already: name all handlers before the receiver is used')
    if (this.#handlers.has(kind)) throw new Error(`\`${kind}\` has a handler: give each kind one`)
    this.#handlers.set(kind, handler)
    return this
  }

  // Answers a request whose body has been read, or parsed.
  async receive ({ method = 'POST', authorization = [], body, length = lengthOf(body) } = empty) {
    if (!Array.isArray(authorization)) throw expected('authorization', 'an array of the values of that header', authorization)
    return this.#answer(method, authorization, length, () => (lengthOf(body) > this.#maxBytes ? OVERSIZED : body))
  }

  // A listener for `http`, `https` and Express.
  listener (request, response) {
    const read = async () => {
      const { body } = request
      if (!request.readableEnded && !request.readableDidRead) return collect(request, this.#maxBytes)
      if (body !== undefined) return lengthOf(body) > this.#maxBytes ? OVERSIZED : body
      // It can't be read again.
      await this.#fail({ what: 'body', error: new Error('a middleware has read the body and left nothing of it: put the receiver before it, or have it set `request.body`') })
      return BROKEN
    }
    this.#answer(request.method, valuesOf(request.rawHeaders), declared(request.headers['content-length']), read).then(({ status, headers }) => {
      if (!response.destroyed && !response.headersSent) response.writeHead(status, headers).end()
    })
  }

  // From a `Request` to a `Response`.
  async fetch (request) {
    if (request.bodyUsed) throw new TypeError('the body of the request was read before: pass it to `receive`')
    const authorization = request.headers.get('authorization')
    const read = () => collect(request.body ?? [], this.#maxBytes)
    const { status, headers } = await this.#answer(
      request.method, authorization === null ? [] : [authorization], declared(request.headers.get('content-length')), read
    )
    return new Response(null, { status, headers })
  }

  // A plugin for Fastify, whose parsers would read bodies before and refuse what is no JSON.
  async fastify (instance, { url = '/' } = empty) {
    instance.removeAllContentTypeParsers()
    instance.addContentTypeParser('*', (request, payload, done) => done(null))
    const handler = (request, reply) => {
      reply.hijack()
      this.listener(request.raw, reply.raw)
    }
    instance.route({ method: instance.supportedMethods.filter((method) => method !== 'HEAD'), url, bodyLimit: Number.MAX_SAFE_INTEGER, handler })
  }

  // `length` is what is known of it, in bytes; `read` reads the body, or tells how that failed.
  async #answer (method, authorization, length, read) {
    this.#isUsed = true
    if (method !== 'POST') return answer(405, { allow: 'POST' })
    let isAuthentic
    try {
      isAuthentic = await this.#authenticate(authorization)
    } catch (error) {
      await this.#fail({ what: 'authorization', error })
      return answer(503)
    }
    if (isAuthentic !== true) {
      await this.#tell('onUnauthorized')
      return length > this.#maxBytes ? answer(413) : answer(401, { 'www-authenticate': 'Bearer' })
    }
    const body = await read()
    if (body === BROKEN) return answer(503)
    if (body === OVERSIZED) {
      await this.#tell('onOversized', this.#maxBytes)
      return answer(204)
    }
    let event
    try {
      event = eventOf(body)
    } catch (error) {
      // A middleware has made what JSON can't hold.
      await this.#fail({ what: 'body', error })
      return answer(503)
    }
    return answer(await this.#take(event, body))
  }

  async #take (event, body) {
    const key = keyOf(event, body)
    const stored = storedKey(key)
    let isMine = false
    try {
      const claim = await this.#store.begin(stored, 2 * this.#timeout / 1000)
      if (claim === 'done') {
        await this.#tell('onDuplicate', event, key)
        return 204
      }
      if (claim === 'busy') return 503
      if (claim !== 'new') throw new TypeError("expected `begin` of the store to answer 'new', 'busy' or 'done'")
      isMine = true
      const progress = progressOf(event)
      const earlier = progress && await this.#store.get(progress.subject)
      const delivery = new Delivery(key, !progress || isNews(progress.now, parsedProgress(earlier)), body)
      const isTaken = await this.#handle(event, delivery)
      if (isTaken) {
        // Another receipt of the message may have been handled meanwhile.
        if (progress && isTaken === 'handled' && isNews(progress.now, parsedProgress(await this.#store.get(progress.subject)))) {
          await this.#store.put(progress.subject, progress.text, KEEP)
        }
        await this.#store.finish(stored, KEEP)
        return 204
      }
    } catch (error) {
      await this.#fail({ what: 'store', key, error })
    }
    if (isMine) await this.#forget(stored, key)
    return 503
  }

  async #forget (stored, key) {
    try {
      await this.#store.forget(stored)
    } catch (error) {
      // It is free when its lease ends.
      await this.#fail({ what: 'store', key, error })
    }
  }

  // Gives an event to its handler. Answers 'handled', 'accepted' if that failed and failures are
  // accepted, or `undefined`.
  async #handle (event, delivery) {
    if (this.#hooks.onFindings !== undefined && delivery.findings.findings.length > 0) {
      await this.#tell('onFindings', event, delivery.findings)
    }
    const controller = new AbortController()
    controlled.set(delivery, controller)
    const handler = this.#handlers.get(event.kind) ?? this.#fallback
    const work = (async () => handler(event, delivery))()
    // What it does after its time counts no more.
    work.catch(() => {})
    let timer
    const end = new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`the handler took more than ${this.#timeout} ms`)), this.#timeout)
    })
    try {
      await Promise.race([work, end])
      return 'handled'
    } catch (error) {
      controller.abort(error)
      await this.#fail({ what: 'handler', key: delivery.key, error })
      return this.#accepts ? 'accepted' : undefined
    } finally {
      clearTimeout(timer)
    }
  }

  async #tell (name, ...what) {
    try {
      await this.#hooks[name]?.(...what)
    } catch (error) {
      await this.#fail({ what: name, error })
    }
  }

  async #fail (failure) {
    try {
      await this.#hooks.onError?.(Object.freeze(failure))
    } catch {
      // Nobody is left to tell.
    }
  }

  [inspect.custom] () {
    return `Receiver { handlers: [${[...this.#handlers.keys()].join(', ')}] }`
  }
}

// The controllers of the signals of deliveries.
const controlled = new WeakMap()

// What is known of an event beside the event.
class Delivery {
  #body
  #findings

  constructor (key, isNews, body) {
    this.key = key
    this.isNews = isNews
    this.#body = body
    Object.freeze(this)
  }

  get findings () {
    return (this.#findings ??= check(this.#body, { model: 'event' }))
  }

  // Aborts when the time of the handler is over.
  get signal () {
    return controlled.get(this).signal
  }
}

function functionOf (argument, value) {
  if (typeof value === 'function') return value
  throw expected(argument, 'a function', value)
}

function amount (argument, value) {
  if (typeof value !== 'number') throw expected(argument, 'a number', value)
  if (value > 0) return value
  throw new RangeError(`expected \`${argument}\` to be more than 0`)
}

// A function of the values of the header that says whether they are right.
function authenticationOf (authorization, authorize) {
  if ((authorization === undefined) === (authorize === undefined)) {
    throw new TypeError("expected `authorization` or `authorize`, one of the two: the values of the header that are right, 'anyone', or a function")
  }
  if (authorize !== undefined) {
    functionOf('authorize', authorize)
    return async (values) => values.length === 1 && await authorize(values[0]) === true
  }
  if (authorization === 'anyone') return () => true
  if (!Array.isArray(authorization)) throw expected('authorization', "an array of values, or 'anyone'", authorization)
  if (authorization.length === 0) throw new TypeError('expected at least one value in `authorization`')
  const right = Array.from(authorization, (value, index) => {
    if (typeof value !== 'string') throw expected(`authorization[${index}]`, 'a string', value)
    if (VALUE.test(value)) return hash(value)
    throw new TypeError(`\`authorization[${index}]\`: expected visible ASCII characters without blanks around them, as a header can have them`)
  })
  return (values) => {
    if (values.length !== 1) return false
    const given = hash(values[0])
    // All are compared, so that the time tells nothing.
    return right.map((each) => timingSafeEqual(each, given)).includes(true)
  }
}

const hash = (value) => createHash('sha256').update(value).digest()

function eventOf (body) {
  try {
    return parseEvent(body, CONTRACT)
  } catch {
    return receiveEvent(body, CONTRACT).event
  }
}

// The key of a delivery: that of the event, or of the bytes if they are no text.
function keyOf (event, body) {
  const isBytes = typeof body === 'object' && body !== null && lengthOf(body) !== undefined
  if (event.kind !== 'unrecognized' || !isBytes) return event.deliveryKey
  return `raw:${createHash('sha256').update(new Uint8Array(body.buffer ?? body, body.byteOffset ?? 0, body.byteLength)).digest('hex')}`
}

// A key as a store gets it: an id of a message can be as long as a body.
const storedKey = (key) => (key.length <= LONGEST_KEY ? key : `sha256:${hash(key).toString('hex')}`)

// The key of a message on a channel, how far it got, and that as a store keeps it.
function progressOf (event) {
  const now = event.progress
  if (now === undefined) return undefined
  const { state, detail } = event.payload.status
  const subject = storedKey(`progress:${event.umid}:${(event.channel ?? '').toLowerCase()}`)
  return { subject, now, text: detail === undefined ? state : `${state}:${detail}` }
}

// The progress that a store has kept.
function parsedProgress (text) {
  if (text === undefined || text === null) return undefined
  const [state, ...detail] = text.split(':')
  return progressOfState(state, detail.length === 0 ? undefined : detail.join(':'))
}

// How many bytes a body has, if it is a text.
function lengthOf (body) {
  if (typeof body === 'string') return Buffer.byteLength(body)
  return ArrayBuffer.isView(body) || body instanceof ArrayBuffer ? body.byteLength : undefined
}

const declared = (header) => (/^\d+$/.test(header ?? '') ? Number(header) : undefined)

// Every value of `Authorization`: `headers` has the first alone.
function valuesOf (rawHeaders) {
  const values = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index].toLowerCase() === 'authorization') values.push(rawHeaders[index + 1])
  }
  return values
}

// Reads a body, but keeps no more than the limit.
async function collect (chunks, limit) {
  const read = []
  let length = 0
  let refused
  try {
    for await (const chunk of chunks) {
      const bytes = bytesOfPiece(chunk)
      if (bytes === undefined) {
        refused = expected('body', 'a stream of text or bytes', chunk)
        break
      }
      length += bytes.length
      if (length <= limit) read.push(bytes)
      else if (length > READ_ON * limit) break
      else read.length = 0
    }
  } catch {
    return BROKEN
  }
  if (refused !== undefined) throw refused
  return length > limit ? OVERSIZED : join(read)
}

module.exports = { Receiver }
