const { inspect } = require('node:util')
const { Secret, parse } = require('chatapps-webhooks')

expect.addSnapshotSerializer({ test: (value) => value instanceof Secret, print: (value) => inspect(value) })
expect.addSnapshotSerializer({ test: (value) => typeof value?.masked === 'function', print: (value, print) => print({ ...value }) })

const body = [{ subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', httpAuthorization: 'Bearer c4n4ry', type: 'MSG' }]

test('a list', () => expect(parse(body)).toMatchSnapshot())
test('a webhook', () => expect(parse(body)[0]).toMatchSnapshot())
test('a secret', () => expect(new Secret('c4n4ry')).toMatchSnapshot())
