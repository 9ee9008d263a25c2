// Measures this package beside its alternatives, all in one run, on the bodies of
// `bench/corpus.py`, and on those of `bench/events.py`.
//
// The contenders take turns, so a slow moment of the machine hits all of them. It prints medians,
// in nanoseconds per webhook or event. If RESULTS is in the environment, it also writes them to
// that file: by corpus, and the values of a corpus by its name and `values`.
//
//     node compare.mjs FOLDER SCHEMA [ROUNDS [CORPUS]...]

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, isValid, parse } from 'chatapps-webhooks'
import { events } from './events.mjs'
import { peers } from './peers.mjs'

const [folder, schemaFile, rounds = '30', ...names] = process.argv.slice(2)
const corpora = names.length > 0 ? names : ['one', 'ten', 'singles', 'thousand', 'hundredk', 'thousand_bad', 'event', 'events', 'events_hundredk']
const { verdicts, errors } = peers(JSON.parse(readFileSync(schemaFile, 'utf8')))

// The time that a contender runs in one turn, in milliseconds, and the number of turns before it
// counts: by then it is compiled.
const TURN = 20
const WARM = 3

const contract = { policy: 'contract' }

function bodiesOf (corpus) {
  const file = join(folder, `${corpus}.json`)
  if (existsSync(file)) return [readFileSync(file)]
  return readFileSync(join(folder, `${corpus}.ndjson`), 'utf8').trim().split('\n').map((line) => Buffer.from(line))
}

const parsed = (octets) => JSON.parse(octets.toString('utf8'))
const named = (prefix, works, wrap) => Object.fromEntries(Object.entries(works).map(([name, work]) => [prefix + name, wrap(work)]))

// The job for one body. No limit may reject a large body here, but unneeded options cost time.
function fromBytes (bad, recommended) {
  if (bad) {
    return {
      ...named('JSON.parse, all errors of ', errors, (work) => (octets) => work(parsed(octets))),
      'ours, check, contract': (octets) => check(octets, contract).errors.length,
      'ours, check, recommended': (octets) => check(octets, recommended).errors.length,
      'ours, check, recommended, notices too': (octets) => check(octets, recommended).findings.length
    }
  }
  return {
    'JSON.parse': parsed,
    ...named('JSON.parse, ', verdicts, (work) => (octets) => work(parsed(octets))),
    'ours, isValid, contract': (octets) => isValid(octets, contract),
    'ours, isValid, recommended': (octets) => isValid(octets, recommended),
    'ours, parse, contract': (octets) => parse(octets, contract),
    'ours, parse, recommended': (octets) => parse(octets, recommended),
    'ours, check, recommended': (octets) => check(octets, recommended).errors.length
  }
}

function fromValues (bad, recommended) {
  if (bad) {
    return {
      ...named('all errors of ', errors, (work) => work),
      'ours, check, contract': (value) => check(value, contract).errors.length,
      'ours, check, recommended': (value) => check(value, recommended).errors.length,
      'ours, check, recommended, notices too': (value) => check(value, recommended).findings.length
    }
  }
  return {
    ...verdicts,
    'JSON.stringify': (value) => JSON.stringify(value),
    'ours, isValid, contract': (value) => isValid(value, contract),
    'ours, isValid, recommended': (value) => isValid(value, recommended),
    'ours, parse, contract': (value) => parse(value, contract),
    'ours, parse, recommended': (value) => parse(value, recommended)
  }
}

function turn (work, items) {
  const start = process.hrtime.bigint()
  let times = 0
  let elapsed
  do {
    for (const item of items) work(item)
    times++
    elapsed = Number(process.hrtime.bigint() - start)
  } while (elapsed < TURN * 1e6)
  return elapsed / times
}

function measure (works, items, webhooks) {
  const times = new Map(Object.keys(works).map((name) => [name, []]))
  // A large body needs fewer rounds.
  const wanted = webhooks > 10_000 ? Math.max(3, Math.round(rounds / 6)) : Number(rounds)
  // To look at the clock takes as long as to read a part of an event.
  const again = Math.max(1, Math.floor(100 / webhooks))
  const all = Array(again).fill(items).flat()
  for (let round = -WARM; round < wanted; round++) {
    for (const [name, work] of Object.entries(works)) {
      const time = turn(work, all)
      if (round >= 0) times.get(name).push(time / webhooks / again)
    }
  }
  return Object.fromEntries([...times].map(([name, each]) => [name, each.sort((a, b) => a - b)[each.length >> 1]]))
}

const results = {}

function measureEvents (corpus, bodies) {
  for (const name of ['JSON.parse, zod parse', 'ours, isValid, contract']) {
    if (!bodies.every((octets) => events[name](octets))) throw new Error(`${name} errs about ${corpus}`)
  }
  results[corpus] = measure(events, bodies, bodies.length)
  print(`${corpus}: ${bodies.length} events`, results[corpus])
}

function print (what, figures) {
  console.log(what)
  for (const [name, time] of Object.entries(figures)) console.log(`  ${name.padEnd(42)} ${time.toFixed(0).padStart(8)} ns`)
}

for (const corpus of corpora) {
  const bodies = bodiesOf(corpus)
  if (corpus.startsWith('event')) {
    measureEvents(corpus, bodies)
    continue
  }
  const values = bodies.map(parsed)
  const webhooks = values.reduce((sum, list) => sum + list.length, 0)
  const bad = corpus.endsWith('_bad')
  const recommended = webhooks > 10_000 ? { maxBytes: bodies[0].length, maxEntries: webhooks } : undefined
  for (const [name, verdict] of Object.entries({ ...verdicts, ours: (value) => isValid(value, contract) })) {
    if (values.some((value) => verdict(value) === bad)) throw new Error(`${name} errs about ${corpus}`)
  }
  if (!bad && !bodies.every((octets) => isValid(octets, recommended))) throw new Error(`${corpus} is to be valid`)
  for (const [key, works, items] of [[corpus, fromBytes(bad, recommended), bodies], [`${corpus} values`, fromValues(bad, recommended), values]]) {
    results[key] = measure(works, items, webhooks)
    print(`${key}: ${webhooks} webhooks`, results[key])
  }
}
if (process.env.RESULTS) writeFileSync(process.env.RESULTS, JSON.stringify(results, null, 1) + '\n')
