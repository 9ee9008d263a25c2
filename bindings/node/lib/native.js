// Finds and loads the native module: the one that lies beside the package's own files, else that of
// the package for this platform. Which functions it has is in `native.d.ts`.
'use strict'

// Written when the package is packed: bundlers and tools that trace files see a module only where
// its name is written out.
const modules = require('./modules')

const { arch, platform } = process

// The ends of names on platforms where there is more to tell than system and processor. A module
// for another C library can't be loaded, so both are tried.
const KINDS = { linux: ['-gnu', '-musl'], win32: ['-msvc'] }

function load () {
  if (typeof ''.isWellFormed !== 'function') {
    throw failure('NODE_VERSION', `chatapps-webhooks needs Node.js 20 or newer, and this is ${process.version}`)
  }
  const names = (KINDS[platform] ?? ['']).map((kind) => `${platform}-${arch}${kind}`)
  let cause
  for (const name of names) {
    const { native, causes } = modules[name]?.() ?? { causes: [] }
    if (native !== undefined) return native
    // What is there and can't be loaded tells more than what isn't there.
    cause = causes.find(({ code }) => code !== 'MODULE_NOT_FOUND') ?? cause ?? causes[0]
  }
  throw failure('NO_NATIVE_MODULE', messageOf(names, cause), cause)
}

function failure (code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code: `ERR_CHATAPPS_WEBHOOKS_${code}` })
}

function messageOf (names, cause) {
  const here = `${platform}-${arch}`
  if (cause === undefined) return `chatapps-webhooks has no native module for ${here}: build it by \`make npm\` in its repository`
  if (cause.code === 'MODULE_NOT_FOUND' || cause instanceof ReferenceError) {
    const packages = names.map((name) => `\`chatapps-webhooks-${name}\``).join(' or ')
    return `the native module of chatapps-webhooks for ${here} is missing. In a bundle: mark \`chatapps-webhooks\` as external, so that it ` +
      'is loaded from `node_modules`, or have the bundler copy `.node` files. Else install the package again on the platform that it is ' +
      `to run on, with optional dependencies: ${packages} has the module`
  }
  // The first line of what the system says: the rest names what was tried.
  return `the native module for ${here} can't be loaded: ${cause.message.split('\n', 1)[0]}`
}

module.exports = load()
