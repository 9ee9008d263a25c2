// Writes the types of the public names to standard output: `index.d.ts.in`, with what the
// descriptions and the catalogue know in the place of each line that is `$` and a name. The
// descriptions come from standard input.
//
//     cargo run --package chatapps-webhooks --example descriptions | node types.mjs > index.d.ts

import { readFileSync } from 'node:fs'

const near = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')

const WIDTH = 140

const rules = JSON.parse(near('../../schema/rules.json'))
const { actions, applicabilities, effects, enumerations, faults, formats, levels, models, objects, policies, regions, unlisted } = JSON.parse(readFileSync(0, 'utf8'))

const parts = {
  names: () => [
    union('Model', 'The document that is checked.', models.map(({ name }) => name)),
    union('Policy', 'A named set of levels: only the contract, the levels of the catalogue, or these with every warning an error.', policies),
    union('Level', 'How much a finding matters.', levels.filter((level) => level !== 'off').reverse()),
    union('InputFormat', 'How a text is written: JSON; with comments and trailing commas; YAML; TOML.', formats),
    union('Applicability', 'Who decides whether a fix is made: a program, a person, or a person who completes it.', applicabilities)
  ],
  rules: () => [
    union('ContractRule', 'A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can\'t be set.', ids((group) => group === 'contract')),
    union('PolicyRule', 'A rule whose level can be set.', ids((group) => group !== 'contract'))
  ],
  models: () => [
    ...enumerations.map(({ name, doc, open, values }) => union(name, meanings(doc, values), values.map(({ text }) => text), open)),
    ...objects.map(object)
  ],
  events: () => [
    union('EventKind', `The kind of an event: ${kinds.map(({ kind, name }) => `\`${kind}\` ${decapitalized(objectOf(name).doc)}`).join(', ')}.`, kinds.map(({ kind }) => kind)),
    union('Fault', 'What can be odd about a sample of an event.', faults),
    `${comment('An event, by its `kind`. `LaterEvent` stands for the kinds that are yet to come.')}\nexport type Event =\n${folded([...kinds.map(({ name }) => name), 'LaterEvent'])}`
  ],
  documents: () => [
    'declare const model: unique symbol',
    ...models.filter(({ text }) => text).map(({ name, summary }) =>
      `${comment(`${sentence(summary)} Only \`parse\` gives one.`)}\nexport type ${typeName(name)} = string & { readonly [model]: '${name}' }`),
    ...objects.filter((object) => !isOfEvents(object)).map(input),
    documents('Models', 'What each model is, checked.', ''),
    documents('ModelInputs', 'What each model is, as it is written.', 'Input')
  ],
  plans: () => [
    union('Unlisted', 'What happens to webhooks that the desired set doesn\'t list: they stay, or they are deleted.', unlisted),
    union('Action', 'What a step of a plan does with a webhook.', actions),
    union('EffectKind', 'What a step of a plan brings about, or can\'t know.', effects)
  ],
  regions: () => [union('Region', 'A region of the platform.', regions.map(({ name }) => name))],
  schemas: () => [models.map(({ name }) => `  readonly ${camelCase(name)}: ModelSchema<'${name}'>`).join('\n')]
}

function ids (wanted) {
  return rules.filter(({ group }) => wanted(group)).map(({ id }) => id)
}

const objectOf = (name) => objects.find((object) => object.name === name)

// The kinds of events, and the objects that nothing else has.
const kinds = models.flatMap(({ event = [] }) => event)
const written = models.flatMap(({ list, object }) => [list, object].filter((name) => name !== undefined))
const isOfEvents = ({ name }) => !written.some((root) => isIn(root, name))
const isIn = (root, name) => root === name || objectOf(root).properties.some(({ kind }) => objectsOf(kind).some((part) => isIn(part, name)))

const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const capitalized = (text) => text[0].toUpperCase() + text.slice(1)
const typeName = (name) => capitalized(camelCase(name))
const decapitalized = (text) => text[0].toLowerCase() + text.slice(1).replace(/\..*$/s, '')
const sentence = (text) => `${capitalized(text)}.`

// The sentence on an enumeration, with what its values mean.
function meanings (doc, values) {
  return `${doc.replace(/\.$/, '')}: ${values.map(({ text, doc }) => `\`${text}\` ${doc}`).join(', ')}.`
}

function documents (name, description, suffix) {
  const members = models.map(({ name, list, object, event }) => {
    let type
    if (list !== undefined) type = `readonly ${list}${suffix}[]`
    if (object !== undefined) type = `${object}${suffix}`
    if (event !== undefined) type = suffix === '' ? 'Event' : 'Record<string, unknown>'
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

// What must be there comes first.
const inOrder = (properties) => [...properties.filter(({ required }) => required), ...properties.filter(({ required }) => !required)]

const described = (member, doc) => `${comment(doc, '  ')}\n  ${member}`

function object (object) {
  const kind = kinds.find(({ name }) => name === object.name)?.kind
  const own = kind === undefined ? [] : [described(`readonly kind: '${kind}'`, 'The kind of event.')]
  const members = inOrder(object.properties).map(({ name, doc, required, kind, privacy }) => {
    const absent = kind.default === undefined || kind.default === null ? '' : ` Absent: \`${kind.default}\`.`
    // The platform may add values to some lists, and answers have them then.
    const open = object.inAnswers && enumerations.some(({ name, openInAnswers }) => openInAnswers && name === kind.name)
    const type = typeOf(kind, privacy) + (open ? ' | (string & {})' : '')
    const personal = privacy === 'personal' ? ' Personal.' : ''
    return described(`readonly ${name}${required ? '' : '?'}: ${type}`, doc + absent + personal)
  })
  const heritage = kind === undefined ? '' : ' extends EventMembers'
  return `${comment(object.doc)}\nexport interface ${object.name}${heritage} {\n${[...own, ...members, ...more(object)].join('\n')}\n}`
}

// The object as it is written by hand: secrets may be strings, and `undefined` stands for absence.
function input ({ name, properties }) {
  const members = inOrder(properties).map(({ name, required, kind, privacy }) => {
    const type = typeOf(kind, privacy, 'Input').replace('Secret', 'Secret | string')
    return `  readonly ${name}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}`
  })
  return `/** {@link ${name}}, as it is written. */\nexport interface ${name}Input {\n${members.join('\n')}\n}`
}

const target = objects.find(({ properties }) => properties.every(({ key }) => key))

// What a model has beside its properties, as `lib/members.js` makes it.
function more (object) {
  const members = object.properties.flatMap(({ name, required, kind, privacy }) => {
    // What an event has in the place of a time may be any text.
    const orNone = required && !isOfEvents(object) ? '' : ' | undefined'
    if (typeof kind.default === 'boolean') return [described(`readonly is${capitalized(name)}: boolean`, `\`${name}\`, or \`${kind.default}\` if it is absent.`)]
    if (kind.format === 'date-time') {
      return [described(`readonly ${name}Date: Date${orNone}`, `\`${name}\`, cut to milliseconds. Second 60 is second 0 of the next minute.`)]
    }
    const meaning = name === 'code' ? 'meaning' : `${name}Meaning`
    if (kind.type === 'text' && name.endsWith('Json')) {
      const doc = `What \`${name}\` says, parsed; \`undefined\` if it is no JSON, larger than 8 MiB, or deeper than 128 levels.`
      return [described(`readonly ${name.slice(0, -'Json'.length)}: unknown`, doc + (privacy === 'personal' ? ' Personal.' : ''))]
    }
    if (kind.meanings !== undefined) return [described(`readonly ${meaning}: string | undefined`, `What the register says of \`${name}\`. The register is open.`)]
    return []
  })
  if (object.properties.some(({ key }) => key)) {
    members.push(described(`targets (): readonly ${target.name}[]`, 'The targets of exactly one type each that it stands for.'))
  }
  if (hasSecrets(object)) {
    members.push(described(`masked (): ${object.name}`, 'The same as GET shows it, with `***` in place of secrets: for logs and answers. URLs are whole.'))
  }
  // Events have it in common.
  if (kinds.some(({ name }) => name === object.name)) return members
  members.push(described('toJSON (): Record<string, unknown>', hidden(object)
    ? 'For `JSON.stringify` and loggers.\n\n@throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.'
    : isOfEvents(object) ? 'For `JSON.stringify`: all members, personal ones included.' : 'For `JSON.stringify`.'))
  return members
}

const hasSecrets = (object) => holds(object, (privacy) => privacy === 'secret')
const hidden = (object) => holds(object, (privacy) => privacy === 'secret' || privacy === 'sensitive')

// Whether an object has such a property, in whatever depth.
function holds ({ properties }, is, seen = new Set()) {
  return properties.some(({ privacy, kind }) => is(privacy) || objectsOf(kind).some((name) =>
    !seen.has(name) && holds(objects.find((object) => object.name === name), is, seen.add(name))))
}

function objectsOf ({ type, name, of, cases = [] }) {
  if (of !== undefined) return objectsOf(of)
  return type === 'object' ? [name] : cases.map(({ name }) => name)
}

function typeOf (kind, privacy, suffix = '') {
  switch (kind.type) {
    case 'boolean': return 'boolean'
    case 'integer': case 'number': return 'number'
    case 'text': return privacy === 'secret' ? 'Secret' : 'string'
    case 'enumeration': return kind.name
    // A model can be given for what is written by hand. It may have what the platform has added.
    case 'object': return suffix === '' ? kind.name : `${kind.name}${suffix} | ${kind.name}`
    case 'array': return `ReadonlyArray<${typeOf(kind.of, privacy, suffix)}>`
    case 'nullable': return `${typeOf(kind.of, privacy, suffix)} | null`
    // With another tag than those of the cases, and for `raw`, it is any JSON.
    default: return 'unknown'
  }
}

function comment (text, indent = '') {
  const line = `${indent}/** ${text} */`
  if (line.length <= WIDTH && !text.includes('\n')) return line
  const lines = text.split('\n').flatMap((text) => filled(text, WIDTH - `${indent} *`.length))
  return [`${indent}/**`, ...lines.map((line) => `${indent} *${line}`), `${indent} */`].join('\n')
}

// A paragraph as lines, each after a blank.
function filled (text, width) {
  const lines = ['']
  for (const word of text === '' ? [] : text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (longer.length > width) lines.push(` ${word}`)
    else lines[lines.length - 1] = longer
  }
  return lines
}

process.stdout.write(near('index.d.ts.in').replace(/^\$(\w+)$/gm, (_, name) => parts[name]().join('\n\n')))
