// Files of one document, and of one in each line.
'use strict'

const assert = require('node:assert')
const { createReadStream, mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { after, before, test } = require('node:test')
const { pathToFileURL } = require('node:url')
const { check, checkFile, checkLines } = require('chatapps-webhooks')
const { full, rulesOf } = require('./shared')

let folder
before(() => { folder = mkdtempSync(join(tmpdir(), 'chatapps-webhooks-')) })
after(() => rmSync(folder, { recursive: true }))

function written (name, text) {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function all (lines) {
  const found = []
  for await (const { line, report } of lines) found.push([line, rulesOf(report)])
  return found
}

test('a file is checked as its text is', async () => {
  for (const text of [JSON.stringify([full()]), '[{}]', '', '\ufeff[]', JSON.stringify(Array(200).fill(full()))]) {
    const path = written('one.json', text)
    assert.deepStrictEqual(await checkFile(path), check(text))
    assert.deepStrictEqual(await checkFile(pathToFileURL(path), { policy: 'strict' }), check(text, { policy: 'strict' }))
  }
})

test('a file that is too large is not read', async () => {
  const path = written('large.json', `[${' '.repeat(100)}]`)
  const report = await checkFile(path, { maxBytes: 50 })
  assert.deepStrictEqual(report, check(`[${' '.repeat(100)}]`, { maxBytes: 50 }))
  assert.deepStrictEqual(rulesOf(await checkFile('/dev/zero', { maxBytes: 50 })), ['body_too_large'])
})

test('what can\'t be read is the error of the system', async () => {
  await assert.rejects(checkFile(join(folder, 'none.json')), { code: 'ENOENT' })
  await assert.rejects(checkFile(folder), { code: 'EISDIR' })
  await assert.rejects(all(checkLines(join(folder, 'none.ndjson'))), { code: 'ENOENT' })
  await assert.rejects(checkFile(folder, { polcy: 'strict' }), { name: 'TypeError' })
  for (const path of [null, undefined, 0]) {
    await assert.rejects(checkFile(path), { message: `expected \`path\` to be a path or a \`file:\` URL, found \`${path === 0 ? 'number' : path}\`` })
  }
  // At the call, not when the first line is asked for.
  assert.throws(() => checkLines(null), { message: /^expected `source` to be a path, or an iterable/ })
  assert.throws(() => checkLines([], { polcy: 'strict' }), { name: 'TypeError', message: /^unknown option `polcy`/ })
})

test('each line is a document', async () => {
  const good = JSON.stringify([full()])
  const text = `${good}\n[{}]\r\n\n \t\n{"é": "𝄞"}\n${good}`
  const expected = [[1, []], [2, rulesOf(check('[{}]'))], [5, rulesOf(check('{"é": "𝄞"}'))], [6, []]]
  const path = written('lines.ndjson', text)
  const bytes = Buffer.from(text)
  const sources = [
    path, pathToFileURL(path), createReadStream(path, { highWaterMark: 7 }), [text], [bytes], Array.from(bytes, (byte) => Uint8Array.of(byte)),
    new Blob([text]).stream(), [...text]
  ]
  for (const source of sources) assert.deepStrictEqual(await all(checkLines(source)), expected)
  assert.deepStrictEqual(await all(checkLines([])), [])
})

test('a line that is too long is not kept, and the next one is read', async () => {
  async function * lines () {
    for (let piece = 0; piece < 5000; piece++) yield Buffer.alloc(1 << 16, ' ')
    yield '\n[]'
  }
  const before = process.memoryUsage().arrayBuffers
  assert.deepStrictEqual(await all(checkLines(lines())), [[1, ['body_too_large']], [2, ['empty_request']]])
  assert(process.memoryUsage().arrayBuffers - before < 1 << 27)
})

test('what is no source of lines is refused', async () => {
  for (const wrong of [undefined, 1, {}, null]) assert.throws(() => checkLines(wrong), { name: 'TypeError', message: /^expected `source` to be/ })
  await assert.rejects(all(checkLines([1])), { name: 'TypeError', message: /^expected `source` to be an iterable of text or bytes, found `number`$/ })
})
