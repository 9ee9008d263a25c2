#!/usr/bin/env node
// The command line: the same one as that of the Rust program, down to the exit codes.
'use strict'

try {
  const { run } = require('../lib/native')
  // The native side writes to the standard streams itself, so those of Node.js are left alone.
  process.exitCode = run(['chatapps-webhooks', ...process.argv.slice(2)])
} catch (error) {
  console.error(`error: ${error.message}`)
  process.exitCode = 2
}
