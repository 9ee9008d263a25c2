// Finds and loads the native module: the one beside the package's own files, or else the one in the
// package for this platform. `native.d.ts` lists its functions.
'use strict'

const { arch, platform } = process

// The suffixes of names on platforms that need more than system and processor. A module for another C
// library fails to load, so both are tried.
const KINDS = { linux: ['-gnu', '-musl'], win32: ['-msvc'] }

function load () {
  const names = (KINDS[platform] ?? ['']).map((kind) => `${platform}-${arch}${kind}`)
  let cause
  for (const name of names) {
    for (const place of [`../chatapps-webhooks.${name}.node`, `chatapps-webhooks-${name}`]) {
      try {
        return require(place)
      } catch (error) {
        // A module that fails to load says more than one that is missing.
        if (cause === undefined || error.code !== 'MODULE_NOT_FOUND') cause = error
      }
    }
  }
  const error = new Error(cause.code === 'MODULE_NOT_FOUND' ? absent(names) : unloadable(cause), { cause })
  error.code = 'ERR_CHATAPPS_WEBHOOKS_NO_NATIVE_MODULE'
  throw error
}

function absent (names) {
  const packages = names.map((name) => `\`chatapps-webhooks-${name}\``).join(' or ')
  return `no native module for ${platform}-${arch}: install \`chatapps-webhooks\` again on the platform that it is to run on, with ` +
    `optional dependencies; where there is no package ${packages}, build it with \`make npm\` in the repository`
}

// The first line of the system's message: the rest lists what was tried.
function unloadable ({ message }) {
  return `the native module for ${platform}-${arch} can't be loaded: ${message.split('\n', 1)[0]}`
}

module.exports = load()
