// Request bodies to measure with: made with a fixed seed, valid under the recommended policy, 275 bytes per webhook on average.

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

// Numbers from 0 to 1 (mulberry32), the same ones for the same seed.
function generator (seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** That many webhooks: 40 % with `oauth`, 30 % with `httpAuthorization`, some with properties that the contract doesn't have. */
export function webhooks (count, seed = 8) {
  const random = generator(seed)
  const chance = (share) => random() < share
  const pick = (list) => list[Math.floor(random() * list.length)]
  const word = (least, most) => {
    const length = least + Math.floor(random() * (most - least + 1))
    return Array.from({ length }, () => pick(LETTERS)).join('')
  }
  return Array.from({ length: count }, (_, index) => {
    const webhook = {
      subAccountId: `${pick(['Onion', 'Leek', 'Chive', 'Shallot'])}_${word(2, 6)}_${index}`,
      url: `https://${word(5, 12)}.onion.example/${word(6, 12)}/${word(8, 18)}?channel=${word(4, 10)}`
    }
    const kind = random()
    if (kind < 0.3) webhook.httpAuthorization = `Bearer ${word(30, 50)}`
    if (chance(0.5)) webhook.enabled = chance(0.8)
    if (chance(0.8)) webhook.type = pick(['CADR', 'MSG', 'CABM'])
    if (kind >= 0.6) {
      webhook.oauth = {
        url: `https://login.${word(5, 10)}.example/oauth2/${word(8, 16)}/token`,
        clientId: word(14, 22),
        clientSecret: word(32, 48),
        credentialsLocation: pick(['header', 'body'])
      }
      if (chance(0.6)) webhook.oauth.scope = `events.${word(4, 8)} audit.${word(4, 8)}`
    }
    if (chance(0.25)) webhook.remark = `${word(4, 9)} "${word(3, 6)}"\n${word(5, 16)}`
    if (chance(0.15)) {
      webhook.labels = {
        team: word(4, 9),
        numbers: [Math.floor(random() * 1000), random() * 10],
        owner: { name: chance(0.2) ? 'Zoë' : word(4, 9), pager: null }
      }
    }
    return webhook
  })
}

/** The webhooks as JSON text in UTF-8, with some escapes that a sender need not have written. */
export function body (list) {
  let at = 0
  const text = JSON.stringify(list).replace(/=/g, (sign) => (at++ % 10 === 0 ? '\\u003d' : sign))
  return Buffer.from(text)
}
