// The public names for `import`: those of `lib/index.js`, so that both ways give the same classes.

import chatappsWebhooks from './lib/index.js'

export const {
  BlockedError,
  MemoryStore,
  Project,
  Receiver,
  Secret,
  ValidationError,
  WebhookSet,
  accountId,
  check,
  checkAsync,
  checkFile,
  checkLines,
  isNews,
  isValid,
  isValidAsync,
  models,
  parse,
  parseAsync,
  parseEvent,
  plan,
  receiveEvent,
  regions,
  requestBody,
  rules,
  sample,
  schema,
  utf16Range,
  version
} = chatappsWebhooks
