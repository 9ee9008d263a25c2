// What browsers and workers at the edge get in place of the package.
'use strict'

throw new Error(
  'chatapps-webhooks runs on servers alone (Node.js, Bun, Deno): it has a native module, and webhooks hold secrets that no browser should ' +
  'see. Call it where the server handles the request. In tests that emulate a browser, resolve packages by the condition `node`, not `browser`'
)
