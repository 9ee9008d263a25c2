// Prints the licences of all that is bundled: `notices.mjs FOLDER < meta.json`, where FOLDER is the
// one that was bundled in.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [, , folder] = process.argv
const { inputs } = JSON.parse(readFileSync(0, 'utf8'))
const packages = new Set()
for (const input of Object.keys(inputs)) {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? []
  if (name !== undefined) packages.add(name)
}
if (packages.size === 0) throw new Error('nothing of others is bundled, which is odd')
console.log('The extension contains these packages:\n')
for (const name of [...packages].sort()) {
  const home = join(folder, 'node_modules', name)
  const { version, license } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const files = readdirSync(home).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort()
  if (files.length === 0) throw new Error(`${name} has no licence file`)
  console.log(`${'-'.repeat(80)}\n${name} ${version}: ${license}\n`)
  for (const file of files) console.log(readFileSync(join(home, file), 'utf8').trimEnd(), '\n')
}
