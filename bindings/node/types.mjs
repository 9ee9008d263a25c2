// Writes the types of the public names to standard output: `index.d.ts.in`, in which parts made from
// the published schemas and the catalogue replace each line of `$` and a name.
//
//     node types.mjs > index.d.ts

import { readFileSync } from 'node:fs'

const near = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const published = (file) => JSON.parse(near(`../../schema/${file}`))

const WIDTH = 140

const report = published('v1/report.schema.json')
const rules = published('rules.json')
const webhook = published('v1/webhook.schema.json')
const target = published('v1/webhook-targets.schema.json').$defs.WebhookTarget
const errorResponse = published('v1/error-response.schema.json')

// The schemas that have a named type. A URI is a string to TypeScript.
const TYPES = new Map([[webhook.$defs.OAuthClientCredentials, 'OAuthClientCredentials'], [webhook.$defs.Uri, 'string']])

const parts = {
  names: () => [
    union('Model', 'The document that is checked.', report.properties.model.enum),
    union('Level', 'How much a finding matters.', [...report.$defs.Finding.properties.level.enum].reverse())
  ],
  rules: () => [
    union('ContractRule', 'A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can\'t be set.', ids((group) => group === 'contract')),
    union('PolicyRule', 'A rule whose level can be set.', ids((group) => group !== 'contract'))
  ],
  models: () => [
    union('WebhookType', 'The type of events: delivery receipts, inbound messages, updates of Messaging Apps Business Management.',
      webhook.properties.type.enum),
    union('CredentialsLocation', 'Where the platform puts the client\'s credentials: HTTP Basic, or the form body.',
      webhook.$defs.OAuthClientCredentials.properties.credentialsLocation.enum),
    model('OAuthClientCredentials', webhook.$defs.OAuthClientCredentials, { credentialsLocation: 'CredentialsLocation' }),
    model('Webhook', webhook, { type: 'WebhookType' }),
    model('WebhookTarget', target, { type: 'WebhookType' }),
    model('ErrorResponse', errorResponse)
  ]
}

function ids (wanted) {
  return rules.filter(({ group }) => wanted(group)).map(({ id }) => id)
}

function union (name, description, values) {
  const members = values.map((value) => `'${value}'`)
  const line = `export type ${name} = ${members.join(' | ')}`
  return `${comment(description)}\n${line.length > WIDTH ? `export type ${name} =\n${folded(members)}` : line}`
}

// The members of a long union, as many per line as fit.
function folded (members) {
  const lines = ['']
  for (const member of members) {
    const line = `${lines.at(-1)} | ${member}`
    if (line.length + 1 > WIDTH) lines.push(` | ${member}`)
    else lines[lines.length - 1] = line
  }
  return lines.map((line) => ` ${line}`).join('\n')
}

function model (name, { description, properties, required }, named = {}) {
  // Required properties come first, in their canonical order.
  const order = [...required, ...Object.keys(properties).filter((property) => !required.includes(property))]
  const members = order.map((property) => {
    const optional = required.includes(property) ? '' : '?'
    const type = named[property] ?? typeOf(properties[property])
    return `${comment(described(properties[property]), '  ')}\n  readonly ${property}${optional}: ${type}`
  })
  return `${comment(description)}\nexport interface ${name} {\n${members.join('\n')}\n}`
}

function described ({ description, default: usual }) {
  return usual === undefined ? description : `${description} Absent: \`${usual}\`.`
}

function typeOf ({ $ref, type, writeOnly }) {
  if ($ref !== undefined) return TYPES.get(webhook.$defs[$ref.split('/').at(-1)])
  if (writeOnly) return 'Secret'
  return { string: 'string', boolean: 'boolean', integer: 'number' }[type]
}

function comment (text, indent = '') {
  const line = `${indent}/** ${text} */`
  if (line.length <= WIDTH) return line
  const lines = ['']
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (`${indent} *${longer}`.length > WIDTH) lines.push(` ${word}`)
    else lines[lines.length - 1] = longer
  }
  return [`${indent}/**`, ...lines.map((line) => `${indent} *${line}`), `${indent} */`].join('\n')
}

process.stdout.write(near('index.d.ts.in').replace(/^\$(\w+)$/gm, (_, name) => parts[name]().join('\n\n')))
