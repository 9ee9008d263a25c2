// What is done with the body of an event, by this package and by its alternatives.

import { isValid, parseEvent, receiveEvent } from 'chatapps-webhooks'
import * as z from 'zod'

// The union that a user would write by hand. Lists of values are open, as they have to be.
const text = z.string()
const user = z.object({ msisdn: text.optional(), channelUserId: text.optional(), name: text.optional(), username: text.optional() })
const platform = { version: z.int().optional(), namespace: z.literal('ChatApps'), description: text.optional() }

const receipt = z.object({
  ...platform,
  eventType: z.literal('outbound_message_status_changed'),
  payload: z.object({
    umid: text,
    batchId: text.optional(),
    clientMessageId: text.optional(),
    clientBatchId: text.optional(),
    subAccountId: text.optional(),
    channel: text.optional(),
    user: user.optional(),
    status: z.object({
      state: text, detail: text.optional(), timestamp: text.optional(), errorCode: z.int().optional(), errorMessage: text.optional()
    }),
    whatsapp: z.object({ providerErrorCode: text.optional(), pricingCategory: text.optional() }).optional()
  })
})

const inbound = z.object({
  ...platform,
  eventType: z.literal('inbound_message_received'),
  payload: z.object({
    umid: text,
    subAccountId: text.optional(),
    timestamp: text.optional(),
    user: user.optional(),
    recipient: z.object({ channel: text.optional(), channelId: text.optional() }).optional(),
    type: text,
    content: z.object({
      text: text.optional(),
      url: text.optional(),
      interactive: z.object({ type: text.optional(), button_reply: z.object({ id: text.optional(), title: text.optional() }).optional() }).optional()
    }).optional(),
    replyToUmid: text.optional()
  })
})

const update = z.object({
  eventId: text.optional(),
  timestamp: text.optional(),
  provider: text.optional(),
  businessAccountId: text.optional(),
  accountId: text.optional(),
  eventType: z.literal('template_status_update'),
  eventDetails: z.object({
    templateId: text.optional(),
    templateName: text.optional(),
    templateLanguage: text.optional(),
    meta: z.object({ status: text.optional(), reason: text.optional() }).optional()
  })
})

const union = z.discriminatedUnion('eventType', [receipt, inbound, update])
const zod = z.compile(union, { strict: true })

const options = { model: 'event', policy: 'contract' }

// What a receiver asks of an event: what it is, which one it is, and what it says.
const asked = ({ kind, deliveryKey, payload, eventDetails }) => [kind, deliveryKey, payload?.status?.state ?? payload?.type ?? eventDetails]

export const events = {
  'JSON.parse of a Buffer': (octets) => JSON.parse(octets),
  'JSON.parse': (octets) => JSON.parse(octets.toString('utf8')),
  'JSON.parse, zod validate': (octets) => z.validate(zod, JSON.parse(octets.toString('utf8'))),
  'JSON.parse, zod parse, not compiled': (octets) => union.safeParse(JSON.parse(octets.toString('utf8'))).success,
  'JSON.parse, zod parse': (octets) => zod.safeParse(JSON.parse(octets.toString('utf8'))).success,
  'ours, isValid, contract': (octets) => isValid(octets, options),
  'ours, parseEvent': (octets) => parseEvent(octets),
  'ours, parseEvent, then three values': (octets) => asked(parseEvent(octets)),
  'ours, receiveEvent, recommended': (octets) => receiveEvent(octets),
  'ours, receiveEvent, recommended, then three values': (octets) => asked(receiveEvent(octets).event)
}
