// Writes the types of the public names to standard output: `index.d.ts.in`, with what the
// descriptions and the catalogue know in the place of each line that is `$` and a name. The
// descriptions come from standard input.
//
//     cargo run --package chatapps-webhooks --example descriptions | node types.mjs > index.d.ts

import { readFileSync } from 'node:fs'

const near = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')

const WIDTH = 140

const rules = JSON.parse(near('../../schema/rules.json'))
const { actions, effects, enumerations, levels, models, objects, policies, unlisted } = JSON.parse(readFileSync(0, 'utf8'))

const parts = {
  names: () => [
    union('Model', 'The document that is checked.', models.map(({ name }) => name)),
    union('Policy', 'A named set of levels: only the contract, the levels of the catalogue, or these with every warning an error.', policies),
    union('Level', 'How much a finding matters.', levels.filter((level) => level !== 'off').reverse())
  ],
  rules: () => [
    union('ContractRule', 'A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can\'t be set.', ids((group) => group === 'contract')),
    union('PolicyRule', 'A rule whose level can be set.', ids((group) => group !== 'contract'))
  ],
  models: () => [
    ...enumerations.map(({ name, doc, open, values }) => union(name, meanings(doc, values), values.map(({ text }) => text), open)),
    ...objects.map(object)
  ],
  documents: () => [
    'declare const model: unique symbol',
    ...models.filter(({ text }) => text).map(({ name, summary }) =>
      `${comment(`${sentence(summary)} Only \`parse\` gives one.`)}\nexport type ${typeName(name)} = string & { readonly [model]: '${name}' }`),
    ...objects.map(({ name }) => `/** {@link ${name}}, as it is written. */\nexport type ${name}Input = Written<${name}>`),
    documents('Models', 'What each model is, checked.', ''),
    documents('ModelInputs', 'What each model is, as it is written.', 'Input')
  ],
  plans: () => [
    union('Unlisted', 'What happens to webhooks that the desired set doesn\'t list: they stay, or they are deleted.', unlisted),
    union('Action', 'What a step of a plan does with a webhook.', actions),
    union('EffectKind', 'What a step of a plan brings about, or can\'t know.', effects)
  ],
  schemas: () => [models.map(({ name }) => `  readonly ${camelCase(name)}: ModelSchema<'${name}'>`).join('\n')]
}

function ids (wanted) {
  return rules.filter(({ group }) => wanted(group)).map(({ id }) => id)
}

const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const capitalized = (text) => text[0].toUpperCase() + text.slice(1)
const typeName = (name) => capitalized(camelCase(name))
const sentence = (text) => `${capitalized(text)}.`

// The sentence on an enumeration, with what its values mean.
function meanings (doc, values) {
  return `${doc.replace(/\.$/, '')}: ${values.map(({ text, doc }) => `\`${text}\` ${doc}`).join(', ')}.`
}

function documents (name, description, suffix) {
  const members = models.map(({ name, list, object }) => {
    const type = list !== undefined ? `readonly ${list}${suffix}[]` : object !== undefined ? `${object}${suffix}` : undefined
    return `  '${name}': ${type ?? (suffix === '' ? typeName(name) : 'string')}`
  })
  return `${comment(description)}\nexport interface ${name} {\n${members.join('\n')}\n}`
}

function union (name, description, values, open = false) {
  const members = [...values.map((value) => `'${value}'`), ...(open ? ['(string & {})'] : [])]
  const line = `export type ${name} = ${members.join(' | ')}`
  return `${comment(description)}\n${line.length > WIDTH ? `export type ${name} =\n${folded(members)}` : line}`
}

// The members of a long union, as many to a line as it holds.
function folded (members) {
  const lines = ['']
  for (const member of members) {
    const line = `${lines.at(-1)} | ${member}`
    if (line.length + 1 > WIDTH) lines.push(` | ${member}`)
    else lines[lines.length - 1] = line
  }
  return lines.map((line) => ` ${line}`).join('\n')
}

function object ({ name, doc, properties }) {
  // What must be there comes first.
  const order = [...properties.filter(({ required }) => required), ...properties.filter(({ required }) => !required)]
  const members = order.map(({ name, doc, required, kind, privacy }) => {
    const absent = kind.default === undefined || kind.default === null ? '' : ` Absent: \`${kind.default}\`.`
    return `${comment(doc + absent, '  ')}\n  readonly ${name}${required ? '' : '?'}: ${typeOf(kind, privacy)}`
  })
  return `${comment(doc)}\nexport interface ${name} {\n${members.join('\n')}\n}`
}

function typeOf (kind, privacy) {
  switch (kind.type) {
    case 'boolean': return 'boolean'
    case 'integer': case 'number': return 'number'
    case 'text': return privacy === 'secret' ? 'Secret' : 'string'
    case 'enumeration': case 'object': return kind.name
    case 'array': return `ReadonlyArray<${typeOf(kind.of, privacy)}>`
    case 'nullable': return `${typeOf(kind.of, privacy)} | null`
    // With another tag than those of the cases, and for `raw`, it is any JSON.
    default: return 'unknown'
  }
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
