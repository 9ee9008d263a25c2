// The public names, for `require`. What they do is in `lib`, their types are in `index.d.ts`.
'use strict'

const { VERSION } = require('./lib/native')
const { check, isValid, parse, checkAsync, isValidAsync, parseAsync } = require('./lib/check')
const { rules, schema } = require('./lib/catalogue')
const { Secret } = require('./lib/models')
const { ValidationError } = require('./lib/report')
const { models } = require('./lib/standard')

module.exports = {
  Secret,
  ValidationError,
  check,
  checkAsync,
  isValid,
  isValidAsync,
  models,
  parse,
  parseAsync,
  rules,
  schema,
  version: VERSION
}
