const { inspect } = require('node:util')
const { Secret, parse } = require('chatapps-webhooks')

expect.addSnapshotSerializer({ test: (value) => value instanceof Secret, print: (value) => inspect(value) })
expect.addSnapshotSerializer({ test: (value) => typeof value?.masked === 'function', print: (value, print) => print({ ...value }) })

// It is not written out, since failures show lines of this file.
const SECRET = ['c4n', '4ry'].join('')
const body = [{ subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', httpAuthorization: `Bearer ${SECRET}`, type: 'MSG' }]

test('a list', () => expect(parse(body)).toMatchSnapshot())
test('a webhook', () => expect(parse(body)[0]).toMatchSnapshot())
test('a secret', () => expect(new Secret(SECRET)).toMatchSnapshot())
