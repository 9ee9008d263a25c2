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
  get BlockedError () { return require('./late').set.BlockedError },
  get Secret () { return require('./late').secret.Secret },
  get ValidationError () { return require('./late').report.ValidationError },
  get WebhookSet () { return require('./late').set.WebhookSet },
  get checkFile () { return require('./late').file.checkFile },
  get checkLines () { return require('./late').file.checkLines },
  get isNews () { return require('./late').event.isNews },
  get models () { return require('./late').standard.models },
  get parseEvent () { return require('./late').event.parseEvent },
  get plan () { return require('./late').set.plan },
  get receiveEvent () { return require('./late').event.receiveEvent },
  get regions () { return require('./late').catalogue.regions },
  get requestBody () { return require('./late').wire.requestBody },
  get rules () { return require('./late').catalogue.rules },
  get sample () { return require('./late').sample.sample },
  get schema () { return require('./late').catalogue.schema },
  get utf16Range () { return require('./late').range.utf16Range }
}
