// The models as Standard Schema (version 1) and Standard JSON Schema objects, for libraries that
// take a schema of any maker.
'use strict'

const { parseValues } = require('./check')
const { schema } = require('./catalogue')
const descriptions = require('./descriptions')
const { requestOf, withoutModel } = require('./options')
const { ValidationError } = require('./report')

const TARGETS = new Map([['draft-2020-12', '2020-12'], ['draft-07', '07']])

// The object of a model, under options other than the model.
function model (name, options) {
  const all = Object.freeze({ ...options, model: name })
  requestOf(all)
  const jsonSchema = ({ target }) => {
    const draft = TARGETS.get(target)
    if (draft !== undefined) return schema(name, { draft })
    throw new TypeError(`unknown target; expected one of \`${[...TARGETS.keys()].join('`, `')}\``)
  }
  return Object.freeze({
    model: name,
    '~standard': Object.freeze({
      version: 1,
      vendor: 'chatapps-webhooks',
      validate: (value) => validate(value, all),
      jsonSchema: Object.freeze({ input: jsonSchema, output: jsonSchema })
    }),
    with: (other) => model(name, { ...options, ...withoutModel(other) })
  })
}

function validate (value, options) {
  try {
    return { value: parseValues(value, options) }
  } catch (error) {
    if (error instanceof ValidationError) {
      const issue = ({ message, pointer, rule, help }) => ({ message, path: pathOf(pointer, value), rule, help })
      return { issues: error.report.errors.map(issue) }
    }
    if (error.code === 'ERR_CHATAPPS_WEBHOOKS_NO_JSON') {
      return { issues: [{ message: error.message, path: pathOf(error.pointer, value) }] }
    }
    throw error
  }
}

// The keys of a pointer: numbers for elements, strings for members.
function pathOf (pointer, value) {
  const path = []
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~')
    let key = name
    try {
      if (Array.isArray(value)) key = Number(name)
      value = value?.[key]
    } catch {
      // Code of the value's own threw, as it may have done before.
      value = undefined
    }
    path.push(key)
  }
  return path
}

// `webhook-list` is `webhookList`.
const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

const models = Object.freeze(Object.fromEntries(descriptions.models.map(({ name }) => [camelCase(name), model(name)])))

module.exports = { models }
