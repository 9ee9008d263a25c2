// The published catalogue of rules and JSON Schemas.
'use strict'

const { freeze } = require('./freeze')
const native = require('./native')

function rules () {
  return freeze(JSON.parse(native.catalogue()))
}

function schema (model = 'webhooks', { draft = '2020-12', ...others } = {}) {
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) throw new TypeError(`unknown option ${JSON.stringify(unknown)}; expected \`draft\``)
  if (typeof model !== 'string') throw new TypeError(`expected \`model\` to be a string, found \`${typeof model}\``)
  if (typeof draft !== 'string') throw new TypeError(`expected \`draft\` to be a string, found \`${typeof draft}\``)
  try {
    return JSON.parse(native.schema(model, draft))
  } catch (error) {
    throw new TypeError(error.message)
  }
}

module.exports = { rules, schema }
