// A program that has the package in it runs wherever the bundle lies, or says what to do.

import assert from 'node:assert'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import commonjs from '@rollup/plugin-commonjs'
import nodeResolve from '@rollup/plugin-node-resolve'
import ncc from '@vercel/ncc'
import { nodeFileTrace } from '@vercel/nft'
import * as esbuild from 'esbuild'
import { rollup } from 'rollup'
import { build } from 'vite'
import webpack from 'webpack'

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const SAID = '[["empty_request"],1,"Onion_Marketing"]\n'

const folders = []
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

function folder (parent = tmpdir()) {
  folders.push(mkdtempSync(join(parent, 'bundle-')))
  return folders.at(-1)
}

// The program, beside the tests so that the package is found.
const source = join(here, 'program.mjs')

function runs (file, runtime = [process.execPath]) {
  const [command, ...options] = runtime
  const { stdout, stderr } = spawnSync(command, [...options, ...(file === undefined ? [] : [file])], { encoding: 'utf8', cwd: tmpdir() })
  assert.strictEqual(stderr, '')
  assert.strictEqual(stdout, SAID)
}

function fails (file) {
  const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', cwd: tmpdir() })
  assert.notStrictEqual(status, 0)
  return stderr
}

for (const format of ['cjs', 'esm']) {
  test(`esbuild copies the native module, ${format}`, async () => {
    const out = folder()
    // A module has no `require` unless it makes one.
    const banner = format === 'esm' ? { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" } : {}
    const { warnings } = await esbuild.build({
      entryPoints: [source], bundle: true, platform: 'node', format, banner, outdir: out, outExtension: { '.js': format === 'esm' ? '.mjs' : '.cjs' },
      loader: { '.node': 'copy' }, logLevel: 'silent'
    })
    assert.deepStrictEqual(warnings, [])
    assert(readdirSync(out).some((name) => name.endsWith('.node')))
    runs(join(out, format === 'esm' ? 'program.mjs' : 'program.cjs'))
  })
}

test('webpack copies the native module', async () => {
  const out = folder()
  const stats = await promisify(webpack)({
    mode: 'production', target: 'node', entry: source, output: { path: out, filename: 'program.cjs' },
    module: { rules: [{ test: /\.node$/, loader: require.resolve('node-loader') }] }
  })
  assert.deepStrictEqual(stats.compilation.errors, [])
  // Nothing but that other platforms are not there.
  for (const { message } of stats.compilation.warnings) assert.match(message, /Can't resolve '[^']*chatapps-webhooks[-.][^']*'/)
  runs(join(out, 'program.cjs'))
})

test('ncc copies the native module', async () => {
  const out = folder()
  const { code, assets } = await ncc(source, { quiet: true, cache: false })
  const name = /\bimport\b/.test(code.slice(0, 200)) ? 'program.mjs' : 'program.cjs'
  for (const [asset, { source }] of Object.entries(assets)) if (!asset.includes('/') || asset.endsWith('.node')) writeFileSync(join(out, basename(asset)), source)
  assert(readdirSync(out).some((file) => file.endsWith('.node')), `${Object.keys(assets)}`)
  writeFileSync(join(out, name), code)
  runs(join(out, name))
})

// What Rollup makes of the program.
async function rolledUp (out, options) {
  const bundle = await rollup({ input: source, plugins: [nodeResolve(), commonjs({ requireReturnsDefault: 'auto' })], onwarn () {}, ...options })
  await bundle.write({ dir: out, format: 'es', entryFileNames: 'program.mjs' })
  await bundle.close()
  return join(out, 'program.mjs')
}

test('Rollup copies the native module if told how, and says so if not', async () => {
  const native = {
    name: 'native',
    load (id) {
      if (!id.endsWith('.node')) return undefined
      const file = this.emitFile({ type: 'asset', name: basename(id), source: readFileSync(id) })
      return `import { createRequire } from 'node:module'; export default createRequire(import.meta.url)(new URL(import.meta.ROLLUP_FILE_URL_${file}).pathname)`
    }
  }
  runs(await rolledUp(folder(), { plugins: [native, nodeResolve(), commonjs({ requireReturnsDefault: 'auto' })] }))
  await assert.rejects(rolledUp(folder()), /\.node .*you need plugins to import files that are not JavaScript/)
})

test('Rollup leaves the package out', async () => {
  const out = folder(here)
  runs(await rolledUp(out, { external: ['chatapps-webhooks'] }))
})

test('Vite leaves the package out of a server', async () => {
  const out = folder(here)
  await build({ root: here, logLevel: 'silent', build: { ssr: source, outDir: out, emptyOutDir: false } })
  runs(join(out, readdirSync(out).find((name) => name.startsWith('program'))))
})

test('Bun puts all into one program', { skip: bun() === undefined }, () => {
  const program = join(folder(), 'program')
  const { status, stderr } = spawnSync(bun(), ['build', '--compile', source, '--outfile', program], { encoding: 'utf8' })
  assert.strictEqual(status, 0, stderr)
  runs(undefined, [program])
})

function bun () {
  const modules = [join(here, '../node_modules/@oven'), join(here, '../../node_modules/@oven')].find(existsSync)
  if (modules === undefined) return undefined
  const names = readdirSync(modules).map((name) => join(modules, name, 'bin/bun')).filter(existsSync)
  return names.find((name) => spawnSync(name, ['--version']).status === 0)
}

test('a bundle without the native module says what to do', async () => {
  const out = join(folder(), 'program.cjs')
  await esbuild.build({ entryPoints: [source], bundle: true, platform: 'node', format: 'cjs', outfile: out, external: ['*.node', 'chatapps-webhooks-*'], logLevel: 'silent' })
  assert.match(fails(out), /In a bundle: mark `chatapps-webhooks` as external.*or have the bundler copy `\.node` files/)
})

test('tracing finds the native module, and what it finds is enough', async () => {
  const { fileList } = await nodeFileTrace([source], { base: '/', processCwd: here })
  assert([...fileList].some((file) => file.endsWith('.node')), `${[...fileList]}`)
  // Nothing else is copied to where it runs.
  const out = folder()
  for (const file of fileList) cpSync(join('/', file), join(out, file), { dereference: true })
  runs(join(out, source))
})

test('a browser gets a sentence', async () => {
  const out = folder()
  await build({ root: here, logLevel: 'silent', build: { outDir: out, emptyOutDir: false, rollupOptions: { input: source, output: { entryFileNames: 'client.mjs' } } } })
  assert.match(fails(join(out, 'client.mjs')), /Error: chatapps-webhooks runs on servers alone/)
  assert(readFileSync(join(out, 'client.mjs')).length < 5000)
  for (const condition of ['browser', 'workerd', 'edge-light']) {
    const bundled = join(out, `${condition}.cjs`)
    await esbuild.build({ entryPoints: [source], bundle: true, platform: 'neutral', format: 'cjs', conditions: [condition], outfile: bundled, logLevel: 'silent' })
    assert.match(fails(bundled), /Error: chatapps-webhooks runs on servers alone/)
  }
})
