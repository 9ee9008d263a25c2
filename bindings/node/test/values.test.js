// Values of all kinds, including odd ones, cause a finding or a `TypeError` that says where.
'use strict'

const assert = require('node:assert')
const { suite, test } = require('node:test')
const { Readable, Writable } = require('node:stream')
const vm = require('node:vm')
const { check, checkAsync, isValid, models, parse, Secret, requestBody } = require('chatapps-webhooks')
const { full, rulesOf, withoutPositions } = require('./shared')

class Entry {
  constructor (members) {
    Object.assign(this, members)
  }

  get ignored () {
    return 1
  }
}

test('every shape of the same document is the same', () => {
  assert.deepStrictEqual(check([full()]).findings, [])
  const body = requestBody(parse([full()]))
  const { oauth } = full()
  const shapes = [
    [new Entry(full())],
    [Object.freeze(full())],
    [Object.assign(Object.create(null), full())],
    [{ ...full(), httpAuthorization: undefined, [Symbol('any')]: 1 }],
    [{ toJSON: full }],
    [new Proxy(full(), {})],
    new Proxy([full()], {}),
    parse([full()]),
    [{ ...full(), oauth: { ...oauth, clientSecret: new Secret(oauth.clientSecret) } }],
    [{ ...full(), type: new String('MSG'), enabled: new Boolean(true) }],
    [Object.defineProperty(full(), 'hidden', { value: 1, enumerable: false })],
    vm.runInNewContext(`(${JSON.stringify([full()])})`),
    Object.assign([full()], { more: 1 })
  ]
  for (const shape of shapes) {
    assert.deepStrictEqual(check(shape).findings, [])
    assert(isValid(shape))
    assert.strictEqual(requestBody(parse(shape)), body)
  }
})

const loop = []
loop.push(loop)
const ring = {}
ring.ring = { again: ring }
const { proxy: revoked, revoke } = Proxy.revocable({}, {})
revoke()
const selfish = { toJSON () { return { me: this } } }
const sparse = []
sparse[4e9] = 1

suite('what is no JSON is a TypeError that says where', () => {
  const cases = [
    ['undefined', undefined, /^expected what JSON can hold, found `undefined`$/],
    ['a function', () => {}, /found `function`$/],
    ['a symbol', Symbol('x'), /found `symbol`$/],
    ['a BigInt', 1n, /found `bigint`$/],
    ['a map', new Map([['url', 1]]), /found `Map`: make an object of it by `Object.fromEntries`$/],
    ['a set', [new Set()], /found `Set`: make an array of it by `Array.from` \(at \/0\)$/],
    ['a subclass of a map', [new (class extends Map {})()], /found `Map`: make an object of it by `Object.fromEntries` \(at \/0\)$/],
    ['a map from elsewhere', [vm.runInNewContext('new Map()')], /found `Map`: make an object of it by `Object.fromEntries` \(at \/0\)$/],
    ['a promise', [{ url: Promise.resolve() }], /found `Promise`: `await` it \(at \/0\/url\)$/],
    ['a regular expression', [{ url: /x/ }], /found `RegExp` \(at \/0\/url\)$/],
    ['an error', [{ url: new Error('secret') }], /found `Error` \(at \/0\/url\)$/],
    ['a generator', (function * () {})(), /found `Generator`: make an array of it by `Array.from`$/],
    ['a response', new Response('[]'), /found `Response`: give what its `json\(\)` resolves to$/],
    ['a request', new Request('https://hooks.onion.example/'), /found `Request`: give what its `json\(\)` resolves to$/],
    ['a blob', new Blob(['[]']), /found `Blob`: give what its `text\(\)` resolves to$/],
    ['headers', [new Headers({ url: 'x' })], /found `Headers`: make an object of it by `Object.fromEntries` \(at \/0\)$/],
    ['a form', [new FormData()], /found `FormData`: make an object of it by `Object.fromEntries` \(at \/0\)$/],
    ['search parameters', [new URLSearchParams('url=x')], /found `URLSearchParams`: make an object of it by `Object.fromEntries` \(at \/0\)$/],
    ['a stream', Readable.from(['[]']), /found `Readable`: read it first, such as by `text` of `node:stream\/consumers`$/],
    ['a stream of the web', new ReadableStream(), /found `ReadableStream`: read it first, such as by `text` of `node:stream\/consumers`$/],
    ['a stream to write to', new Writable(), /found `Writable`: read it first/],
    ['an object with fields that nobody sees', [new (class Hidden { #url = 'x' })()], /found `Hidden` \(at \/0\)$/],
    ['a boxed symbol', [Object(Symbol('x'))], /found `Symbol` \(at \/0\)$/],
    ['a hole', [full(), , 1], /found `undefined` \(at \/1\)$/],
    ['a huge hole', sparse, /found `undefined` \(at \/0\)$/],
    ['a method', [{ ...full(), extra () {} }], /found `function` \(at \/0\/extra\)$/],
    ['NaN', [{ enabled: NaN }], /^NaN is not a JSON number \(at \/0\/enabled\)$/],
    ['NaN in a property that nobody knows', [{ ...full(), x: [{ y: NaN }] }], /^NaN is not a JSON number \(at \/0\/x\)$/],
    ['a lone surrogate', [{ url: '\ud800' }], /^the string has a lone surrogate \(at \/0\/url\)$/],
    ['halves in two strings', [{ url: '\ud83d', scope: '\ude00' }], /^the string has a lone surrogate \(at \/0\/url\)$/],
    ['a lone surrogate in a name', [{ '\udc00': 1 }], /^a property name has a lone surrogate \(at \/0\)$/],
    ['a loop', loop, /^the object holds itself \(at \/0\)$/],
    ['a ring', [ring], /^the object holds itself \(at \/0\/ring\)$/],
    ['a revoked proxy', [revoked], /^the object threw while it was read \(at \/0\)$/],
    ['a getter that throws', [{ get url () { throw new Error('secret') } }], /^the object threw while it was read \(at \/0\/url\)$/],
    ['toJSON that throws', { toJSON () { throw new Error('secret') } }, /^the object threw while it was read$/],
    ['a trap that throws', [new Proxy({}, { ownKeys () { throw new Error('secret') } })], /^the object threw while it was read \(at \/0\)$/],
    ['toJSON that gives nothing', [{ toJSON () {} }], /found `undefined` \(at \/0\)$/],
    ['a symbol under `__proto__`', [{ url: { ['__proto__']: Symbol('x') } }], /found `symbol` \(at \/0\/url\)$/],
    ['a name that may be a secret', [{ 'Bearer rw4Kd0b2u': new Set() }], /found `Set`: make an array of it by `Array.from` \(at \/0\)$/],
    ['a secret in the wrong place', [{ httpAuthorization: { secret: new Set() } }], /\(at \/0\/httpAuthorization\)$/]
  ]
  for (const [name, value, message] of cases) {
    test(name, async () => {
      for (const door of [check, isValid, parse]) {
        assert.throws(() => door(value), (error) => {
          assert.strictEqual(Object.getPrototypeOf(error), TypeError.prototype)
          assert.strictEqual(error.code, 'ERR_CHATAPPS_WEBHOOKS_NO_JSON')
          assert.match(error.message, message)
          return true
        })
      }
      await assert.rejects(checkAsync(value), { message })
      const { issues } = models.webhooks['~standard'].validate(value)
      assert.match(issues[0].message, message)
      // Whatever happened, it must not disturb the next document.
      assert(isValid([full()]))
    })
  }
})

test('what an object threw is the cause', () => {
  const mine = new Error('mine')
  assert.throws(() => check([{ get url () { throw mine } }]), { cause: mine })
})

test('objects that are shared unfold, up to a bound', () => {
  const shared = full()
  assert.deepStrictEqual(rulesOf(check([shared, shared], { rules: { too_many_entries: 'off' } })), ['repeated_target'])
  let wide = []
  for (let level = 0; level < 60; level++) wide = [wide, wide]
  assert.throws(() => check([{ ...full(), extra: wide }]), { name: 'TypeError', message: /^the document is too large/ })
  let long = ['x'.repeat(1 << 20)]
  for (let level = 0; level < 60; level++) long = [long, long]
  assert.throws(() => check(long), { name: 'TypeError', message: /^the document is too large/ })
  assert.throws(() => check(new Proxy([], { get: (_, name) => (name === 'length' ? Infinity : name === 'toJSON' ? undefined : 1) })), {
    message: /^the document is too large/
  })
})

test('depth is bounded', () => {
  let deep = []
  for (let level = 0; level < 100_000; level++) deep = [deep]
  assert(rulesOf(check([{ ...full(), extra: deep }])).includes('too_deep'))
  assert(isValid([{ ...full(), extra: deep }], { policy: 'contract' }))
  assert(!isValid(deep, { policy: 'contract' }))
  assert(rulesOf(check([selfish])).includes('too_deep'))
  for (const depth of [126, 127, 128, 129, 130]) {
    let nested = 1
    for (let level = 0; level < depth; level++) nested = level % 2 === 0 ? [nested] : { x: nested }
    const document = [{ ...full(), extra: nested }]
    const options = { maxDepth: 200 }
    assert.deepStrictEqual(check(document, options).toJSON(), withoutPositions(check(JSON.stringify(document), options)))
  }
})

test('bytes inside a document are a finding', () => {
  for (const value of [Buffer.from('x'), new Uint8Array(1), new Float64Array(1), new DataView(new ArrayBuffer(1)), new ArrayBuffer(1)]) {
    const [finding] = check([{ ...full(), url: value }]).errors
    assert.deepStrictEqual([finding.rule, finding.pointer, finding.params.found], ['type', '/0/url', 'bytes'])
  }
})

test('numbers are what the same text is', () => {
  const others = { errorId: 'b4478860-b76c-e811-814e-022a35cc1c71', timestamp: '2020-12-22T05:52:01.85Z' }
  for (const code of [1001, -0, 0.5, 2 ** 53, 2 ** 63, -(2 ** 64), 1e300, -1e-300, Infinity, -Infinity]) {
    const spelling = Number.isFinite(code) ? JSON.stringify(code) : code > 0 ? '1e999' : '-1e999'
    const text = JSON.stringify({ code: 0, ...others }).replace('0', spelling)
    const options = { model: 'error-response' }
    const ofValue = check({ code, ...others }, options)
    assert.deepStrictEqual(ofValue.toJSON(), withoutPositions(check(text, options)))
    if (ofValue.isValid) assert.strictEqual(JSON.stringify(parse({ code, ...others }, options)), JSON.stringify({ code, ...others }))
  }
})

test('dates are the text that would be sent', () => {
  const body = { code: 1000, errorId: 'b4478860-b76c-e811-814e-022a35cc1c71', timestamp: new Date(0) }
  assert.strictEqual(parse(body, { model: 'error-response' }).timestamp, '1970-01-01T00:00:00.000Z')
  assert.deepStrictEqual(rulesOf(check({ ...body, timestamp: new Date(NaN) }, { model: 'error-response' })), ['type'])
})

test('`__proto__` is a name like any other', () => {
  const text = '[{"__proto__": {"url": "https://hooks.onion.example/"}, "subAccountId": "*"}]'
  assert.deepStrictEqual(check(JSON.parse(text)).toJSON(), withoutPositions(check(text)))
  const [webhook] = parse(`[${JSON.stringify(full()).replace('{', '{"__proto__": {"a": 1},')}]`)
  assert.strictEqual(webhook.a, undefined)
  assert.strictEqual({}.a, undefined)
})

test('code of a value that comes back here does no harm', () => {
  const inner = { get url () { assert(!isValid([{ url: 1, subAccountId: 'inner' }])); return full().url }, ...{ subAccountId: 'Onion_Marketing' } }
  const outer = [full(), { ...full(), type: 'CADR' }, inner]
  assert.deepStrictEqual(rulesOf(check(outer, { policy: 'contract' })), [])
  assert.strictEqual(parse(outer, { policy: 'contract' })[0].url, full().url)
  const late = { get remark () { throw new Error('x') } }
  const catching = [{ ...full(), get more () { try { check(late) } catch {} return 1 } }]
  assert.deepStrictEqual(rulesOf(check(catching)), ['unknown_property'])
})

test('an array whose length lies is read as far as it goes', () => {
  const lying = new Proxy([full(), full()], { get: (target, name) => (name === 'length' ? 1.5 : Reflect.get(target, name)) })
  assert.deepStrictEqual(rulesOf(check(lying)), ['repeated_target'])
})

test('text that is not well-formed has a finding', () => {
  for (const text of ['\ud800', '["é\udc00"]', Buffer.from([0xff]), Buffer.from([0xed, 0xa0, 0x80])]) {
    assert.deepStrictEqual(rulesOf(check(text)), ['syntax'])
    assert(!isValid(text))
  }
  assert.strictEqual(check('["é\udc00"]').findings[0].column, 4)
})

test('views and buffers of every kind', () => {
  assert(isValid(Buffer.from('x[]x').subarray(1, 3), { rules: { empty_request: 'off' } }))
  assert(isValid(new Uint8Array(Buffer.from('[]')).buffer))
  assert(!isValid(new Uint8Array(0)))
  const moved = new Uint8Array([0x5b, 0x5d])
  structuredClone(moved.buffer, { transfer: [moved.buffer] })
  assert.deepStrictEqual(rulesOf(check(moved)), ['syntax'])
  for (const view of [new Uint16Array(1), new DataView(new ArrayBuffer(1)), new Uint8ClampedArray(1)]) {
    assert.throws(() => check(view), { name: 'TypeError', message: new RegExp(`found \`${view.constructor.name}\`$`) })
  }
  assert.throws(() => isValid(new Proxy(Buffer.from('[]'), {})), TypeError)
})

test('the limits of text are not those of values', () => {
  const large = [{ ...full(), remark: 'x'.repeat(2 ** 21) }]
  assert.deepStrictEqual(rulesOf(check(large)), ['unknown_property'])
  assert.deepStrictEqual(rulesOf(check(JSON.stringify(large))), ['body_too_large'])
})
