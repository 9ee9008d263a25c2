// Snapshots of Jest and Vitest have no secret: without a serializer the test fails, with one there
// are stars.

import assert from 'node:assert'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const SECRET = 'c4n4ry'

// All that is below a folder, as text.
function texts (folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.snap'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')).join('\n')
}

function runner (name, command) {
  const bin = [join(here, '../node_modules/.bin', command[0]), join(here, '../../node_modules/.bin', command[0])].find(existsSync)
  for (const how of ['plain', 'serialized']) {
    test(`${name}, ${how}`, () => {
      // In the project, so that what the test imports is found.
      const folder = mkdtempSync(join(here, `${name}-`))
      try {
        cpSync(join(here, name), folder, { recursive: true })
        const { status, stdout, stderr } = spawnSync(bin, [...command.slice(1), how], { cwd: folder, encoding: 'utf8', env: { ...process.env, CI: '', NODE_OPTIONS: '', NO_COLOR: '1', FORCE_COLOR: '0' } })
        const file = join(folder, 'report.json')
        const said = stdout + stderr + (existsSync(file) ? readFileSync(file, 'utf8') : '')
        const snapshots = texts(folder)
        assert(!said.includes(SECRET) && !snapshots.includes(SECRET), said + snapshots)
        if (how === 'plain') {
          assert.notStrictEqual(status, 0, said)
          assert.match(said, /isn't written unasked: call `requestBody`/)
        } else {
          assert.strictEqual(status, 0, said)
          assert.match(snapshots, /httpAuthorization: Secret\(\*\*\*\)/)
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    })
  }
}

runner('jest', ['jest', '--ci=false', '--rootDir=.', '--testMatch=**/*.case.cjs', '--coverage=false'])
// Its usual reporter needs a newer Node.js than the package does.
runner('vitest', ['vitest', 'run', '--root=.', '--config=config.mjs', '--reporter=json', '--outputFile=report.json'])
