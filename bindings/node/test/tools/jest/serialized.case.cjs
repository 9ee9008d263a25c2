const { inspect } = require('node:util')
const { Secret, WebhookSet, parse, plan } = require('chatapps-webhooks')

const isHidden = (value) => value instanceof Secret || typeof value?.masked === 'function'
expect.addSnapshotSerializer({ test: isHidden, print: (value) => inspect(value, { depth: Infinity }) })

// It is not written out, since failures show lines of this file.
const SECRET = ['c4n', '4ry'].join('')
const body = [{ subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', httpAuthorization: `Bearer ${SECRET}`, type: 'MSG' }]

test('a list', () => expect(parse(body)).toMatchSnapshot())
test('a webhook', () => expect(parse(body)[0]).toMatchSnapshot())
test('a secret', () => expect(new Secret(SECRET)).toMatchSnapshot())
test('a request', () => expect(plan(new WebhookSet(), new WebhookSet(body)).request()).toMatchSnapshot())
