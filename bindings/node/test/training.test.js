'use strict'

const { execFileSync } = require('node:child_process')
const { mkdtempSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { dirname, join } = require('node:path')
const { test } = require('node:test')
const { root } = require('./shared')

test('what the package is trained on before a release still runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'training-'))
  try {
    execFileSync('python3', [join(root, 'bindings/training/bodies.py'), folder], { env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } })
    execFileSync(process.execPath, [join(root, 'bindings/training/train.mjs'), dirname(require.resolve('chatapps-webhooks/package.json')), folder])
  } finally {
    rmSync(folder, { recursive: true })
  }
})
