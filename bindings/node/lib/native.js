// Finds and loads the native module: the one that lies beside the package's own files, else that of the package for this
// platform. Which functions it has is in `native.d.ts`.
'use strict'

const { arch, platform, report } = process

// The name of a platform, as packages of native modules spell it.
function platformName () {
  if (platform !== 'linux') return platform === 'win32' ? `win32-${arch}-msvc` : `${platform}-${arch}`
  const isGlibc = report.getReport().header.glibcVersionRuntime !== undefined
  return `linux-${arch}-${isGlibc ? 'gnu' : 'musl'}`
}

function load () {
  const name = platformName()
  const places = [`../chatapps-webhooks.${name}.node`, `chatapps-webhooks-${name}`]
  let cause
  for (const place of places) {
    try {
      return require(place)
    } catch (error) {
      // What is there and can't be loaded tells more than what isn't there.
      if (cause === undefined || error.code !== 'MODULE_NOT_FOUND') cause = error
    }
  }
  const error = new Error(
    `no native module for ${name}: install \`chatapps-webhooks\` again without \`--omit=optional\` or \`--no-optional\`, on the ` +
    `platform that it is to run on; if there is no package \`chatapps-webhooks-${name}\`, build it with \`make npm\` in the repository`,
    { cause }
  )
  error.code = 'ERR_CHATAPPS_WEBHOOKS_NO_NATIVE_MODULE'
  throw error
}

module.exports = load()
