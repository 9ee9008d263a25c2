// The public names for `require`. The files beside this one implement them; `index.d.ts` has their
// types.
'use strict'

const { VERSION } = require('./native')
const { check, isValid, parse, checkAsync, isValidAsync, parseAsync } = require('./check')

module.exports = {
  check,
  checkAsync,
  isValid,
  isValidAsync,
  parse,
  parseAsync,
  version: VERSION,
  // Load on first use what most programs don't need, to start faster.
  get BlockedError () { return require('./set').BlockedError },
  get Secret () { return require('./models').Secret },
  get ValidationError () { return require('./report').ValidationError },
  get WebhookSet () { return require('./set').WebhookSet },
  get models () { return require('./standard').models },
  get plan () { return require('./set').plan },
  get rules () { return require('./catalogue').rules },
  get schema () { return require('./catalogue').schema }
}
