// Measures this package beside `JSON.parse` and Ajv, all in one run, on the bodies of `bench/corpus.py`.
//
// Each turn runs every candidate once, so that a slow moment of the machine hits all of them. Printed are medians, in nanoseconds for
// each webhook, and the ratio to the candidate that the goal is set against.
//
//     bindings/node/bench/run

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const [project, schemaFile, corpus] = process.argv.slice(2)
const require = createRequire(join(resolve(project), 'package.json'))
const { check, isValid, parse } = require('chatapps-webhooks')
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default

const ROUNDS = 60
const COUNT = 1000

// What a user would write by hand, with formats in full: the `pattern` and `not` that the published schema has beside each format
// say the same twice, and would cost Ajv twice.
function lean (schema) {
  if (Array.isArray(schema)) return schema.map(lean)
  if (typeof schema !== 'object' || schema === null) return schema
  const members = Object.entries(schema).filter(([name]) => schema.format === undefined || !['pattern', 'not', 'allOf'].includes(name))
  return Object.fromEntries(members.map(([name, value]) => [name, lean(value)]))
}

const ajv = new Ajv({ strict: true })
addFormats(ajv, { mode: 'full' })
const ajvAccepts = ajv.compile(lean(JSON.parse(readFileSync(schemaFile, 'utf8'))))

const text = readFileSync(join(corpus, 'thousand.json'))
const list = JSON.parse(text)
const bodies = readFileSync(join(corpus, 'singles.ndjson'), 'utf8').trim().split('\n').map((line) => Buffer.from(line))
const values = bodies.map((octets) => JSON.parse(octets))
const contract = { policy: 'contract' }
const parsed = (octets) => JSON.parse(octets.toString('utf8'))
const each = (items, work) => () => { for (const item of items) work(item) }

const cases = {
  'one body of 1,000': {
    'JSON.parse': () => parsed(text),
    'JSON.parse + Ajv': () => ajvAccepts(parsed(text)),
    'isValid, contract': () => isValid(text, contract),
    'isValid, recommended': () => isValid(text),
    'parse, contract': () => parse(text, contract),
    'parse, recommended': () => parse(text),
    'check, recommended': () => check(text)
  },
  '1,000 bodies of one': {
    'JSON.parse': each(bodies, parsed),
    'JSON.parse + Ajv': each(bodies, (octets) => ajvAccepts(parsed(octets))),
    'isValid, contract': each(bodies, (octets) => isValid(octets, contract)),
    'isValid, recommended': each(bodies, (octets) => isValid(octets)),
    'parse, contract': each(bodies, (octets) => parse(octets, contract)),
    'parse, recommended': each(bodies, (octets) => parse(octets))
  },
  'values, 1,000 in one array': {
    Ajv: () => ajvAccepts(list),
    'JSON.stringify': () => JSON.stringify(list),
    'isValid, contract': () => isValid(list, contract),
    'isValid, recommended': () => isValid(list),
    'parse, contract': () => parse(list, contract)
  },
  'values, 1,000 arrays of one': {
    Ajv: each(values, ajvAccepts),
    'JSON.stringify': each(values, (value) => JSON.stringify(value)),
    'isValid, contract': each(values, (value) => isValid(value, contract)),
    'isValid, recommended': each(values, (value) => isValid(value)),
    'parse, contract': each(values, (value) => parse(value, contract))
  }
}

if (!ajvAccepts(list) || !isValid(list) || !isValid(text) || !bodies.every((octets) => isValid(octets))) throw new Error('the corpus is to be valid')
const share = (property) => (list.filter((webhook) => webhook[property] !== undefined).length * 100 / COUNT).toFixed(0)
console.log(`${(text.length / COUNT).toFixed(0)} bytes per webhook, ${share('oauth')} % oauth, ${share('httpAuthorization')} % httpAuthorization`)

const times = new Map()
for (let round = -10; round < ROUNDS; round++) {
  for (const [group, works] of Object.entries(cases)) {
    for (const [name, work] of Object.entries(works)) {
      const start = process.hrtime.bigint()
      work()
      const time = Number(process.hrtime.bigint() - start) / COUNT
      const key = `${group}: ${name}`
      if (round >= 0) times.set(key, [...times.get(key) ?? [], time])
    }
  }
}

for (const [group, works] of Object.entries(cases)) {
  const median = (name) => times.get(`${group}: ${name}`).sort((a, b) => a - b)[ROUNDS / 2]
  const yardstick = Object.keys(works).find((name) => name.includes('Ajv'))
  console.log(`\n${group}`)
  for (const name of Object.keys(works)) {
    const time = median(name)
    console.log(`  ${name.padEnd(24)}${time.toFixed(0).padStart(6)}${(time / median(yardstick)).toFixed(2).padStart(8)}×`)
  }
}
