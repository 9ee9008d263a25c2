// The public names, for `require`. What they do is beside this file, their types are in
// `index.d.ts`.
'use strict'

const { VERSION } = require('./native')
const { accountId, check, isValid, late, parse, checkAsync, isValidAsync, parseAsync } = require('./check')

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
  get BlockedError () { return late().set.BlockedError },
  get MemoryStore () { return late().memoryStore.MemoryStore },
  get Project () { return late().project.Project },
  get Receiver () { return late().receiver.Receiver },
  get Secret () { return late().secret.Secret },
  get ValidationError () { return late().report.ValidationError },
  get WebhookSet () { return late().set.WebhookSet },
  get checkFile () { return late().file.checkFile },
  get checkLines () { return late().file.checkLines },
  get isNews () { return late().event.isNews },
  get models () { return late().standard.models },
  get parseEvent () { return late().event.parseEvent },
  get plan () { return late().set.plan },
  get receiveEvent () { return late().event.receiveEvent },
  get regions () { return late().catalogue.regions },
  get requestBody () { return late().wire.requestBody },
  get rules () { return late().catalogue.rules },
  get sample () { return late().sample.sample },
  get schema () { return late().catalogue.schema },
  get utf16Range () { return late().range.utf16Range }
}
