// Makes what is published lead somewhere, from standard input to standard output.
//
//     node links.mjs < package.json      adds `homepage` from `CHATAPPS_DOCS_URL`, `repository` and
//                                        `bugs` from `REPOSITORY_URL`
//     node links.mjs readme < README.md  puts addresses in the place of relative links: the page of
//                                        the documentation, or else the file in the repository, as
//                                        it is at the tag of the version
//
// Without these variables there are no such links; in the README, their text stays.

import { readFileSync } from 'node:fs'
import { posix } from 'node:path'

const { CHATAPPS_DOCS_URL: homepage, REPOSITORY_URL: repository } = process.env
// Where the README is in the repository.
const FOLDER = 'bindings/node'
// What is in code is passed over.
const LINK = /(`+)(?:(?!\1)[^])+?\1|\[(?<text>[^\]]+)\]\((?<to>\.\.\/[^()\s#]+)(?<fragment>#[^()\s]*)?\)/g

// Where a file of the repository is shown, if that is known.
function address (file, version) {
  const page = /^docs\/(.*)\.md$/.exec(file)?.[1].replace(/(^|\/)README$/, '$1index')
  if (homepage && page !== undefined) return `${homepage.replace(/\/+$/, '')}/${page}.html`
  return repository && `${repository}/blob/v${version}/${file}`
}

function readme (text) {
  const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
  return text.replace(LINK, (all, ...rest) => {
    const { text, to, fragment = '' } = rest.at(-1)
    if (to === undefined) return all
    const link = address(posix.join(FOLDER, to), version)
    return link ? `[${text}](${link}${fragment})` : text
  })
}

function metadata (text) {
  const { name, version, description, keywords, ...rest } = JSON.parse(text)
  const links = {
    ...(homepage && { homepage }),
    ...(repository && { repository: { type: 'git', url: `git+${repository}.git`, directory: FOLDER }, bugs: `${repository}/issues` })
  }
  return `${JSON.stringify({ name, version, description, keywords, ...links, ...rest }, undefined, 2)}\n`
}

const text = readFileSync(0, 'utf8')
process.stdout.write(process.argv[2] === 'readme' ? readme(text) : metadata(text))
