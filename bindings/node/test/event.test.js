// Events: their kinds and members, what is received whatever it is, and what is shown of them.
'use strict'

const assert = require('node:assert')
const { createHash } = require('node:crypto')
const { readFileSync, readdirSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { suite, test } = require('node:test')
const { format, inspect } = require('node:util')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const { ValidationError, WebhookSet, check, isNews, isValid, models, parse, parseAsync, parseEvent, receiveEvent } = require('chatapps-webhooks')
const { root } = require('./shared')

const folder = dirname(require.resolve('chatapps-webhooks/package.json'))
const native = require(join(folder, readdirSync(folder).find((file) => file.endsWith('.node'))))
const { objects, enumerations, models: described } = JSON.parse(native.descriptions(true))
const objectOf = (name) => objects.find((object) => object.name === name)
const { event: kinds } = described.find(({ event }) => event !== undefined)

const UMID = '1f2e3d4c-5b6a-4978-8a9b-0c1d2e3f4a5b'
const inbound = (payload, more) => ({ namespace: 'ChatApps', eventType: 'inbound_message_received', ...more, payload: { umid: UMID, type: 'Text', ...payload } })
const receipt = (status, payload) => ({ namespace: 'ChatApps', eventType: 'outbound_message_status_changed', payload: { umid: UMID, ...payload, status } })

// The bodies of the vectors that are events, as texts.
const bodies = readdirSync(join(root, 'tests/vectors/event')).flatMap((file) => JSON.parse(readFileSync(join(root, 'tests/vectors/event', file), 'utf8')))
  .filter(({ limits }) => limits === undefined)
  .map(({ data, text }) => text ?? (data === undefined ? undefined : JSON.stringify(data)))
  .filter((text) => text !== undefined && isValid(text, { model: 'event' }))

// What a member is to be, if that is what the body has there.
function compare (found, raw, kind, path) {
  const absent = () => assert.strictEqual(found, undefined, path)
  if (raw === undefined || raw === null) return absent()
  switch (kind.type) {
    case 'text':
      // Some texts may be numbers in the body.
      return typeof raw === 'string' || (Number.isInteger(raw) && found !== undefined) ? assert.strictEqual(found, String(raw), path) : absent()
    case 'enumeration': {
      if (typeof raw !== 'string') return absent()
      const { values } = enumerations.find(({ name }) => name === kind.name)
      // A spelling of the platform's may be another one than that of the list.
      return found === raw ? undefined : assert(values.some(({ text }) => text === found), path)
    }
    case 'boolean':
      return typeof raw === 'boolean' ? assert.strictEqual(found, raw, path) : absent()
    case 'integer':
      return Number.isInteger(raw) ? assert.strictEqual(found, raw, path) : absent()
    case 'number':
      return typeof raw === 'number' ? assert.strictEqual(found, raw, path) : absent()
    case 'object':
      if (typeof raw !== 'object' || Array.isArray(raw)) return absent()
      assert.strictEqual(found.constructor.name, kind.name, path)
      assert(Object.isFrozen(found), path)
      return compareObject(found, raw, objectOf(kind.name), path)
    case 'array': {
      if (!Array.isArray(raw)) return absent()
      const fit = raw.filter((element) => typeof element === (kind.of.type === 'object' ? 'object' : 'string') && element !== null && !Array.isArray(element))
      assert.strictEqual(found.length, fit.length, path)
      return fit.forEach((element, index) => compare(found[index], element, kind.of, `${path}/${index}`))
    }
    default:
      return assert.deepStrictEqual(JSON.parse(JSON.stringify(found)), JSON.parse(JSON.stringify(raw)), path)
  }
}

function compareObject (found, raw, { properties }, path) {
  for (const { name, kind } of properties) compare(found[name], Object.hasOwn(raw, name) ? raw[name] : undefined, kind, `${path}/${name}`)
}

// The places of a value, as functions that give a copy with something else there.
function places (value, put = (other) => other) {
  if (typeof value !== 'object' || value === null) return [put]
  const inner = Object.keys(value).flatMap((name) => places(value[name], (other) => {
    const copy = Array.isArray(value) ? [...value] : { ...value }
    copy[name] = other
    return put(copy)
  }))
  return [put, ...inner]
}

suite('every member is what the body has', () => {
  test('in the vectors', () => {
    assert(bodies.length > 100)
    for (const text of bodies) {
      const event = parseEvent(text)
      const { name } = kinds.find(({ kind }) => kind === event.kind)
      assert.strictEqual(event.constructor.name, name)
      compareObject(event, JSON.parse(text), objectOf(name), '')
    }
    assert.deepStrictEqual([...new Set(bodies.map((text) => parseEvent(text).kind))].sort(), kinds.map(({ kind }) => kind).sort())
  })

  test('and after a change at any place', () => {
    const documented = new Map(bodies.map((text) => [`${parseEvent(text).kind} ${Object.keys(JSON.parse(text).payload ?? {}).length}`, JSON.parse(text)]))
    let events = 0
    for (const body of documented.values()) {
      for (const put of places(body)) {
        for (const other of [null, 7, 'other', true, [], ['a', { text: 1 }, null], { text: 'a' }]) {
          const changed = put(other)
          if (!isValid(changed, { model: 'event' })) continue
          const event = parseEvent(JSON.stringify(changed))
          compareObject(event, changed, objectOf(event.constructor.name), JSON.stringify(changed))
          events++
        }
      }
    }
    assert(events > 1000)
  })
})

test('text, bytes and values give the same events, by every function', async () => {
  for (const text of bodies) {
    const event = parseEvent(text)
    const bytes = Buffer.from(text)
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length))
    shared.set(bytes)
    const others = [bytes, new Uint8Array(bytes), new Uint8Array(bytes).buffer, shared, shared.buffer].map((data) => parseEvent(data))
    others.push(parse(text, { model: 'event' }), await parseAsync(bytes, { model: 'event' }), receiveEvent(text).event, parseEvent(text, { policy: 'recommended' }))
    for (const other of others) {
      assert.strictEqual(other.raw, text)
      assert.deepStrictEqual(other, event)
      assert.strictEqual(inspect(other, { depth: Infinity }), inspect(event, { depth: Infinity }))
      assert.strictEqual(other.deliveryKey, event.deliveryKey)
    }
    // As values, it is compact JSON, with the last of two members of a name.
    const values = JSON.parse(text)
    const { value } = models.event['~standard'].validate(values)
    for (const other of [parseEvent(values), value, receiveEvent(values).event]) {
      assert.deepStrictEqual(JSON.parse(other.raw), values)
      assert.strictEqual(other.kind, event.kind)
      assert.deepStrictEqual(other.masked(), parseEvent(JSON.stringify(values)).masked())
    }
    assert.deepStrictEqual(receiveEvent(text).report, check(text, { model: 'event' }))
  }
})

test('a text of values is that of JSON.stringify', () => {
  const values = { eventType: 'x', payload: [1, -0, 1.5, 9007199254740991, 2 ** 60, -(2 ** 60), 2 ** 63, 'ü\u2028"', null, true] }
  assert.strictEqual(receiveEvent(values).event.raw, JSON.stringify(values))
  assert.deepStrictEqual(JSON.parse(parseEvent({ ...values, payload: 1e300 }).raw), { ...values, payload: 1e300 })
})

test('the body is written as it was received', () => {
  for (const text of bodies) {
    const event = parseEvent(text)
    assert.strictEqual(JSON.stringify(event), JSON.stringify(JSON.parse(text)))
    assert.strictEqual(JSON.stringify({ deep: [event] }), `{"deep":[${JSON.stringify(JSON.parse(text))}]}`)
    // It can be checked as it is.
    assert.strictEqual(isValid(event, { model: 'event' }), true)
    assert.deepStrictEqual(parseEvent(event).masked(), event.masked())
  }
  // A buffer that is written to later changes nothing.
  const bytes = Buffer.from(JSON.stringify(inbound({})))
  const event = parseEvent(bytes)
  bytes.fill(0)
  assert.deepStrictEqual(JSON.parse(event.raw), inbound({}))
  assert.strictEqual(event.umid, UMID)
})

test('bytes are what they are, whatever their class says', () => {
  class Other extends Uint8Array {
    get length () { return 3 }
    get buffer () { return new ArrayBuffer(8) }
    toString () { return '{}' }
  }
  for (const text of ['Onion', 'Größe', 'Größe 🧅']) {
    const bytes = Buffer.from(JSON.stringify(inbound({ content: { text } })))
    const event = parseEvent(Other.from(bytes))
    assert.strictEqual(event.raw, bytes.toString())
    assert.strictEqual(event.payload.content.text, text)
    // A part of a buffer, and one after a byte order mark, which JSON text has none of.
    assert.strictEqual(parseEvent(Buffer.concat([Buffer.from('ab'), bytes, Buffer.from('c')]).subarray(2, -1)).raw, bytes.toString())
    assert.throws(() => parseEvent(Buffer.concat([Buffer.from('\ufeff'), bytes])), ValidationError)
  }
})

test('a buffer that is written to while another thread reads it changes nothing', async () => {
  const bytes = Buffer.from(JSON.stringify(inbound({})))
  const promised = parseAsync(bytes, { model: 'event' })
  bytes.fill(0)
  assert.deepStrictEqual(JSON.parse((await promised).raw), inbound({}))
})

test('what events have in common is found whatever the envelope', () => {
  const at = '2026-05-04T09:30:00.25Z'
  const common = ({ version, channel, subAccountId, umid, timestamp, timestampDate, deliveryKey }) =>
    [version, channel, subAccountId, umid, timestamp, timestampDate?.getTime(), deliveryKey]
  const time = Date.parse(at)
  const recipient = { channel: 'WhatsApp', channelId: 'c' }
  const flat = { eventType: 'inboundMessage', version: 1, channel: 'line', umid: UMID, subAccountId: 'Onion', timestamp: at, type: 'Text', user: { channelUserId: 'U1' }, recipient: { recipientId: 'c' } }
  for (const [body, expected] of [
    [inbound({ subAccountId: 'Onion', timestamp: at, recipient }, { version: 3 }), [3, 'whatsapp', 'Onion', UMID, at, time, `in:${UMID}`]],
    [flat, [1, 'line', 'Onion', UMID, at, time, `in:${UMID}`]],
    [receipt({ state: 'Read', timestamp: at }, { channel: 'RCS', subAccountId: 'Onion' }), [undefined, 'RCS', 'Onion', UMID, at, time, `dr:${UMID}:rcs:Read::${at}`]],
    [{ eventType: 'account_update', eventId: 'e', timestamp: 'yesterday', eventDetails: {} }, [undefined, undefined, undefined, undefined, 'yesterday', undefined, 'bm:e']]
  ]) {
    assert.deepStrictEqual(common(parseEvent(body)), expected)
  }
  const text = '{"a":"ü"}'
  assert.deepStrictEqual(common(parseEvent(text)), [...Array(6).fill(undefined), `raw:${createHash('sha256').update(text).digest('hex')}`])
  // Both forms of an inbound message as one.
  const user = { msisdn: '+12025550143', channelUserId: 'U1', name: 'Mara' }
  const one = parseEvent(inbound({ user, recipient, content: { text: 'a' } })).inbound
  assert.deepStrictEqual({ ...one, content: one.content.text }, { umid: UMID, channel: 'whatsapp', channelId: 'c', contentType: 'Text', content: 'a', ...user })
  const two = parseEvent(flat).inbound
  assert.deepStrictEqual({ ...two }, { umid: UMID, subAccountId: 'Onion', timestamp: at, channel: 'line', channelId: 'c', contentType: 'Text', channelUserId: 'U1' })
  assert(two.timestampDate.getTime() === time && Object.isFrozen(two) && !inspect(one).includes('Mara') && inspect(one).startsWith('Inbound {'))
  assert.strictEqual(parseEvent(receipt({ state: 'read' })).inbound, undefined)
})

test('receipts have an order', () => {
  const event = (state, detail) => parseEvent(receipt({ state, detail }))
  const order = [event('queued'), event('sent'), event('delivered'), event('delivered', 'delivered_to_recipient'), event('read')]
  assert.deepStrictEqual(order.map(({ progress }) => progress), [0, 1, 2, 3, 4])
  for (const [index, now] of order.entries()) {
    for (const [other, earlier] of order.entries()) {
      for (const kept of [earlier, earlier.progress, JSON.parse(JSON.stringify(earlier.progress))]) {
        assert.strictEqual(isNews(now, kept), index > other)
        assert.strictEqual(isNews(now.progress, kept), index > other)
      }
    }
    assert(isNews(now) && isNews(now, null) && isNews(event('Failed'), now) && !isNews(now, event('failed')) && isNews(event('recalled'), now))
  }
  assert.deepStrictEqual([event('undelivered').progress, event('recalled').progress, parseEvent(inbound({})).progress], ['ended', 'unranked', undefined])
  assert(isNews(parseEvent(inbound({})), order[4]) && isNews(order[0], parseEvent(inbound({}))))
  for (const wrong of ['over', 1.5, -3, {}, true]) {
    assert.throws(() => isNews(order[0], wrong), { name: 'TypeError', message: /^expected `earlier` to be an event, or the `progress` of one, found `\w+`$/ })
    assert.throws(() => isNews(wrong), { name: 'TypeError', message: /^expected `event` to be/ })
  }
})

test('codes, answers and times have what they mean', () => {
  const { status } = parseEvent(receipt({ state: 'failed', errorCode: 1022, timestamp: '2026-05-04T09:30:00.1234567Z' })).payload
  assert.deepStrictEqual([status.errorCode, status.errorCodeMeaning, status.timestampDate.toISOString()], [1022, 'Message window expired', '2026-05-04T09:30:00.123Z'])
  assert.strictEqual(parseEvent(receipt({ state: 'failed', errorCode: 4711 })).payload.status.errorCodeMeaning, undefined)
  for (const wrong of ['yesterday', '2026-02-30T00:00:00Z', '2026-05-04 09:30', '']) {
    assert.strictEqual(parseEvent(receipt({ state: 'read', timestamp: wrong })).timestampDate, undefined, wrong)
  }
  const flow = (responseJson) => parseEvent(inbound({ content: { interactive: { type: 'nfmReply', nfmReply: { responseJson } } } })).payload.content.interactive.nfmReply
  const answers = flow('{"color": ["red"], "__proto__": {"x": 1}}').response
  assert(Object.isFrozen(answers.color) && Object.hasOwn(answers, '__proto__'))
  assert.deepStrictEqual(answers.color, ['red'])
  for (const wrong of ['{', '', '1e999', '"\\ud800"', '['.repeat(200) + ']'.repeat(200), undefined, 5]) assert.strictEqual(flow(wrong).response, undefined)
  assert.strictEqual(flow('null').response, null)
})

test('large numbers keep all of their digits', () => {
  const text = '{"eventType":"template_status_update","eventDetails":{"templateId":12345678901234567890}}'
  assert.strictEqual(parseEvent(text).eventDetails.templateId, '12345678901234567890')
})

test('whatever is received is an event', () => {
  const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth)
  const large = JSON.stringify(inbound({ content: { text: 'a'.repeat(9 << 20) } }))
  for (const [data, rule] of [
    [Buffer.from([0x7b, 0xff, 0x7d]), 'syntax'], [Buffer.alloc(0), 'syntax'], ['', 'syntax'], ['{', 'syntax'], ['\ud800', 'syntax'], ['[]', 'type'], ['"a"', 'type'],
    [nested(1_000_000), 'type'], [`{"payload":${nested(100)}}`, 'too_deep'], [large, 'body_too_large'], [Buffer.from(large), 'body_too_large'],
    [[inbound({})], 'type'], [5, 'type'], [null, 'type'], [inbound({ umid: '' }), 'minLength'], [receipt({}), 'required'], [{ a: Buffer.from('a') }, undefined]
  ]) {
    const { event, report } = receiveEvent(data)
    // A lone surrogate has three bytes that are no UTF-8.
    const text = typeof data === 'string' ? data.replace('\ud800', '\ufffd'.repeat(3)) : Buffer.isBuffer(data) ? data.toString() : JSON.stringify(data)
    const isFound = rule === undefined || report.findings.some((finding) => finding.rule === rule)
    assert(isFound, `${rule}: ${report}`)
    if (report.isValid) continue
    assert.deepStrictEqual([event.kind, report.worst], ['unrecognized', 'error'])
    if (rule !== undefined) assert.strictEqual(event.raw, text)
    assert.match(event.deliveryKey, /^raw:[0-9a-f]{64}$/)
    assert.strictEqual(JSON.stringify(event), JSON.stringify(jsonOf(text)))
    assert.throws(() => parseEvent(data), (error) => {
      assert(error instanceof ValidationError)
      assert.deepStrictEqual(rulesOf(error.report), rulesOf(check(data, { model: 'event' })))
      return true
    })
  }
  assert.strictEqual(receiveEvent(large, { maxBytes: 10 << 20 }).event.kind, 'inbound_message_received')
})

const rulesOf = ({ errors }) => errors.map(({ rule }) => rule)

function jsonOf (text) {
  if (text.startsWith('['.repeat(129))) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

test('what is nested deeply can be asked for, shown and written', () => {
  const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth)
  for (const depth of [100, 200, 100_000]) {
    for (const text of [
      `{"namespace":"ChatApps","eventType":"message_edited","payload":${nested(depth)}}`,
      `{"namespace":"ChatApps","eventType":"message_edited","payload":{"a":${nested(depth)}}}`,
      `{"eventType":"whatsapp_contact","eventDetails":{"rawEvent":{"field":"messages","value":${nested(depth)}}}}`,
      JSON.stringify(receipt({ state: 'read' })).replace('{', `{"a":${nested(depth)},`)
    ]) {
      const event = parseEvent(text, { policy: 'contract' })
      assert(event.deliveryKey.length > 0 && inspect(event).startsWith(event.constructor.name) && JSON.stringify(event.masked()).length > 0)
      assert.strictEqual(JSON.stringify(event), depth > 125 ? JSON.stringify(text) : text)
      assert.strictEqual(event.raw, text)
    }
  }
  // What is JSON as it was received is personal, so nothing of it is ever written.
  for (const { properties } of objects) for (const { kind, privacy } of properties) assert(kind.type !== 'raw' || privacy === 'personal')
})

test('mistakes of the program are errors', () => {
  for (const door of [parseEvent, receiveEvent]) {
    for (const data of [undefined, () => {}, Symbol('a'), 5n, { a: new Map() }, new Uint16Array(1)]) assert.throws(() => door(data), TypeError)
    assert.throws(() => door('{}', { model: 'event' }), { name: 'TypeError', message: 'unknown option `model`: it is known here' })
    assert.throws(() => door('{}', { polcy: 'strict' }), { name: 'TypeError', message: /^unknown option `polcy`/ })
    assert.throws(() => door('{}', { maxBytes: -1 }), RangeError)
  }
  const event = parseEvent('{}')
  for (const name of ['kind', 'raw', 'umid']) assert.throws(() => { event[name] = 'x' }, TypeError)
  assert.throws(() => new WebhookSet([event]), ValidationError)
})

test('policies change what is found, and never an event', () => {
  const body = { namespace: 'ChatApps', eventType: 'message_edited', payload: {} }
  assert.strictEqual(parseEvent(body).kind, 'unknown_event')
  assert.strictEqual(receiveEvent(body).report.worst, 'notice')
  assert.strictEqual(receiveEvent(body, { policy: 'contract' }).report.worst, null)
  assert.strictEqual(parseEvent(body, { policy: undefined, rules: undefined, maxBytes: undefined }).kind, 'unknown_event')
  assert.throws(() => parseEvent({ ...body, description: 5 }, { policy: 'strict' }), (error) => error.report.worst === 'error')
  // The contract alone has no limits.
  const large = JSON.stringify({ ...body, payload: 'a'.repeat(9 << 20) })
  assert.strictEqual(parseEvent(large, { policy: 'contract' }).raw, large)
  assert.throws(() => parseEvent(large, { policy: undefined }), ValidationError)
  assert.strictEqual(receiveEvent(body, { rules: { unknown_event: 'error' } }).event.kind, 'unrecognized')
})

test('a copy has the kind, and the text is what to send', () => {
  const event = parseEvent(inbound({ content: { text: 'a' } }))
  assert.deepStrictEqual({ ...structuredClone(event) }, { kind: event.kind })
  assert.deepStrictEqual(Object.keys(event), ['kind'])
  assert.deepStrictEqual(parseEvent(structuredClone(event.raw)), event)
  assert.deepStrictEqual(structuredClone(event.payload.content), { text: 'a' })
  assert.notDeepStrictEqual(parseEvent(inbound({ unknown: 1 })), parseEvent(inbound({ unknown: 2 })))
})

test('an id that is kept keeps no body in memory', () => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc')
  const kept = []
  const used = () => {
    gc()
    return process.memoryUsage().heapUsed
  }
  const body = (number) => Buffer.from(JSON.stringify(inbound({ umid: `${UMID}-${number}`, content: { text: 'a'.repeat(100_000) } })))
  kept.push(parseEvent(body(0)).umid)
  const before = used()
  for (let number = 0; number < 500; number++) {
    const event = parseEvent(body(number))
    kept.push(event.umid, event.deliveryKey)
  }
  const bytes = used() - before
  assert(bytes < 500 * 2048, `${bytes} bytes are kept of 500 events`)
  assert.strictEqual(kept.length, 1001)
})

suite('nothing personal is shown', () => {
  const MARK = 'Zq31415926xZ'
  const user = { msisdn: MARK, channelUserId: MARK, name: MARK, username: MARK }
  const any = { text: MARK, list: [MARK, { deep: MARK }] }
  const update = (eventType, eventDetails) => ({ eventType, eventDetails })
  const copy = (outboundContent) => receipt({ state: 'read' }, { user, outboundContent })
  const said = (content) => inbound({ user, content })
  const all = [
    said({ text: MARK, url: MARK, payload: MARK }),
    said({ location: { name: MARK, address: MARK, latitude: MARK } }),
    said({ location: { latitude: 31.415926, longitude: 31.415926 } }),
    said({ interactive: { type: 'nfmReply', nfmReply: { responseJson: MARK } } }),
    said({ interactive: { type: 'nfmReply', nfmReply: { responseJson: JSON.stringify({ a: MARK }) } } }),
    said({ interactive: { button_reply: { id: MARK, title: MARK }, list_reply: { description: MARK } } }),
    said(any),
    said({ text: any }),
    copy({ header: { type: 'text', text: MARK, media: { url: MARK, filename: MARK } }, body: { text: MARK } }),
    copy({ actions: { buttons: [{ label: MARK, value: MARK }, MARK], cta: { url: MARK }, list: { sections: [{ title: MARK }] } } }),
    copy({ contentType: MARK, [MARK]: MARK, header: { [MARK]: { [MARK]: 1 } } }),
    { eventType: 'inboundMessage', umid: UMID, type: 'Text', user, content: any },
    { eventType: 'external_app_message', payload: { umid: UMID, type: 'Text', user, content: any } },
    update('account_update', { phoneNumber: MARK }),
    update('phone_number_quality_update', { displayPhoneNumber: MARK }),
    update('whatsapp_contact', { rawEvent: { field: 'messages', value: { [MARK]: [MARK] }, [MARK]: MARK } }),
    update('account_closed', { person: MARK }),
    { namespace: 'ChatApps', eventType: 'message_edited', payload: any },
    { namespace: 'SMS', eventType: 'inbound_message_received', payload: any },
    { anything: any }
  ]
  const isShown = (text) => text.includes(MARK) || text.includes('31.415926')

  for (const [index, body] of all.entries()) {
    test(`${body.eventType}, ${index}`, () => {
      for (const data of [body, JSON.stringify(body)]) {
        const { event, report } = receiveEvent(data, { policy: 'strict' })
        const parsed = parseEvent(data)
        // What an unknown event holds is plain JSON: whoever asks for it has it.
        const parts = [parsed.payload, parsed.eventDetails, parsed.inbound, parsed.payload?.content].filter((part) => part?.toJSON !== undefined)
        const shows = [JSON.stringify(report), String(report), inspect(report, { depth: Infinity, showHidden: true })]
        for (const one of [event, parsed, ...parts, [parsed], { parsed }, new Map([[1, parsed]])]) {
          shows.push(
            inspect(one), inspect(one, { depth: Infinity, showHidden: true, getters: true }), inspect(one, { depth: 0, compact: false }),
            format('%o %O %s', one, one, one)
          )
        }
        // What is no method of the class, but shows members.
        for (const plain of [parsed, { parsed }]) shows.push(inspect(plain, { customInspect: false, depth: Infinity }))
        shows.push(JSON.stringify(parsed.masked()), inspect(parsed.masked(), { depth: Infinity }), String(parsed), JSON.stringify({ ...parsed }), parsed.deliveryKey)
        for (const shown of shows) assert(!isShown(shown), shown)
        assert(isShown(JSON.stringify(parsed)) && isShown(parsed.raw))
      }
      const broken = JSON.stringify(body).replace(':', '')
      const { event, report } = receiveEvent(broken)
      assert.throws(() => parseEvent(broken), (error) => {
        for (const shown of [error.message, error.stack, inspect(error), inspect(event), JSON.stringify(report), JSON.stringify(event.masked())]) assert(!isShown(shown), shown)
        return true
      })
    })
  }
})
