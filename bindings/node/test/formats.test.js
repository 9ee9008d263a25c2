// Text in other formats than JSON: the same findings, with positions of its own.
'use strict'

const assert = require('node:assert')
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { suite, test } = require('node:test')
const { check, checkAsync, checkFile, isValid, parse } = require('chatapps-webhooks')

const texts = {
  yaml: (type) => `# where events go\n- subAccountId: Onion_Marketing\n  url: https://hooks.onion.example/events\n  type: ${type}\n`,
  toml: (type) => `[[webhooks]]\nsubAccountId = "Onion_Marketing"\nurl = "https://hooks.onion.example/events"\ntype = "${type}"\n`,
  jsonc: (type) => `[\n  // where events go\n  {"subAccountId": "Onion_Marketing", "url": "https://hooks.onion.example/events", "type": "${type}"},\n]\n`
}

for (const [format, text] of Object.entries(texts)) {
  suite(format, () => {
    test('a document has the findings of JSON', async () => {
      assert(isValid(text('MSG'), { format }) && !isValid(Buffer.from(text('DR')), { format }))
      assert.strictEqual(parse(text('MSG'), { format })[0].type, 'MSG')
      const report = check(text('DR'), { format })
      const [{ rule, pointer, range }] = report.errors
      assert.deepStrictEqual({ rule, pointer }, { rule: 'enum', pointer: '/0/type' })
      assert.strictEqual(text('DR').slice(range.start, range.end).replaceAll('"', ''), 'DR')
      assert.deepStrictEqual(await checkAsync(text('DR'), { format }), report)
      assert.throws(() => parse(text('DR'), { format }), { name: 'ValidationError' })
      assert.throws(() => parse(': [', { format }), { name: 'ValidationError' })
    })

    test('the end of a name says how a file is written', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'formats-'))
      try {
        const path = join(folder, `webhooks.${format.toUpperCase()}`)
        writeFileSync(path, text('DR'))
        assert.deepStrictEqual(await checkFile(path), check(text('DR'), { format }))
        assert.strictEqual((await checkFile(path, { format: 'json' })).errors[0].rule, 'syntax')
      } finally {
        rmSync(folder, { recursive: true })
      }
    })

    test('it is not fixed', () => {
      const wrong = text('MSG').replace('subAccountId', 'sub_account_id')
      const report = check(wrong, { format })
      assert.deepStrictEqual(report.fixes(wrong).flat(), [])
      assert.strictEqual(report.fixed(wrong).text, wrong)
    })
  })
}

test('an unknown format is refused', () => {
  assert.throws(() => check('[]', { format: 'xml' }), { name: 'TypeError', message: /`xml`/ })
  assert.throws(() => check('[]', { format: 1 }), { name: 'TypeError', message: /`format`/ })
})
