// What models have beside their properties, and the functions around them: targets, times,
// meanings, regions, account ids.
'use strict'

const assert = require('node:assert')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { test } = require('node:test')
const { Secret, ValidationError, WebhookSet, accountId, check, isValid, parse, regions, rules } = require('chatapps-webhooks')
const { full, root } = require('./shared')

const ID = '5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a'
const failure = (changes) => parse({ code: 1001, errorId: ID, timestamp: '2020-12-22T05:52:01.85Z', ...changes }, { model: 'error-response' })

test('targets have one type each', () => {
  const [one, both] = parse([full(), { ...full(), type: undefined }], { policy: 'contract' })
  assert.deepStrictEqual(one.targets().map(({ type }) => type), ['MSG'])
  assert.deepStrictEqual(both.targets().map(({ subAccountId, type }) => [subAccountId, type]), [['Onion_Marketing', 'CADR'], ['Onion_Marketing', 'MSG']])
  const [target] = parse([{ subAccountId: '*' }], { model: 'webhook-targets' })
  assert.deepStrictEqual(target.targets(), parse([{ subAccountId: '*', type: 'CADR' }, { subAccountId: '*', type: 'MSG' }], { model: 'webhook-targets' }))
  assert(Object.isFrozen(both.targets()) && Object.isFrozen(both.targets()[0]))
  // The native side splits entries in the same way.
  const set = new WebhookSet([both])
  assert.deepStrictEqual([...set].map(({ type }) => type), both.targets().map(({ type }) => type))
  assert.strictEqual(set.delete(both.targets()).size, 0)
})

test('a webhook is enabled unless it says otherwise', () => {
  const entries = [undefined, true, false].map((enabled) => parse([{ ...full(), enabled }], { policy: 'contract' })[0])
  assert.deepStrictEqual(entries.map(({ isEnabled }) => isEnabled), [true, true, false])
})

test('the register gives codes their meaning', () => {
  assert.strictEqual(failure().meaning, 'illegal subAccountId')
  assert.strictEqual(failure({ code: 4711 }).meaning, undefined)
})

test('a time has a date', () => {
  for (const [text, date] of [
    ['2017-04-19T02:31:19.4297387+00:00', '2017-04-19T02:31:19.429Z'],
    ['2020-12-22t05:52:01.8z', '2020-12-22T05:52:01.800Z'],
    ['2020-12-22T05:52:01-02:30', '2020-12-22T08:22:01.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60.5Z', '2017-01-01T00:00:00.000Z'],
    ['2017-01-01T01:59:60+02:00', '2017-01-01T00:00:00.000Z']
  ]) {
    const error = failure({ timestamp: text })
    assert.strictEqual(error.timestampDate.toISOString(), date)
    assert.strictEqual(error.timestamp, text)
  }
})

test('an account id is checked as it is', () => {
  assert.strictEqual(accountId(ID), ID)
  assert(!isValid(ID, { model: 'account-id' }))
  assert.throws(() => accountId('5a5a'), (error) => error instanceof ValidationError && error.report.model === 'account-id')
  for (const wrong of [undefined, 5, [ID]]) assert.throws(() => accountId(wrong), { name: 'TypeError', message: /^expected `text` to be a string, found `\w+`$/ })
})

test('the regions are those of the published description', () => {
  const { servers } = JSON.parse(readFileSync(join(root, 'schema/v1/openapi.json'), 'utf8'))
  assert.deepStrictEqual(Object.values(regions), servers.map(({ url }) => url))
  assert(Object.isFrozen(regions) && regions.europe.startsWith('https://'))
})

test('only documents are checked when a set is made, not models', () => {
  const misspelled = [{ ...full(), httpAuthorisation: 'Bearer rw4Kd0b2u' }]
  assert.throws(() => new WebhookSet(misspelled), (error) => error instanceof ValidationError && error.report.errors[0].rule === 'misspelled_property')
  assert.strictEqual(new WebhookSet(misspelled, { policy: 'contract' }).size, 1)
  assert.throws(() => new WebhookSet().apply(misspelled), ValidationError)
  assert.throws(() => new WebhookSet().delete([{ subAccountID: '*' }]), ValidationError)
  const listed = parse([{ ...full(), oauth: undefined, httpAuthorization: '***' }], { model: 'webhook-list' })
  assert.strictEqual(new WebhookSet(listed).size, 1)
  assert.throws(() => new WebhookSet([{ ...listed[0] }]), ValidationError)
})

test('the message of an error begins with what is most severe, and has an end', () => {
  assert.throws(() => parse([{ subAccountId: 'Onion', url: 'x' }, { subAccountId: 'Onion2', url: 'x' }]), (error) => {
    const [first, second] = error.message.split('\n')
    assert.match(first, /^invalid webhooks: 2 errors, \d+ notices$/)
    assert.match(second, /^error\[/)
    assert.match(error.message, /\nnotice\[/)
    return true
  })
  assert.throws(() => parse(`[${Array(1000).fill('{}').join()}]`), (error) => {
    assert.strictEqual(error.message.match(/^error\[/gm).length, 20)
    assert.match(error.message, /\n… and \d+ more$/)
    return true
  })
})

test('a transcript has probes and findings', () => {
  const probes = [
    { probe: 'event', credentials: 'right', kind: 'inbound_message_received', status: 400, milliseconds: 12 },
    { probe: 'duplicate', credentials: 'right', failure: 'timeout', milliseconds: 5000 }
  ]
  const options = { model: 'receiver-transcript' }
  assert.deepStrictEqual(check({ probes }, options).findings.map(({ rule }) => rule), ['refused_event', 'answer_timeout'])
  assert.match(check({ probes }, options).findings[0].message, /`inbound_message_received`/)
  const [one, two] = parse({ probes }, { ...options, policy: 'contract' }).probes
  assert.deepStrictEqual([one.probe, one.status, one.failure], ['event', 400, undefined])
  assert.deepStrictEqual([two.probe, two.status, two.failure], ['duplicate', undefined, 'timeout'])
  assert.deepStrictEqual(new Set(rules().filter(({ model }) => model === 'receiver-transcript').map(({ group }) => group)), new Set(['receiver']))
})

test('no object is named in the package: what a model has comes from its description', () => {
  const { prototype } = failure().constructor
  assert(!('targets' in prototype) && !('masked' in prototype) && 'toJSON' in prototype)
  assert(rules().length > 0 && new Secret('x').isMask === false)
})
