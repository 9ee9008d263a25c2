// Prints the public names of the Node.js package that is installed in the working directory, one to
// a line: what `index.d.ts` declares. It fails if the package has something else. What need not be
// in the table, but may be, is behind a `?`: symbols.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(`${process.cwd()}/`)
const api = require('chatapps-webhooks')
const lines = readFileSync(require.resolve('chatapps-webhooks/package.json').replace('package.json', 'index.d.ts'), 'utf8').split('\n')

// Each name with its members. Of an interface `…Input` they are those of the model.
const declared = new Map()
const values = []
const optional = new Set()
// Those of the class itself, not of its objects.
const statics = new Set()
let open
for (const line of lines) {
  const [, kind, name] = /^export (interface|class|const|function|type) (\w+)/.exec(line) ?? []
  if (name !== undefined) {
    declared.set(name, new Set())
    if (['class', 'const', 'function'].includes(kind)) values.push(name)
    open = line.endsWith('{') ? name : undefined
    // The options of a function, where they have no type of their own.
    for (const [, option] of kind === 'function' ? line.matchAll(/\{ readonly (\w+)\?: /g) : []) declared.get(name).add(option)
  }
  const [, isStatic, member, question] = /^ {2}(static )?(?:readonly )?(\w+|\[Symbol\.\w+\])(\??) ?[:(<]/.exec(line) ?? []
  if (open === undefined || member === undefined || member === 'constructor' || open.endsWith('Input')) continue
  declared.get(open).add(member)
  if (isStatic !== undefined) statics.add(`${open}.${member}`)
  if (question !== '') optional.add(`${open}.${member}`)
}

// One of each kind of object, to compare with what is declared.
function samples () {
  const oauth = { url: 'https://login.onion.example/', clientId: 'onion', clientSecret: 'rw4Kd0b2u', credentialsLocation: 'body' }
  const entry = { subAccountId: '*', url: 'https://hooks.onion.example/', type: 'MSG' }
  const [webhook] = api.parse([{ ...entry, oauth }], { policy: 'contract' })
  const failure = { code: 1001, errorId: 'b4478860-b76c-e811-814e-022a35cc1c71', timestamp: '2020-12-22T05:52:01Z' }
  const report = api.check('[1]')
  const event = (payload) => api.parseEvent({ namespace: 'ChatApps', eventType: 'inbound_message_received', payload: { umid: 'u', type: 'Text', ...payload } })
  const flow = event({ content: { interactive: { nfmReply: { responseJson: '{}' } } } })
  const receipt = api.parseEvent({ eventType: 'outbound_message_status_changed', payload: { umid: 'u', status: { state: 'read' } } })
  const plan = api.plan(new api.WebhookSet(), new api.WebhookSet([{ ...entry, httpAuthorization: '*****' }], { policy: 'contract' }))
  return {
    Report: report, Finding: report.errors[0], ValidationError: new api.ValidationError(report),
    Secret: webhook.oauth.clientSecret, Webhook: webhook, OAuthClientCredentials: webhook.oauth, WebhookTarget: webhook.targets()[0],
    ErrorResponse: api.parse(failure, { model: 'error-response' }), WebhookSet: new api.WebhookSet(),
    Plan: plan, Step: plan.steps[0], Effect: plan.steps[0].effects[0], BlockedError: new api.BlockedError('', []),
    InboundMessage: flow, InboundPayload: flow.payload, FlowReply: flow.payload.content.interactive.nfmReply, Inbound: flow.inbound,
    DeliveryReceipt: receipt, ReceiptPayload: receipt.payload, ReceiptStatus: receipt.payload.status, LaterEvent: receipt,
    Rule: api.rules()[0], ModelSchema: api.models.webhook, models: api.models, regions: api.regions
  }
}

// What an object has of its own and from its class, but not from one of the language.
function membersOf (object) {
  const members = new Set()
  const ends = [null, Object.prototype, Error.prototype]
  for (let one = object; !ends.includes(one); one = Object.getPrototypeOf(one)) {
    for (const name of Object.getOwnPropertyNames(one)) if (name !== 'constructor') members.add(name)
  }
  return members
}

// What is declared in another way: by what a type extends, in quotes, or as a key.
const beside = {
  Finding: [...declared.get('Span')],
  InboundMessage: [...declared.get('EventMembers')],
  DeliveryReceipt: [...declared.get('EventMembers')],
  LaterEvent: [...declared.get('EventMembers'), ...declared.get('DeliveryReceipt')],
  ModelSchema: ['~standard'],
  ValidationError: ['stack', 'message'],
  BlockedError: ['stack', 'message'],
  regions: Object.keys(api.regions)
}

const wrong = []
for (const name of new Set([...Object.keys(api), ...values])) {
  if (!values.includes(name)) wrong.push(`the package exports \`${name}\`, which index.d.ts doesn't declare`)
  if (!(name in api)) wrong.push(`index.d.ts declares \`${name}\`, which the package doesn't export`)
}
const isClass = (name) => typeof api[name] === 'function' && /^[A-Z]/.test(name)
for (const name of Object.keys(api).filter(isClass)) {
  for (const member of Object.getOwnPropertyNames(api[name])) {
    if (['length', 'name', 'prototype'].includes(member) || statics.has(`${name}.${member}`)) continue
    wrong.push(`\`${name}\` has the static member \`${member}\`, which index.d.ts doesn't declare`)
  }
}
for (const [name, object] of Object.entries(samples())) {
  const found = membersOf(object)
  const members = declared.get(name) ?? new Set()
  for (const member of found) {
    if (members.has(member) || beside[name]?.includes(member)) continue
    wrong.push(`a \`${name}\` has \`${member}\`, which index.d.ts doesn't declare`)
  }
  for (const member of members) {
    if (statics.has(`${name}.${member}`)) continue
    if (!member.startsWith('[') && !optional.has(`${name}.${member}`) && !(member in object)) {
      wrong.push(`index.d.ts declares \`${name}.${member}\`, which a \`${name}\` doesn't have`)
    }
  }
}
for (const name of statics) {
  const [owner, member] = name.split('.')
  if (typeof api[owner][member] !== 'function') wrong.push(`index.d.ts declares \`${name}\`, which the package doesn't have`)
}
if (wrong.length > 0) {
  console.error(wrong.join('\n'))
  process.exit(1)
}

for (const [name, members] of declared) {
  console.log(name)
  for (const member of members) {
    if (member.startsWith('[')) console.log(`? ${name}${member}`)
    else console.log(typeof api[name] === 'function' && !isClass(name) ? `${name}(${member})` : `${name}.${member}`)
  }
}
