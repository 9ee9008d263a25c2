// What is published beside the checks: the catalogue of rules, JSON Schemas, base URLs.
'use strict'

const descriptions = require('./descriptions')
const { freeze } = require('./freeze')
const { optionsOf, text } = require('./kind')
const native = require('./native')

// The base URL of the platform for each region.
const regions = Object.freeze(Object.fromEntries(descriptions.regions.map(({ name, url }) => [name, url])))

function rules () {
  return freeze(JSON.parse(native.catalogue()))
}

function schema (model = 'webhooks', options = {}) {
  const { draft = '2020-12' } = optionsOf(options, ['draft'])
  text('model', model)
  text('draft', draft)
  try {
    return JSON.parse(native.schema(model, draft))
  } catch (error) {
    throw new TypeError(error.message)
  }
}

module.exports = { regions, rules, schema }
