// The public names, for `require`. What they do is in `lib`, their types are in `index.d.ts`.
'use strict'

const { VERSION } = require('./lib/native')
const { check, isValid, parse, checkAsync, isValidAsync, parseAsync } = require('./lib/check')

module.exports = {
  check,
  checkAsync,
  isValid,
  isValidAsync,
  parse,
  parseAsync,
  version: VERSION,
  // What most programs don't ask for is loaded when they do: to start costs less.
  get BlockedError () { return require('./lib/set').BlockedError },
  get Secret () { return require('./lib/models').Secret },
  get ValidationError () { return require('./lib/report').ValidationError },
  get WebhookSet () { return require('./lib/set').WebhookSet },
  get models () { return require('./lib/standard').models },
  get plan () { return require('./lib/set').plan },
  get rules () { return require('./lib/catalogue').rules },
  get schema () { return require('./lib/catalogue').schema }
}
