// `chatapps-webhooks/testing` for `import`.

import testing from './lib/testing.js'

export const { post } = testing
