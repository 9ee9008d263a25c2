// Runs the blocks of JavaScript in the documentation, unchanged.

import assert from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import shared from './shared.js'

// What a comment behind `console.log` says is printed there. `…` stands for anything.
function printed (block) {
  const lines = [...block.matchAll(/^console\.log\(.*\) \/\/ (.+)$/gm)].map(([, line]) => line)
  const parts = lines.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s*…\s*/g, '[^]*'))
  return new RegExp(`^${parts.join('')}`)
}

test('serializers for snapshots are those that are tested with Jest and Vitest', () => {
  const readme = readFileSync(join(shared.root, 'bindings/node/README.md'), 'utf8')
  for (const file of ['jest/serialized.case.cjs', 'vitest/serialized.case.mjs']) {
    const lines = readFileSync(join(shared.root, 'bindings/node/test/tools', file), 'utf8').match(/^expect\.addSnapshotSerializer.*$/gm)
    assert.strictEqual(lines.length, 1)
    for (const line of lines) assert(readme.includes(`\n${line}\n`), line)
  }
})

const blocksOf = (file) => [...readFileSync(join(shared.root, file), 'utf8').matchAll(/^```js\n(.*?)^```$/gms)]

// Other tests run the blocks of these, since they need something around them.
const elsewhere = /^docs\/(events\/|configuration\.md)/
const below = readdirSync(join(shared.root, 'docs'), { recursive: true }).filter((file) => file.endsWith('.md')).sort()
const pages = ['README.md', 'bindings/node/README.md', ...below.map((file) => `docs/${file}`)]
  .filter((file) => !elsewhere.test(file) && blocksOf(file).length > 0)

test('the documentation has examples', () => assert(pages.includes('docs/start/node.md') && pages.includes('README.md')))

for (const file of pages) {
  test(file, () => {
    const blocks = blocksOf(file)
    // In the folder where the package is installed, so that it is found.
    const folder = mkdtempSync(join(process.cwd(), 'readme-'))
    try {
      for (const [, block] of blocks) {
        const script = join(folder, /^import /m.test(block) ? 'block.mjs' : 'block.cjs')
        writeFileSync(script, block)
        const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
        assert.strictEqual(status, 0, stderr)
        assert.match(stdout, printed(block))
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}
