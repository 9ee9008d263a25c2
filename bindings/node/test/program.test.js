// The command line that comes with the package.
'use strict'

const assert = require('node:assert')
const { spawn, spawnSync } = require('node:child_process')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { test } = require('node:test')
const { version } = require('chatapps-webhooks')
const { root } = require('./shared')

const npx = (...words) => spawnSync('npx', ['--no-install', 'chatapps-webhooks', ...words], { encoding: 'utf8', cwd: process.cwd() })
const program = join(require.resolve('chatapps-webhooks/package.json'), '../bin/chatapps-webhooks.js')
const run = (words, options) => spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', ...options })

test('npx finds it, and the exit codes are those of the program', () => {
  const right = npx('validate', join(root, 'examples/valid'))
  assert.strictEqual(right.status, 0, right.stderr)
  const wrong = npx('validate', join(root, 'examples/invalid/posted-back.json'))
  assert.strictEqual(wrong.status, 1)
  assert.match(wrong.stdout + wrong.stderr, /error\[masked_secret\]/)
  const none = npx('validate', '--polcy', 'strict')
  assert.strictEqual(none.status, 2)
  assert.match(none.stderr, /--policy/)
})

test('it has the same commands', () => {
  assert.match(run(['--version']).stdout, new RegExp(version.replaceAll('.', '\\.')))
  assert.match(run(['--help']).stdout, /validate[\s\S]*rules[\s\S]*schema/)
  assert.match(run(['rules', 'masked_secret']).stdout, /masked_secret/)
  assert.strictEqual(run(['schema', 'print', 'webhook']).stdout, readFileSync(join(root, 'schema/v1/webhook.schema.json'), 'utf8'))
  assert.match(run(['completions', 'bash']).stdout, /chatapps-webhooks/)
})

test('what talks to an endpoint or is one is in the program alone', () => {
  for (const command of ['accounts', 'apply', 'delete', 'keys', 'listen', 'plan', 'pull', 'replay', 'serve', 'store', 'trigger']) {
    const { status, stdout, stderr } = run([command, '--account', 'x'])
    assert.deepStrictEqual([status, stdout], [2, ''])
    assert.match(stderr, new RegExp(`^error: \`${command}\` is not in this package.*cargo install`))
    assert(!run(['--help']).stdout.includes(`\n  ${command} `))
  }
})

test('it serves editors', () => {
  const textDocument = { uri: 'file:///none-of-ours/a.json', languageId: 'json', version: 1, text: '[{"subAccountId": "*", "url": "é"}]' }
  const messages = [
    { id: 1, method: 'initialize', params: { capabilities: {} } },
    { method: 'textDocument/didOpen', params: { textDocument } },
    { id: 2, method: 'textDocument/hover', params: { textDocument, position: { line: 0, character: 4 } } },
    { id: 3, method: 'shutdown' },
    { method: 'exit' },
  ]
  const framed = messages.map((message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message })
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  })
  const { status, stdout, stderr } = run(['lsp', '--stdio'], { input: framed.join('') })
  assert.deepStrictEqual([status, stderr], [0, ''])
  assert(stdout.includes('serverInfo') && stdout.includes('subAccountId'))
})

test('it reads standard input and writes JSON', () => {
  const { status, stdout } = run(['validate', '--format', 'json', '-'], { input: '[{"url": 1}]' })
  assert.strictEqual(status, 1)
  assert(stdout.includes('"rule"') && JSON.parse(stdout))
})

test('a reader that goes away is no crash', async () => {
  const child = spawn(process.execPath, [program, 'rules', '--format', 'markdown'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let said = ''
  child.stderr.on('data', (data) => { said += data })
  const [code, signal] = await new Promise((resolve) => child.once('close', (...how) => resolve(how)))
  assert.strictEqual(signal, null)
  assert(code <= 2)
  assert.doesNotMatch(said, /panicked/)
})
