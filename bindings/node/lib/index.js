// The public names, for `require`. What they do is beside this file, their types are in
// `index.d.ts`.
'use strict'

const { VERSION } = require('./native')
const { accountId, check, isValid, parse, checkAsync, isValidAsync, parseAsync } = require('./check')

module.exports = {
  accountId,
  check,
  checkAsync,
  isValid,
  isValidAsync,
  parse,
  parseAsync,
  version: VERSION,
  // What most programs don't ask for is loaded when they do: to start costs less.
  get BlockedError () { return require('./set').BlockedError },
  get Secret () { return require('./secret').Secret },
  get ValidationError () { return require('./report').ValidationError },
  get WebhookSet () { return require('./set').WebhookSet },
  get checkFile () { return require('./file').checkFile },
  get checkLines () { return require('./file').checkLines },
  get isNews () { return require('./event').isNews },
  get models () { return require('./standard').models },
  get parseEvent () { return require('./event').parseEvent },
  get plan () { return require('./set').plan },
  get receiveEvent () { return require('./event').receiveEvent },
  get regions () { return require('./catalogue').regions },
  get requestBody () { return require('./wire').requestBody },
  get rules () { return require('./catalogue').rules },
  get schema () { return require('./catalogue').schema },
  get utf16Range () { return require('./range').utf16Range }
}
