// Prepares the packages of the platforms for publishing: copies the native modules into them,
// removes packages without one, and lists the rest as optional dependencies of the main package.
//
//     node platforms.mjs PACKAGE PLATFORMS BUILT

import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, platforms, built] = process.argv.slice(2)

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const write = (file, value) => writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`)

const main = read(join(folder, 'package.json'))
main.optionalDependencies = {}
for (const platform of readdirSync(platforms).sort()) {
  const native = `chatapps-webhooks.${platform}.node`
  const manifest = join(platforms, platform, 'package.json')
  main.optionalDependencies[read(manifest).name] = main.version
  if (existsSync(join(built, native))) {
    copyFileSync(join(built, native), join(platforms, platform, native))
    // What is linked is in the native module, and differs from platform to platform.
    const beside = {
      'LICENSE-MIT': join(folder, 'LICENSE-MIT'),
      'LICENSE-APACHE': join(folder, 'LICENSE-APACHE'),
      'THIRD-PARTY-NOTICES': join(built, `chatapps-webhooks.${platform}.notices`),
      'chatapps-webhooks.cdx.json': join(built, `chatapps-webhooks.${platform}.cdx.json`)
    }
    for (const [name, file] of Object.entries(beside)) copyFileSync(file, join(platforms, platform, name))
    const { files, ...rest } = read(manifest)
    write(manifest, { ...rest, files: [...files, ...Object.keys(beside)] })
  } else {
    rmSync(join(platforms, platform), { recursive: true })
  }
}
delete main.devDependencies
delete main.napi
write(join(folder, 'package.json'), main)
