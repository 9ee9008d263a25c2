// Prepares the packages of the platforms for publishing: copies the native modules into them, removes
// packages without one, and lists the rest as optional dependencies of the main package.
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
    // What is linked is in the native module.
    const licences = ['LICENSE-MIT', 'LICENSE-APACHE', 'THIRD-PARTY-NOTICES']
    for (const licence of licences) copyFileSync(join(folder, licence), join(platforms, platform, licence))
    const { files, ...rest } = read(manifest)
    write(manifest, { ...rest, files: [...files, ...licences] })
  } else {
    rmSync(join(platforms, platform), { recursive: true })
  }
}
delete main.devDependencies
delete main.napi
write(join(folder, 'package.json'), main)
