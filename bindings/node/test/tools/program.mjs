// A small program that has to find the native module.

import { WebhookSet, check, parse } from 'chatapps-webhooks'

const webhooks = parse([{ subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', type: 'MSG' }])
const found = [check('[]').findings.map(({ rule }) => rule), new WebhookSet(webhooks).size, webhooks[0].subAccountId]
console.log(JSON.stringify(found))
