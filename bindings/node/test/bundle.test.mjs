// A bundle has the native module in it. `tools` has more bundlers.

import assert from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { build } from 'esbuild'

const require = createRequire(import.meta.url)

// Bundles a program, and runs it where no package is installed.
async function run (options) {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
  try {
    const contents = "import { check } from 'chatapps-webhooks'; console.log(check('[]').findings[0].rule)"
    const outfile = join(folder, 'program.cjs')
    await build({
      stdin: { contents, resolveDir: process.cwd() }, bundle: true, platform: 'node', format: 'cjs', outdir: folder, entryNames: 'program',
      outExtension: { '.js': '.cjs' }, logLevel: 'silent', ...options
    })
    return spawnSync(process.execPath, [outfile], { encoding: 'utf8', cwd: folder })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('esbuild copies the native module', async () => {
  const { stdout, stderr } = await run({ loader: { '.node': 'copy' } })
  assert.deepStrictEqual([stdout, stderr], ['empty_request\n', ''])
})

test('without it, the message says what to do', async () => {
  const { stderr } = await run({ external: ['*.node', 'chatapps-webhooks-*'] })
  assert.match(stderr, /In a bundle: mark `chatapps-webhooks` as external/)
})

test('a browser gets a sentence', async () => {
  const { stderr } = await run({ platform: 'neutral', conditions: ['browser'] })
  assert.match(stderr, /Error: chatapps-webhooks runs on servers alone/)
})

test('an older Node.js gets a sentence', () => {
  const folder = mkdtempSync(join(process.cwd(), 'older-'))
  try {
    const program = join(folder, 'program.cjs')
    for (const file of ['lib/index.js', 'bin/chatapps-webhooks.js']) {
      const path = join(dirname(require.resolve('chatapps-webhooks/package.json')), file)
      writeFileSync(program, `delete String.prototype.isWellFormed; require(${JSON.stringify(path)})`)
      const { status, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' })
      assert(status !== 0)
      assert.match(stderr, /chatapps-webhooks needs Node\.js 20 or newer, and this is v\d+\./)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
