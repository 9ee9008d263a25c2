// The public names for `import`: those of `lib/index.js`, so that both ways give the same classes.

import chatappsWebhooks from './lib/index.js'

export const {
  BlockedError,
  Secret,
  ValidationError,
  WebhookSet,
  check,
  checkAsync,
  isValid,
  isValidAsync,
  models,
  parse,
  parseAsync,
  plan,
  rules,
  schema,
  version
} = chatappsWebhooks
