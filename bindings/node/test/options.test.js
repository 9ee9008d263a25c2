// Options: what they do, and how wrong ones are rejected.
'use strict'

const assert = require('node:assert')
const { suite, test } = require('node:test')
const { check, checkAsync, isValid, models, parse } = require('chatapps-webhooks')
const { full, rulesOf } = require('./shared')

suite('bad options are refused', () => {
  const cases = [
    [{ model: 'webhok' }, TypeError, /unknown model `webhok`; did you mean `webhook`/],
    [{ policy: 'lax' }, TypeError, /unknown policy/],
    [{ policy: null }, TypeError, /^expected `policy` to be a string, found `null`$/],
    [{ rules: { insecure_urls: 'off' } }, TypeError, /did you mean `insecure_url`/],
    [{ rules: { insecure_url: 'loud' } }, TypeError, /^`insecure_url`: unknown level/],
    [{ rules: { insecure_url: 1 } }, TypeError, /^expected `insecure_url` to be a string, found `number`$/],
    [{ rules: { type: 'off' } }, TypeError, /belongs to the contract/],
    [{ rules: ['type'] }, TypeError, /^expected `rules` to be an object/],
    [{ rules: null }, TypeError, /^expected `rules` to be an object/],
    [{ maxBytes: -1 }, RangeError, /^expected `maxBytes` to be a whole number/],
    [{ maxDepth: 1.5 }, RangeError, /^expected `maxDepth`/],
    [{ maxEntries: NaN }, RangeError, /^expected `maxEntries`/],
    [{ maxEntries: '1' }, TypeError, /^expected `maxEntries` to be a number, found `string`$/],
    [{ max_bytes: 1 }, TypeError, /^unknown option `max_bytes`; expected one of `model`, `policy`, `rules`, `maxBytes`/],
    [{ ['x'.repeat(100)]: 1 }, TypeError, /^unknown option `x{40}…`/],
    ['strict', TypeError, /^expected `options` to be an object, found `string`$/],
    [null, TypeError, /^expected `options` to be an object, found `null`$/],
    [[], TypeError, /^expected `options` to be an object, found `Array`$/],
    [new Map([['policy', 'strict']]), TypeError, /^expected `options` to be an object, found `Map`$/],
    [{ rules: new Map() }, TypeError, /^expected `rules` to be an object from rule to level, found `Map`$/]
  ]
  for (const [options, kind, message] of cases) {
    test(String(message), async () => {
      for (const door of [check, isValid, parse]) assert.throws(() => door([], options), { name: kind.name, message })
      await assert.rejects(checkAsync([], options), { name: kind.name, message })
    })
  }
})

test('limits and levels are heeded', () => {
  assert.deepStrictEqual(rulesOf(check(Buffer.from('[ ]'), { maxBytes: 2 })), ['body_too_large'])
  assert.deepStrictEqual(rulesOf(check([full()], { maxDepth: 2 })), ['too_deep'])
  assert.deepStrictEqual(rulesOf(check([full(), { ...full(), type: 'CADR' }], { maxEntries: 1 })), ['too_many_entries'])
  assert.deepStrictEqual(rulesOf(check([], { rules: { empty_request: 'error' } })), ['empty_request'])
  assert(!isValid([], { rules: { empty_request: 'error' } }))
  assert.deepStrictEqual(rulesOf(check([], { rules: { empty_request: 'off', insecure_url: undefined } })), [])
  const large = `[${' '.repeat(2 ** 21)}]`
  assert(!isValid(large) && isValid(large, { maxBytes: Infinity }) && isValid(large, { policy: 'contract' }))
})

test('options are read anew in each call', () => {
  const options = { policy: 'contract' }
  const body = [{ ...full(), httpAuthorization: '***' }]
  assert(isValid(body, options))
  options.policy = 'recommended'
  assert(!isValid(body, options))
  options.rules = { masked_secret: 'off', auth_conflict: 'off' }
  assert(isValid(body, options))
  options.rules.auth_conflict = 'error'
  assert(!isValid(body, options))
})

test('what is on the prototype of all objects is no option', () => {
  Object.prototype.polluted = 1
  try {
    assert(isValid([full()], { policy: 'strict' }))
  } finally {
    delete Object.prototype.polluted
  }
})

test('more sets of options than are kept', () => {
  for (let maxBytes = 0; maxBytes < 300; maxBytes++) assert.strictEqual(isValid('[]', { maxBytes }), maxBytes >= 2)
})

test('the models of schemas can be asked otherwise', () => {
  const targets = models.webhookTargets.with({ policy: 'strict' }).with({ maxEntries: 1 })
  const { validate } = targets['~standard']
  assert.deepStrictEqual(validate([{ subAccountId: '**' }]).issues.map(({ rule }) => rule), ['sub_account_id_format'])
  assert.strictEqual(validate([{ subAccountId: 'a_b' }, { subAccountId: 'b_c' }]).issues[0].rule, 'too_many_entries')
  assert.throws(() => models.webhook.with({ model: 'webhooks' }), { name: 'TypeError', message: /unknown option `model`/ })
  assert.throws(() => models.webhook.with({ polcy: 'strict' }), { name: 'TypeError', message: /unknown option `polcy`/ })
})
