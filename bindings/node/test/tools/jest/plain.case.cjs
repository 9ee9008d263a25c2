const { Secret, parse } = require('chatapps-webhooks')

const body = [{ subAccountId: 'Onion_Marketing', url: 'https://hooks.onion.example/events', httpAuthorization: 'Bearer c4n4ry', type: 'MSG' }]

test('a list', () => expect(parse(body)).toMatchSnapshot())
test('a webhook', () => expect(parse(body)[0]).toMatchSnapshot())
test('a secret', () => expect(new Secret('c4n4ry')).toMatchSnapshot())
test('a difference', () => expect(parse(body)[0]).toEqual({ subAccountId: 'Onion' }))
