// Uses the Node.js package as programs do, so that the compiler can count what runs often:
//
//     node train.mjs PACKAGE FOLDER
//
// `PACKAGE` is the folder of a package, and `FOLDER` has the files of `bodies.py`.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'

const [folder, bodies] = process.argv.slice(2).map((path) => resolve(path))
const { check, checkAsync, checkLines, isValid, parse, parseEvent, plan, WebhookSet } = createRequire(join(folder, 'index.js'))(folder)

// How often ordinary bodies are read for each time that a rare one is.
const TIMES = 5
const POLICIES = ['contract', 'recommended']

const linesOf = (name) => readFileSync(join(bodies, `${name}.ndjson`), 'utf8').trimEnd().split('\n')
const [valid, bad, events, cases] = ['valid', 'bad', 'events', 'cases'].map(linesOf)

function read (findings) {
  for (const { pointer, message, line } of findings) void [pointer, message, line]
}

for (let times = 0; times < TIMES; times++) {
  for (const body of valid) {
    for (const policy of POLICIES) {
      for (const data of [Buffer.from(body), body]) {
        if (!isValid(data, { policy })) throw new Error('a valid body is refused')
        for (const { url, type, subAccountId } of parse(data, { policy })) void [url, type, subAccountId]
      }
    }
    read(check(body).errors)
    read(check(JSON.parse(body)).errors)
  }
  for (const body of bad) {
    for (const data of [Buffer.from(body), JSON.parse(body)]) {
      for (const policy of POLICIES) {
        isValid(data, { policy })
        read(check(data, { policy }).findings)
      }
    }
  }
  for (const body of events) {
    for (const data of [Buffer.from(body), body]) void parseEvent(data).progress
    for (const policy of POLICIES) isValid(Buffer.from(body), { model: 'event', policy })
    read(check(body, { model: 'event' }).findings)
  }
}

const [first, second] = valid.slice(-2).map((body) => new WebhookSet(parse(body)))
void plan(first, second).steps

for (const line of cases) {
  const [model, document] = JSON.parse(line)
  for (const data of [document, JSON.stringify(document)]) {
    isValid(data, { model })
    read(check(data, { model }).findings)
  }
  check(JSON.stringify(document), { model }).fixes(JSON.stringify(document))
}

await checkAsync(valid.at(-1))
for (const [name, model] of [['valid', 'webhooks'], ['bad', 'webhooks'], ['events', 'event']]) {
  const file = join(bodies, `${name}.ndjson`)
  for await (const { report } of checkLines(file, { model })) read(report.findings)
  for (const form of [['--quiet'], ['--format', 'json']]) {
    try {
      execFileSync(process.execPath, [join(folder, 'bin/chatapps-webhooks.js'), 'validate', '--model', model, ...form, file], { stdio: 'ignore' })
    } catch ({ status }) {
      // Bad ones are found.
      if (status !== 1) throw new Error(`validate ended with ${status}`)
    }
  }
}
