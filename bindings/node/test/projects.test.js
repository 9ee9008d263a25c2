// The configuration of a project, and desired state: the shared cases, and what JavaScript adds.
'use strict'

const assert = require('node:assert')
const { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { dirname, join, relative } = require('node:path')
const { afterEach, beforeEach, suite, test } = require('node:test')
const { pathToFileURL } = require('node:url')
const { inspect } = require('node:util')
const { Project, check, isValid, parse } = require('chatapps-webhooks')
const { root } = require('./shared.js')

const json = (path) => JSON.parse(readFileSync(path, 'utf8'))
const cases = json(join(root, 'tests/projects/cases.json'))
const found = ({ findings }) => findings.map(({ rule, level, pointer }) => ({ rule, level, pointer }))

let room
beforeEach(() => {
  room = realpathSync(mkdtempSync(join(tmpdir(), 'projects-')))
  mkdirSync(join(room, '.git'))
})
afterEach(() => rmSync(room, { recursive: true }))

function write (name, text) {
  const path = join(room, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

suite('a project has the findings that the cases say', () => {
  for (const each of cases) {
    test(each.description, async () => {
      for (const [name, text] of Object.entries(each.files)) write(name, text)
      if (each.invalid !== undefined) {
        assert.throws(() => Project.find(room), ({ message }) => message.endsWith(each.invalid))
        return
      }
      const projects = new Map()
      const closest = (folder) => {
        const project = Project.find(folder)
        if (project === null) return null
        if (!projects.has(project.file)) projects.set(project.file, project)
        return projects.get(project.file)
      }
      for (const [folder, file] of Object.entries(each.closest)) {
        assert.strictEqual(closest(join(room, folder))?.file, file === null ? undefined : join(room, file))
      }
      for (const [name, { limits, ...others }] of Object.entries(each.options ?? {})) {
        const own = Object.entries(limits).map(([name, limit]) => [`max${name[0].toUpperCase()}${name.slice(1)}`, limit])
        assert.deepStrictEqual(closest(dirname(join(room, name))).options(join(room, name)), { ...others, ...Object.fromEntries(own) })
      }
      for (const { file, policy, levels: rules, desired, valid, findings } of each.checks) {
        const path = join(room, file)
        const project = closest(dirname(path))
        const options = { policy, rules, desired }
        const report = await project.checkFile(path, options)
        assert.deepStrictEqual([found(report), report.isValid], [findings, valid])
        assert.deepStrictEqual(project.check(readFileSync(path, 'utf8'), { file: path, ...options }), report)
        assert.deepStrictEqual(project.check(readFileSync(path), { file: pathToFileURL(path), ...options }), report)
      }
      const suppressions = [...projects.values()].flatMap((project) => project.findings())
      assert.deepStrictEqual(suppressions.map(({ file, finding: { rule, level, line } }) => ({ file: relative(room, file), rule, level, line })), each.suppressions ?? [])
    })
  }
})

suite('desired state has the findings that its cases say', () => {
  for (const model of readdirSync(join(root, 'tests/desired'))) {
    for (const name of readdirSync(join(root, 'tests/desired', model))) {
      for (const { description, data, text, format, policy, levels: rules, valid, findings } of json(join(root, 'tests/desired', model, name))) {
        test(description, () => {
          const options = { model, policy, rules, format, desired: true }
          const report = check(data ?? text, options)
          const places = findings.some(({ line }) => line !== undefined)
          const seen = places ? report.findings.map(({ rule, level, pointer, line, column }) => ({ rule, level, pointer, line, column })) : found(report)
          assert.deepStrictEqual(seen, findings)
          assert.deepStrictEqual([report.isValid, isValid(data ?? text, options)], [valid, valid])
          if (valid) assert(!inspect(parse(data ?? text, options), { depth: 9 }).includes('ONION'))
          else assert.throws(() => parse(data ?? text, options), { name: 'ValidationError' })
        })
      }
    }
  }
})

test('findings of a project can be fixed, but for what is in the baseline', () => {
  write('chatapps-webhooks.toml', "policy = 'strict'\n")
  write('chatapps-webhooks.baseline.json', '{"version": 1, "findings": [{"rule": "url_fragment", "scope": "Onion", "type": "MSG", "count": 1}]}')
  const project = Project.find(room)
  const hook = (scope) => ({ subAccountId: scope, url: 'https://hooks.onion.example/in#a', type: 'MSG', httpAuthorization: 'Bearer rw4Kd0b2u' })
  const text = JSON.stringify([hook('Onion'), hook('Leek')])
  const report = project.check(text)
  assert.deepStrictEqual(report.findings.map(({ pointer }) => pointer), ['/1/url'])
  const [[fix]] = report.fixes(text)
  assert.strictEqual(fix.apply(text), text.replace(/#a(?=[^#]*$)/, ''))
})

test('a project is made by its functions, and shown by its path', () => {
  const file = write('chatapps-webhooks.toml', '')
  const project = Project.read(pathToFileURL(file))
  assert.strictEqual(inspect(project), `[Project: ${file}]`)
  assert.throws(() => new Project(), { name: 'TypeError', message: '`Project.find` and `Project.read` make one' })
  assert.throws(() => { project.file = 'a' }, TypeError)
})

test('the example of the docs works', async () => {
  const [, block] = /^```js\n(.*?)^```/ms.exec(readFileSync(join(root, 'docs/configuration.md'), 'utf8'))
  write('chatapps-webhooks.toml', "[rules]\nurl_fragment = 'off'\n")
  write('requests/webhooks.json', '[{"subAccountId": "Onion", "url": "https://hooks.onion.example/#a", "type": "MSG", "httpAuthorization": "Bearer rw4Kd0b2u"}]')
  const here = process.cwd()
  process.chdir(room)
  try {
    const AsyncFunction = (async () => {}).constructor
    const report = await new AsyncFunction('require', `${block}\nreturn report`)(require)
    assert.deepStrictEqual(report.findings, [])
  } finally {
    process.chdir(here)
  }
})

test('wrong arguments are told', async () => {
  const project = Project.read(write('chatapps-webhooks.toml', '[limits]\nbytes = 4\n'))
  assert.throws(() => Project.find(1), { name: 'TypeError', message: 'expected `folder` to be a path or a `file:` URL, found `number`' })
  assert.throws(() => Project.read(undefined), { name: 'TypeError' })
  assert.throws(() => Project.read(join(room, 'none.toml')), /none\.toml/)
  assert.throws(() => project.check([]), { name: 'TypeError', message: 'expected `data` to be text as a string or as bytes, found `Array`' })
  assert.throws(() => project.check('[]', { rules: { insecure_urls: 'off' } }), { name: 'TypeError', message: /insecure_urls/ })
  assert.throws(() => project.check('[]', { policy: 'lax' }), { name: 'TypeError', message: /lax/ })
  assert.throws(() => project.check('[]', { model: 1 }), { name: 'TypeError' })
  assert.throws(() => project.check('[]', { polcy: 'strict' }), { name: 'TypeError', message: /polcy/ })
  assert.throws(() => check('[]', { desired: 1 }), { name: 'TypeError', message: 'expected `desired` to be a boolean, found `number`' })
  await assert.rejects(project.checkFile(join(room, 'none.json')), { code: 'ENOENT' })
  assert.strictEqual((await project.checkFile(write('large.json', '[   ]'))).errors[0].rule, 'body_too_large')
})
