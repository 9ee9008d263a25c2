// Adds links to the metadata of the package, from standard input to standard output: `homepage` from
// `CHATAPPS_DOCS_URL`, `repository` and `bugs` from `REPOSITORY_URL`. Without these variables there
// are none.

import { readFileSync } from 'node:fs'

const { CHATAPPS_DOCS_URL: homepage, REPOSITORY_URL: repository } = process.env

const { name, version, description, keywords, ...rest } = JSON.parse(readFileSync(0, 'utf8'))
const links = {
  ...(homepage && { homepage }),
  ...(repository && { repository: { type: 'git', url: `git+${repository}.git`, directory: 'bindings/node' }, bugs: `${repository}/issues` })
}
process.stdout.write(`${JSON.stringify({ name, version, description, keywords, ...links, ...rest }, undefined, 2)}\n`)
