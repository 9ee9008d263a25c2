// Writes `lib/modules.js` to standard output: for each platform of `package.json`, a function that
// loads its native module.
//
// Each name is written out, in a `try` of its own: bundlers take what is there, and leave out what
// isn't.

import { readFileSync } from 'node:fs'

const { name, napi } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

// `x86_64-unknown-linux-gnu` is `linux-x64-gnu`.
const PROCESSORS = { aarch64: 'arm64', x86_64: 'x64' }
const SYSTEMS = { darwin: 'darwin', linux: 'linux', windows: 'win32' }

function platformOf (target) {
  const [processor, , system, kind] = target.split('-')
  return [SYSTEMS[system], PROCESSORS[processor], kind].filter((part) => part !== undefined).join('-')
}

function loader (platform) {
  const places = [`../${napi.binaryName}.${platform}.node`, `${name}-${platform}`]
  const attempts = places.map((place) => `    try {
      return { native: require('${place}') }
    } catch (error) {
      causes.push(error)
    }`)
  return `  '${platform}' () {
    const causes = []
${attempts.join('\n')}
    return { causes }
  }`
}

process.stdout.write(`// Written by \`modules.mjs\`: the native module of each platform, or why there is none.
'use strict'

module.exports = {
${napi.targets.map(platformOf).map(loader).join(',\n')}
}
`)
