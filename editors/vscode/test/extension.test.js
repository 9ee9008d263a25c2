// The bundled extension in a stand-in for VS Code, with the real server: PROGRAM is that, BUNDLE
// the extension.
'use strict'

const assert = require('node:assert')
const { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } = require('node:fs')
const Module = require('node:module')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { test } = require('node:test')
const { host } = require('./host')

const { PROGRAM: program, BUNDLE: bundle } = process.env
const NAMES = new Set([...readFileSync(bundle, 'utf8').matchAll(/\.([A-Z]\w+)/g)].map(([, name]) => name))

/** The extension in a new host. */
function started(settings) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vscode-')))
  mkdirSync(join(folder, '.git'))
  const { vscode, seen } = host(folder, settings, NAMES)
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
  return { extension, context, seen, end }
}

const REQUEST = '[{"é𝄞": 1, "subAccountId": "Onion", "url": "http://hooks.onion.example/a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]'

test('it starts the server of its setting, and shows what that finds', { timeout: 30_000 }, async (t) => {
  const { extension, context, seen, end } = started({ 'chatapps-webhooks.command': [program, 'lsp'] })
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
  const { extension, context, seen, end } = started({ 'chatapps-webhooks.command': ['/none/such'] })
  t.after(end)
  await extension.activate(context)
  // The language client says what happened, and the extension what to do.
  assert.match(seen.errors.at(-1), /`\/none\/such` can't be started: .*set chatapps-webhooks\.command/)
})
