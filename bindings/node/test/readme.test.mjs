// Runs the blocks of JavaScript in the README files unchanged.

import assert from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import shared from './shared.js'

for (const file of ['README.md', 'bindings/node/README.md']) {
  test(file, () => {
    const blocks = [...readFileSync(join(shared.root, file), 'utf8').matchAll(/^```js\n(.*?)^```$/gms)]
    assert(blocks.length > 0)
    // In the folder where the package is installed, so that it is found.
    const folder = mkdtempSync(join(process.cwd(), 'readme-'))
    try {
      for (const [, block] of blocks) {
        const script = join(folder, /^import /m.test(block) ? 'block.mjs' : 'block.cjs')
        writeFileSync(script, block)
        const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
        assert.strictEqual(status, 0, stderr)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}
