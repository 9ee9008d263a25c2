// Shared by the tests: the location of the repository, a webhook without findings, findings without
// positions, and wire forms.
'use strict'

const { join } = require('node:path')

const root = process.env.REPOSITORY ?? join(__dirname, '../../..')

// A webhook with all properties but `httpAuthorization`.
const full = () => ({
  subAccountId: 'Onion_Marketing',
  url: 'https://hooks.onion.example/events',
  enabled: true,
  type: 'MSG',
  oauth: {
    url: 'https://login.onion.example/token',
    clientId: 'chat-apps',
    clientSecret: 'rw4Kd0b2u',
    credentialsLocation: 'header',
    scope: 'events.write'
  }
})

// The findings as for values: without positions.
function withoutPositions (report) {
  return JSON.parse(JSON.stringify(report), (name, value) => (['line', 'column', 'range'].includes(name) ? undefined : value))
}

// The wire form of what is parsed. An account id is a text.
const sent = (value) => (typeof value === 'string' ? JSON.stringify(value) : require('chatapps-webhooks').requestBody(value))

const rulesOf = (report) => report.findings.map(({ rule }) => rule)

module.exports = { full, root, rulesOf, sent, withoutPositions }
