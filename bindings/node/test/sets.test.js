// Sets and plans: the shared cases, and the parts specific to JavaScript.
'use strict'

const assert = require('node:assert')
const { readFileSync, readdirSync } = require('node:fs')
const { join } = require('node:path')
const { suite, test } = require('node:test')
const { format, inspect } = require('node:util')
const { BlockedError, Secret, ValidationError, WebhookSet, check, parse, plan, requestBody } = require('chatapps-webhooks')
const { full, root } = require('./shared')

// The cases have masks and whatever else the contract allows.
const CONTRACT = { policy: 'contract' }

const plain = (value) => JSON.parse(requestBody(value))

function cases (kind, run) {
  const folder = join(root, 'tests/sets', kind)
  const files = readdirSync(folder)
  test(`there are ${kind}`, () => assert(files.length > 0))
  for (const file of files) {
    suite(`${kind}/${file}`, () => {
      for (const one of JSON.parse(readFileSync(join(folder, file), 'utf8'))) test(one.description, () => run(one))
    })
  }
}

cases('requests', ({ before, apply = [], delete: targets = [], after, masked, deliver = [] }) => {
  let now = new WebhookSet(before, CONTRACT)
  if (after !== undefined) {
    now = now.apply(apply, CONTRACT).delete(targets, CONTRACT)
    assert.deepStrictEqual(plain(now), after)
  }
  if (masked !== undefined) assert.deepStrictEqual(plain(now.masked()), masked)
  for (const { subAccountId, type, to } of deliver) {
    const found = now.deliverTo(subAccountId, type)
    assert.deepStrictEqual(found.map((webhook) => webhook.subAccountId), to)
    assert(found.every((webhook) => now.webhooks.includes(webhook)))
  }
})

cases('plans', ({ current, desired, unlisted, resendSecrets, steps, request, blocked, removals }) => {
  const found = plan(new WebhookSet(current, CONTRACT), new WebhookSet(desired, CONTRACT), { unlisted, resendSecrets })
  const written = JSON.parse(JSON.stringify(found))
  for (const { effects } of written.steps) {
    for (const effect of effects) {
      assert(effect.message.length > 0 && effect.help.length > 0)
      delete effect.message
      delete effect.help
    }
  }
  assert.deepStrictEqual(written, { empty: found.isEmpty, blocked: blocked !== undefined, steps, unknownTypes: 0 })
  assert.deepStrictEqual(plain(found.removals()), removals)
  assert.strictEqual(found.isBlocked, blocked !== undefined)
  const lacking = found.steps.filter(({ isBlocked }) => isBlocked)
  assert.deepStrictEqual(lacking.map(({ subAccountId, type }) => ({ subAccountId, type })), blocked ?? [])
  if (blocked === undefined) {
    assert.deepStrictEqual(plain(found.request()), request)
    assert.strictEqual(found.isEmpty, request.length + removals.length === 0)
    return
  }
  assert.throws(() => found.request(), (error) => {
    assert(error instanceof BlockedError && error.name === 'BlockedError' && error.code === 'ERR_CHATAPPS_WEBHOOKS_BLOCKED')
    assert.match(error.message, /^a mask or an unfilled variable would have to be sent/)
    assert.deepStrictEqual(plain(error.targets), blocked)
    return true
  })
})

const [webhook] = parse([{
  ...full(),
  url: 'https://user:s1@hooks.onion.example/?s2#s3',
  httpAuthorization: 's4',
  oauth: { ...full().oauth, url: 'https://u:s5@login.onion.example/', clientSecret: 's6' }
}], { policy: 'contract' })
const set = new WebhookSet([webhook, { ...webhook, subAccountId: '*', type: undefined }], CONTRACT)

test('a set is a collection', () => {
  assert.strictEqual(set.size, 3)
  assert.deepStrictEqual([...set], [set.get('*', 'CADR'), set.get('*', 'MSG'), webhook])
  assert.strictEqual(set.get('*', 'CABM'), undefined)
  assert(set.has(webhook) && set.has({ subAccountId: '*' }) && set.has({ subAccountId: '*', type: 'MSG' }))
  assert(!set.has({ subAccountId: 'Onion_Marketing' }) && !set.has({ subAccountId: '*', type: 'CABM' }))
  assert.strictEqual(new WebhookSet().size, 0)
  // A misspelled name of a member, such as `config.webhoks`, must not become an empty set.
  for (const nothing of [undefined, null]) {
    assert.throws(() => new WebhookSet(nothing), { message: `expected \`webhooks\` to be an iterable of objects, found \`${nothing}\`` })
  }
  assert.throws(() => new WebhookSet({ subAccountId: '*' }), { message: /found `Object`: put it into an array$/ })
})

test('equal sets are equal however they were made', () => {
  for (const same of [new WebhookSet(set), new WebhookSet([...set].reverse()), new WebhookSet(plain(set), CONTRACT), set.apply([]), set.delete([])]) {
    assert(set.equals(same))
    assert.deepStrictEqual(same, set)
  }
  const other = set.apply([{ ...webhook, httpAuthorization: 's7' }], CONTRACT)
  assert(!set.equals(other) && !set.equals(set.masked()) && !set.equals([...set]))
  assert.notDeepStrictEqual(other, set)
})

test('a set does not change', () => {
  const before = plain(set)
  set.apply([{ ...webhook, url: 'https://other.onion.example/' }], CONTRACT)
  set.delete([webhook])
  assert.deepStrictEqual(plain(set), before)
  assert(Object.isFrozen(set) && Object.isFrozen(set.webhooks) && Object.isFrozen(plan(set, set)))
  assert.throws(() => { plan(set, set).steps[0].action = 'remove' }, TypeError)
})

test('a set can be checked', () => {
  assert.strictEqual(check(set.masked()).errors.filter(({ rule }) => rule === 'masked_secret').length, 6)
})

test('a type that the platform has added is kept and left alone', () => {
  const added = { subAccountId: '*', url: 'https://hooks.onion.example/', httpAuthorization: '***', type: 'NEWS' }
  const listed = parse(JSON.stringify([added, { ...added, type: 'MSG' }]), { model: 'webhook-list' })
  assert.deepStrictEqual(plain(listed)[0], added)
  assert.deepStrictEqual([listed[0].targets(), listed[0].masked().type], [[], 'NEWS'])
  const current = new WebhookSet(listed)
  const wanted = new WebhookSet([{ ...added, type: 'MSG' }], CONTRACT)
  for (const unlisted of ['keep', 'prune']) {
    const found = plan(current, wanted, { unlisted })
    assert.deepStrictEqual([found.unknownTypes, found.isEmpty, found.request().length, found.removals()], [1, true, 0, []])
  }
  assert.throws(() => current.get('*', 'NEWS'), { name: 'TypeError', message: /unknown type/ })
  assert.throws(() => new WebhookSet([added]), ValidationError)
})

test('a set is made of webhooks', () => {
  for (const text of ['[]', Buffer.from('[]'), new TextEncoder().encode('[]').buffer]) assert.throws(() => new WebhookSet(text), { name: 'TypeError', message: /found `(string|Buffer|ArrayBuffer)`; `parse` reads text$/ })
  assert.throws(() => new WebhookSet((async function * () {})()), { name: 'TypeError', message: /found `AsyncGenerator`: put what it yields into an array$/ })
  for (const wrong of ['[]', 1, null, { subAccountId: '*' }, undefined]) assert.throws(() => set.apply(wrong), TypeError)
  assert.throws(() => set.apply([{ subAccountId: () => '*' }]), TypeError)
  const pointers = (call) => {
    try {
      call()
    } catch (error) {
      assert(error instanceof ValidationError)
      return error.report.errors.map(({ pointer }) => pointer)
    }
  }
  assert.deepStrictEqual(pointers(() => new WebhookSet([webhook, { subAccountId: '*', url: 'hooks.onion.example' }], CONTRACT)), ['/1/url'])
  assert.deepStrictEqual(pointers(() => set.delete([webhook, { type: 'MSG' }])), ['/1'])
})

test('wrong names and types are told', () => {
  for (const [call, message] of [
    [() => set.deliverTo('*', 'MSG'), /never one of/],
    [() => set.deliverTo('Onion_Marketing', 'MSGS'), /unknown type `MSGS`/],
    [() => set.get('*', 'msg'), /unknown type `msg`/],
    [() => set.has({ subAccountId: '*', type: 'msg' }), /unknown type `msg`/],
    [() => set.deliverTo(1, 'MSG'), /^expected `subAccountId` to be a string, found `number`$/],
    [() => set.deliverTo('Onion_Marketing'), /^expected `type` to be a string, found `undefined`$/],
    [() => set.get('*'), /^expected `type` to be a string, found `undefined`$/],
    [() => set.has(), /^expected `target` to be an object with `subAccountId`, found `undefined`$/],
    [() => set.has({ type: 'MSG' }), /^expected `subAccountId` to be a string, found `undefined`$/],
    [() => set.has({ subAccountId: '*', type: null }), /^expected `type` to be a string, found `null`$/],
    [() => new WebhookSet(new Response('[]')), /^expected `webhooks` to be an iterable of objects, found `Response`$/],
    [() => set.apply('[]'), /^expected `request` to be an iterable of objects, found `string`; `parse` reads text$/],
    [() => set.delete(null), /^expected `targets` to be an iterable of objects, found `null`$/],
    [() => new WebhookSet([], { model: 'webhook-list' }), /^unknown option `model`/],
    [() => new WebhookSet([], { polcy: 'strict' }), /^unknown option `polcy`/],
    [() => plan(set, [...set]), /^expected `desired` to be a `WebhookSet`, found `Array`: make one of it by `new WebhookSet\(…\)`$/],
    [() => plan(undefined, set), /^expected `current` to be a `WebhookSet`, found `undefined`$/],
    [() => plan(set, set, null), /^expected `options` to be an object, found `null`$/],
    [() => plan(set, set, { unlisted: 'drop' }), /one of `keep`, `prune`/],
    [() => plan(set, set, { resendSecrets: 1 }), /^expected `resendSecrets` to be a boolean, found `number`$/],
    [() => plan(set, set, { resend: true }), /unknown option `resend`/]
  ]) assert.throws(call, { name: 'TypeError', message })
})

test('a mask is known', () => {
  assert(set.masked().webhooks[0].httpAuthorization.isMask && new Secret('*****').isMask)
  assert(!new Secret('**').isMask && !webhook.httpAuthorization.isMask)
})

test('what is shown of sets and plans has no value', () => {
  const none = new WebhookSet()
  const blocked = plan(none, set.masked())
  let failure
  assert.throws(() => blocked.request(), (error) => { failure = error; return true })
  for (const value of [set, [set], plan(none, set), blocked, failure]) {
    const shown = [inspect(value), inspect(value, { depth: Infinity, showHidden: true }), inspect({ value }, { depth: 0 }), format('%o %O %s', value, value, value)]
    for (const text of shown) assert(!/s[1-6]/.test(text), text)
  }
  for (const text of [String(plan(none, set)), JSON.stringify(plan(none, set))]) assert(!/s[1-6]/.test(text), text)
  assert.strictEqual(String(plan(none, set)), '+ * CADR\n+ * MSG\n+ Onion_Marketing MSG\n3 to create')
  assert.deepStrictEqual([...plan(none, set)].map(({ action }) => action), ['create', 'create', 'create'])
})

test('the error of a blocked plan does not grow with the plan', () => {
  const desired = Array.from({ length: 5000 }, (_, number) => ({
    subAccountId: `Onion_${number}`, url: 'https://hooks.onion.example/events', type: 'MSG', httpAuthorization: '***'
  }))
  const planned = plan(new WebhookSet(), new WebhookSet(desired, { policy: 'contract' }))
  assert.throws(() => planned.request(), (error) => {
    assert(error.message.endsWith(', Onion_1014 MSG and 4980 more'), error.message)
    assert.strictEqual(error.targets.length, 5000)
    assert(inspect(error).length < 3000)
    return true
  })
})

test('a set has each of its webhooks, also one of a type of the future', () => {
  const set = new WebhookSet(parse([{ subAccountId: '*', url: 'https://hooks.onion.example/events', type: 'NEXT' }], { model: 'webhook-list' }))
  assert(set.has(set.webhooks[0]))
})

test('plans and reports are no documents', () => {
  for (const value of [check('[]'), plan(new WebhookSet(), new WebhookSet())]) {
    for (const use of [() => check(value), () => parse([value]), () => requestBody(value)]) {
      assert.throws(use, { name: 'TypeError', message: /^expected (what JSON can hold|`value` to be a model, a set, or an array of them), found `(Report|Plan)`/ })
    }
  }
})
