// The public names, for `import`: those of `index.js`, so that both ways give the same classes.

import chatappsWebhooks from './index.js'

export const {
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
  version
} = chatappsWebhooks
