// Finds and loads the native module: the one that lies beside the package's own files, else that of
// the package for this platform. Which functions it has is in `native.d.ts`.
'use strict'

const { arch, platform } = process

// The ends of names on platforms where there is more to tell than system and processor. A module
// for another C library can't be loaded, so both are tried.
const KINDS = { linux: ['-gnu', '-musl'], win32: ['-msvc'] }

function load () {
  const names = (KINDS[platform] ?? ['']).map((kind) => `${platform}-${arch}${kind}`)
  let cause
  for (const name of names) {
    for (const place of [`../chatapps-webhooks.${name}.node`, `chatapps-webhooks-${name}`]) {
      try {
        return require(place)
      } catch (error) {
        // What is there and can't be loaded tells more than what isn't there.
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

// The first line of what the system says: the rest names what was tried.
function unloadable ({ message }) {
  return `the native module for ${platform}-${arch} can't be loaded: ${message.split('\n', 1)[0]}`
}

module.exports = load()
