// What users write, as the compiler sees it. It is checked as a CommonJS and as an ES module, and
// it runs as both.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec'
import { createServer } from 'node:http'
import * as cw from 'chatapps-webhooks'
import { post } from 'chatapps-webhooks/testing'
import { Secret, ValidationError, WebhookSet, check, isValid, models, parse, parseAsync, plan, rules, schema } from 'chatapps-webhooks'
import type { Model, Report, RuleLevel, Webhook, WebhookInput } from 'chatapps-webhooks'

/** The URLs of a request body. */
function receivers (body: Uint8Array): string[] {
  return parse(body).filter(({ enabled }) => enabled !== false).map(({ url }) => url)
}

/** The rules and places of what is wrong. */
function faults (data: object, levels: Record<string, RuleLevel>): Array<[string, string]> {
  const report: Report = check(data, { policy: 'strict', rules: levels })
  return report.errors.map(({ rule, pointer }) => [rule, pointer])
}

/** The secret of a webhook. */
function secretOf ({ oauth, httpAuthorization }: Webhook): string | undefined {
  return (oauth?.clientSecret ?? httpAuthorization)?.reveal()
}

const written: WebhookInput = {
  subAccountId: '*',
  url: 'https://hooks.onion.example/',
  httpAuthorization: new Secret('Bearer rw4Kd0b2u'),
  type: 'MSG',
  oauth: undefined
}
const webhook: Webhook = parse(written, { model: 'webhook' })
const [target] = parse([{ subAccountId: '*', type: 'MSG' }], { model: 'webhook-targets' })
const account: cw.AccountId = parse('"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"', { model: 'account-id' })
const { code, message }: cw.ErrorResponse = parse(
  { code: 1000, errorId: 'b4478860-b76c-e811-814e-022a35cc1c71', timestamp: '2020-12-22T05:52:01.85Z' }, { model: 'error-response' })
const given: Model = 'webhook-list' as Model
const anything: cw.Models[Model] = parse([], { model: given, policy: 'contract' })

function expect (fact: boolean): void {
  if (!fact) throw new Error('not as expected')
}

expect(receivers(Buffer.from(cw.requestBody([webhook])))[0] === 'https://hooks.onion.example/')
expect(faults([{ url: 'x' }], { insecure_url: 'off' }).length > 0)
expect(secretOf(webhook) === 'Bearer rw4Kd0b2u')
expect(target?.type === 'MSG' && account.length === 32 && code === 1000 && message === undefined && anything !== null)
expect(isValid([]) && isValid(new ArrayBuffer(0)) === false)
expect(rules().some(({ id, group }) => id === 'masked_secret' && group === 'policy'))
expect(schema('report', { draft: '07' })['$schema'] !== undefined)
try {
  parse('[1]')
} catch (error) {
  if (!(error instanceof ValidationError)) throw error
  const line: number | undefined = error.report.errors[0]?.line
  expect(line === 1 && error.code === 'ERR_CHATAPPS_WEBHOOKS_INVALID')
}
parseAsync(Buffer.from('[]')).then((webhooks) => expect(webhooks.length === 0), () => expect(false))

// What has to be sent, unless it takes something away.
function toSend (current: WebhookSet, desired: WebhookSet): readonly Webhook[] {
  const steps: cw.Plan = plan(current, desired, { unlisted: 'keep' })
  const kinds = new Set<cw.EffectKind>(steps.steps.flatMap(({ effects }) => effects.map(({ kind }) => kind)))
  return kinds.has('drops_oauth') ? [] : steps.request()
}
const desired = new WebhookSet([written, webhook])
// Models may have a type that the platform has added, and can be taken further nevertheless.
const changed: WebhookSet = desired.apply(desired.webhooks.map((each) => ({ ...each, enabled: false })))
const rewritten: WebhookInput = { subAccountId: '*', url: webhook.url, oauth: webhook.oauth }
expect(changed.delete(changed.webhooks.flatMap((each) => each.targets())).size === 0 && changed.size > 0 && isValid([rewritten]))
expect(toSend(new WebhookSet(), desired).length === 1 && desired.deliverTo('Onion_Marketing', 'MSG')[0] === desired.webhooks[0])
expect(desired.delete(target === undefined ? [] : [target]).size === 0)

// What models have beside their properties.
const failure = parse({ code: 1001, errorId: 'b4478860-b76c-e811-814e-022a35cc1c71', timestamp: '2020-12-22T05:52:01.85Z' }, { model: 'error-response' })
const times: Date[] = [failure.timestampDate]
const enabled: boolean = desired.webhooks.every((each: Webhook) => each.isEnabled && each.masked().targets().length === 1)
const region: cw.Region = 'europe'
const id: cw.AccountId = cw.accountId(account)
const sent: string = cw.requestBody(desired)
expect(times.length === 1 && failure.meaning !== undefined && enabled && cw.regions[region].startsWith('https:') && id.length > 0 && sent.length > 2)
async function lines (source: AsyncIterable<Uint8Array>): Promise<number> {
  let errors = (await cw.checkFile('one.json', { policy: 'strict' })).errors.length
  for await (const { line, report } of cw.checkLines(source)) errors += line * report.errors.length
  return errors
}
void lines

// Events: `kind` tells them apart, and those of later versions stay.
function told (event: cw.Event): string {
  const kind: string = event.kind
  switch (event.kind) {
    case 'inbound_message_received': {
      const { user, content }: cw.InboundPayload = event.payload
      const answers: unknown = content?.interactive?.nfmReply?.response
      return `${user?.name} ${answers}`
    }
    case 'inboundMessage':
      return event.umid
    case 'outbound_message_status_changed': {
      const { state, errorCode, errorCodeMeaning, timestampDate }: cw.ReceiptStatus = event.payload.status
      const at: Date | undefined = timestampDate
      // Known values are offered, and others are taken.
      const known: boolean = state === 'delivered' || state === 'recalled'
      return `${known} ${errorCode} ${errorCodeMeaning} ${at}`
    }
    case 'account_update':
      return event.eventDetails.restrictionInfo?.[0]?.restrictionType ?? ''
    case 'unknown_event':
      return String(event.payload)
    default:
      return `${kind}: ${event.deliveryKey}`
  }
}
// A `switch` over all kinds still has something left, and it is an event.
function left (event: cw.Event): cw.LaterEvent | string {
  switch (event.kind) {
    case 'inbound_message_received': case 'inboundMessage': case 'outbound_message_status_changed': case 'external_app_message':
    case 'account_update': case 'phone_number_quality_update': case 'template_category_update': case 'template_quality_update':
    case 'template_status_update': case 'template_correct_category_detection': case 'whatsapp_user_id_update': case 'whatsapp_contact':
    case 'whatsapp_preference': case 'unknown_event': case 'unknown_business_update': case 'foreign_event': case 'unrecognized':
      return event.kind satisfies cw.EventKind
    default:
  }
  // @ts-expect-error kinds can be added
  const none: never = event
  return none ?? event
}
const received = cw.receiveEvent('{"namespace":"ChatApps","eventType":"outbound_message_status_changed","payload":{"umid":"u","status":{"state":"Sent"}}}')
const receipt: cw.Event = received.event
const progress: cw.Progress | undefined = receipt.progress
const sender: string | undefined = cw.parseEvent(receipt.raw, { policy: 'strict' }).inbound?.msisdn
expect(told(receipt).startsWith('false') && left(receipt) === receipt.kind && progress === 1 && sender === undefined)
expect(cw.isNews(receipt, 'ended') === false && cw.isNews(receipt) && received.report.worst === 'notice')
if (receipt.kind === 'outbound_message_status_changed') expect(receipt.payload.status.state === 'sent')
const parsed: cw.Event = parse(receipt.raw, { model: 'event' })
const standard: cw.Event | undefined = validated(models.event, JSON.parse(receipt.raw))
expect(parsed.deliveryKey === standard?.deliveryKey)
const eventSchema: StandardSchemaV1<Record<string, unknown>, cw.Event> = models.event.with({ policy: 'contract' })
expect(models.event.model === 'event' && validated(eventSchema, [1]) === undefined)
parseAsync(receipt.raw, { model: 'event' }).then((event: cw.Event) => expect(event.umid === 'u'), () => expect(false))

// Samples: kinds and options are known.
const wishes: cw.SampleOptions = { channel: 'viber', type: 'Text', overrides: { 'payload.content.text': 'Hi' }, unset: ['description'], seed: 7n }
const oddities: readonly cw.Fault[] = ['unknown_property', 'null_members']
const kindOfSample: cw.EventKind = 'inbound_message_received'
const made: cw.Event = cw.parseEvent(cw.sample(kindOfSample, { ...wishes, faults: oddities, format: 3 }))
expect(made.inbound?.content?.text === 'Hi' && made.channel === 'viber' && made.version === 3)
expect(cw.parseEvent(cw.sample('phone_number_quality_update', { event: 'UPGRADE', state: undefined })).kind === 'phone_number_quality_update')

// What a library with a Standard Schema makes of the models.
function validated<S extends StandardSchemaV1> (of: S, value: unknown): StandardSchemaV1.InferOutput<S> | undefined {
  const result = of['~standard'].validate(value)
  return result instanceof Promise || result.issues !== undefined ? undefined : result.value as StandardSchemaV1.InferOutput<S>
}
const webhooks: readonly Webhook[] | undefined = validated(models.webhooks, [written])
const input: StandardSchemaV1.InferInput<typeof models.webhook> = written
const described: StandardJSONSchemaV1<readonly cw.WebhookTargetInput[], readonly cw.WebhookTarget[]> = models.webhookTargets
expect(webhooks?.[0]?.subAccountId === '*' && validated(models.webhook.with({ policy: 'strict' }), input) !== undefined)
expect(described['~standard'].jsonSchema.input({ target: 'draft-07' })['type'] === 'array')

// What the compiler refuses.
// @ts-expect-error a model is readonly
void (() => { webhook.url = 'x' })
// @ts-expect-error an account id is not any string
const wrong: cw.AccountId = 'x'
// @ts-expect-error there is no such option
void (() => check([], { polcy: 'strict' }))
// @ts-expect-error there is no such rule
void (() => check([], { rules: { insecure_urls: 'off' } }))
// @ts-expect-error a rule of the contract has no level to set
void (() => check([], { rules: { format: 'off' } }))
// @ts-expect-error no rule can have that id
void ((id: cw.RuleId) => id === 'insecure_urls')
// @ts-expect-error there is no such type of events
const mistyped: WebhookInput = { subAccountId: '*', url: 'https://hooks.onion.example/', type: 'SMS' }
// @ts-expect-error a set is readonly
void (() => { desired.webhooks = [] })
// @ts-expect-error there is no such type of events
void (() => desired.get('*', 'SMS'))
// @ts-expect-error there is no such region
void (() => cw.regions.africa)
// @ts-expect-error the model of a set is known
void (() => new WebhookSet([], { model: 'webhook-list' }))
// @ts-expect-error there is no such kind of event
void (() => receipt.kind === 'inbound_message')
// @ts-expect-error the kind is not known
void (() => receipt.payload)
// @ts-expect-error an event is readonly
void (() => { receipt.raw = '' })
// @ts-expect-error the model of an event is known
void (() => cw.parseEvent('', { model: 'webhook' }))
// @ts-expect-error the kind is not known
void (() => parsed.payload)
// @ts-expect-error there is no such kind of event
void (() => cw.sample('inbound_message'))
// @ts-expect-error there is no such option
void (() => cw.sample('account_update', { chanel: 'sms' }))
// @ts-expect-error there is no such channel
void (() => cw.sample('inbound_message_received', { channel: 'pigeon' }))
// @ts-expect-error there is no such fault
void (() => cw.sample('inbound_message_received', { faults: ['unknown_events'] }))
// @ts-expect-error a function is nothing that JSON can hold
void (() => check(undefined))
void [wrong, mistyped]

// Handlers get the type of their kind, and the fallback any event.
const receiver = new cw.Receiver({
  authorization: ['Bearer rw4Kd0b2u'],
  fallback: (event) => event.kind,
  onError: ({ what, error }) => void [what, error],
  store: new cw.MemoryStore({ capacity: 10 })
})
receiver.on('inbound_message_received', ({ payload }, { isNews, signal }) => [payload.type, isNews, signal.aborted])
receiver.on('outbound_message_status_changed', async ({ payload }) => payload.status.state)
const { listener, fetch: answerTo } = receiver
void [createServer(listener), createServer(receiver.listener)]
void answerTo
// @ts-expect-error an account update has no payload
receiver.on('account_update', ({ payload }) => payload)
// @ts-expect-error there is no such kind
void (() => receiver.on('account_updates', () => {}))
// @ts-expect-error one handler is for everything else
void (() => new cw.Receiver({ authorization: ['x'] }))
void post(receiver.fetch, 'account_update', { authorization: 'Bearer rw4Kd0b2u' }).then(({ status }) => status === 204 || process.exit(1))
