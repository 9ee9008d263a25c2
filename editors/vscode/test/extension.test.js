// The bundled extension in a stand-in for VS Code, with the real server: PROGRAM is that, BUNDLE
// the extension.
'use strict'

const assert = require('node:assert')
const { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } = require('node:fs')
const Module = require('node:module')
const { homedir, tmpdir } = require('node:os')
const { join } = require('node:path')
const { test } = require('node:test')
const { host } = require('./host')

const { PROGRAM: program, BUNDLE: bundle } = process.env
const NAMES = new Set([...readFileSync(bundle, 'utf8').matchAll(/\.([A-Z]\w+)/g)].map(([, name]) => name))

/** The extension in a new host, which has settings and is trusted or not. */
function started(conditions) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vscode-')))
  mkdirSync(join(folder, '.git'))
  const { vscode, seen } = host(folder, conditions, NAMES)
  const load = Module._load
  Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest))
  delete require.cache[require.resolve(bundle)]
  const extension = require(bundle)
  Module._load = load
  const context = { subscriptions: [] }
  const end = async () => {
    await extension.deactivate()
    rmSync(folder, { recursive: true })
  }
  return { extension, context, folder, seen, end }
}

const REQUEST = '[{"é𝄞": 1, "subAccountId": "Onion", "url": "http://hooks.onion.example/a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]'

test('it starts the server of its setting, and shows what that finds', { timeout: 30_000 }, async (t) => {
  const { extension, context, seen, end } = started({ settings: { 'chatapps-webhooks.command': [program, 'lsp'] } })
  // The server would keep the process alive.
  t.after(end)
  await extension.activate(context)
  assert.deepStrictEqual(seen.errors, [])
  const opened = seen.open('a.json', 'json', REQUEST)
  const found = await new Promise((resolve) => {
    const look = () => {
      const all = [...seen.diagnostics.values()].flat()
      if (all.length > 0) resolve(all)
      else setTimeout(look, 20)
    }
    look()
  })
  await opened
  const [{ start, end: last }] = found.find((diagnostic) => diagnostic.code === 'insecure_url').values
  assert.strictEqual(REQUEST.slice(start.character, last.character), '"http://hooks.onion.example/a"')
  assert.deepStrictEqual([...seen.providers.keys()].sort(), ['codeAction', 'completion', 'hover'])
  // It starts again when it is told to.
  await seen.commands.get('chatapps-webhooks.restart')()
  await seen.events.configuration.fire({ affectsConfiguration: (name) => name === 'chatapps-webhooks.command' })
  await seen.events.configuration.fire({ affectsConfiguration: () => false })
  assert.deepStrictEqual(seen.errors, [])
})

test('it says what to do if there is no such program', { timeout: 30_000 }, async (t) => {
  const { extension, context, seen, end } = started({ settings: { 'chatapps-webhooks.command': ['/none/such'] } })
  t.after(end)
  await extension.activate(context)
  // The language client says what happened, and the extension what to do.
  assert.match(seen.errors.at(-1), /`\/none\/such` can't be started: .*set chatapps-webhooks\.command/)
})

/** A program that notes in which folder it was started, and serves. */
function noting(folder) {
  const path = join(folder, 'noting')
  writeFileSync(path, `#!/bin/sh\npwd -P > '${folder}/started'\nexec '${program}' lsp\n`)
  chmodSync(path, 0o755)
  return path
}

const startedIn = (folder) => readFileSync(join(folder, 'started'), 'utf8').trimEnd()

test('it starts nothing in a workspace before that is trusted', { timeout: 30_000 }, async (t) => {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'vscode-')))
  t.after(() => rmSync(scratch, { recursive: true }))
  const command = { 'chatapps-webhooks.command': [noting(scratch)] }
  const { extension, context, seen, end } = started({ settings: command, isTrusted: false })
  t.after(end)
  await extension.activate(context)
  await seen.commands.get('chatapps-webhooks.restart')()
  await seen.events.configuration.fire({ affectsConfiguration: () => true })
  assert.deepStrictEqual([existsSync(join(scratch, 'started')), seen.errors], [false, []])
  await seen.trust()
  assert.deepStrictEqual([startedIn(scratch), seen.errors], [realpathSync(homedir()), []])
  const { capabilities } = require('../package.json')
  assert.strictEqual(capabilities.untrustedWorkspaces.supported, false)
})

test('only a command of the workspace itself is started there', { timeout: 30_000 }, async (t) => {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'vscode-')))
  t.after(() => rmSync(scratch, { recursive: true }))
  const command = { 'chatapps-webhooks.command': [noting(scratch)] }
  for (const isItsOwn of [false, true]) {
    const conditions = isItsOwn ? { settings: {}, own: command } : { settings: command }
    const { extension, context, folder, seen, end } = started(conditions)
    t.after(end)
    await extension.activate(context)
    assert.deepStrictEqual([startedIn(scratch), seen.errors], [isItsOwn ? folder : realpathSync(homedir()), []])
  }
})
