// The types of the public names, written by `types.mjs` from `index.d.ts.in`, the descriptions and the catalogue. What the names do is
// said here once, for editors and for readers.

/** The document that is checked. */
export type Model =
  | 'webhooks' | 'webhook' | 'webhook-list' | 'webhook-targets' | 'webhook-target' | 'oauth-client-credentials' | 'error-response'
  | 'account-id' | 'event'

/** A named set of levels: only the contract, the levels of the catalogue, or these with every warning an error. */
export type Policy = 'contract' | 'recommended' | 'strict'

/** How much a finding matters. */
export type Level = 'error' | 'warning' | 'notice'

/** A level that a rule can be set to. */
export type RuleLevel = Level | 'off'

/** A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can't be set. */
export type ContractRule = 'syntax' | 'type' | 'required' | 'enum' | 'format' | 'pattern' | 'minLength' | 'maxLength'

/** A rule whose level can be set. */
export type PolicyRule =
  | 'body_too_large' | 'too_deep' | 'too_many_entries' | 'url_too_large' | 'account_full' | 'duplicate_key' | 'misspelled_property'
  | 'unknown_property' | 'undocumented_value' | 'undocumented_property' | 'masked_secret' | 'unfilled_variable' | 'auth_conflict'
  | 'conflicting_targets' | 'repeated_target' | 'overlapping_scope' | 'implicit_types' | 'empty_request' | 'empty_sub_account_id'
  | 'sub_account_id_format' | 'url_scheme' | 'url_host' | 'insecure_url' | 'url_credentials' | 'url_fragment' | 'url_secret'
  | 'private_host' | 'ambiguous_url' | 'url_too_long' | 'invalid_header_value' | 'authorization_shape' | 'empty_authorization'
  | 'unauthenticated' | 'credentials_over_http' | 'insecure_token_url' | 'token_url_fragment' | 'empty_credential' | 'credential_blanks'
  | 'credential_characters' | 'invalid_scope' | 'credentials_in_body' | 'placeholder' | 'unknown_error_code' | 'unknown_event'
  | 'foreign_event' | 'unknown_version' | 'legacy_format' | 'missing_documented' | 'unexpected_type' | 'malformed_timestamp'
  | 'malformed_id' | 'contradictory_content'

/** The id of a rule. */
export type RuleId = ContractRule | PolicyRule

/** How a document is checked. */
export interface Options<M extends Model = Model> {
  /** What the document is: `webhooks` (the body of POST) unless given. */
  readonly model?: M | undefined
  /** The levels of the rules: `recommended` unless given. */
  readonly policy?: Policy | undefined
  /** Other levels for some rules, by the rule's id. Rules of the contract can't be set. */
  readonly rules?: { readonly [id in PolicyRule]?: RuleLevel | undefined } | undefined
  /** The largest text that is read, in bytes of UTF-8; 1 MiB unless given. Values are not measured; beyond 4 million values and names they are a `TypeError`. */
  readonly maxBytes?: number | undefined
  /** The deepest nesting that is looked into, the outermost being 1; 32 unless given. More than 128 means 128. */
  readonly maxDepth?: number | undefined
  /** The most entries that are checked; 10,000 unless given. */
  readonly maxEntries?: number | undefined
  /** The most findings that a report keeps, errors before warnings before notices; 10,000 unless given. More than a million means that. */
  readonly maxFindings?: number | undefined
}

/**
 * A document: JSON text as a string, or in UTF-8 as bytes, or JavaScript values. A string is always text.
 *
 * Of values that is checked which `JSON.stringify` would write: members that are `undefined` are absent, and `toJSON` speaks for its
 * object.
 */
export type Data = string | Uint8Array | ArrayBufferLike | object | number | boolean | null

/** A place in the text that was checked. */
export interface Span {
  /** The line, from 1. */
  readonly line: number
  /** The column, from 1, in Unicode code points. */
  readonly column: number
  /** The bytes of the text in UTF-8, from 0, without the end; {@link utf16Range} has them as JavaScript counts. */
  readonly range: { readonly start: number, readonly end: number }
}

/**
 * The range of a finding in UTF-16 code units, as `text.slice`, editors and the Language Server Protocol count.
 *
 * @throws {TypeError} If the text is no string, or there is no range.
 */
export function utf16Range (text: string, range: Span['range']): { start: number, end: number }

/** What a message says, as data: expected values, limits, a suggestion, the related place. */
export interface Params {
  readonly [name: string]: unknown
  /** Another place that the finding relates to, such as the first of two equal keys. */
  readonly related?: { readonly pointer: string } & Partial<Span>
}

/**
 * One broken rule at one place.
 *
 * Programs read `rule`, `level`, `pointer` and `params`; the wording of `message` and `help` may change. No value of the document is
 * in it. Text has its place too: all three members of {@link Span}, or none.
 */
export interface Finding extends Partial<Span> {
  /** The id of the rule that is broken. */
  readonly rule: RuleId
  /** How much it matters, as the policy has it. */
  readonly level: Level
  /** The place in the document (RFC 6901). A missing property is reported at the object that lacks it. */
  readonly pointer: string
  /** What is wrong: one line. */
  readonly message: string
  /** What to do about it. */
  readonly help: string
  /** What the message says, as data. */
  readonly params: Params
}

/** All findings of one document. `JSON.stringify` makes of it what the published schema `report` describes. */
export interface Report {
  /** The document that was checked. */
  readonly model: Model
  /** The findings, in document order. */
  readonly findings: readonly Finding[]
  /** How many findings of each level were left out. The verdict counts them, too. */
  readonly omitted: Readonly<Record<Level, number>>
  /** Whether no finding is an error. */
  readonly isValid: boolean
  /** The findings that make the document invalid. */
  readonly errors: readonly Finding[]
  /** What was probably not wanted. */
  readonly warnings: readonly Finding[]
  /** What is worth knowing; nothing is wrong. */
  readonly notices: readonly Finding[]
  /** The members of the published schema `report`. */
  toJSON (): { valid: boolean, model: Model, findings: readonly Finding[], omitted?: Readonly<Record<Level, number>> }
  /** One paragraph a finding, for people. */
  toString (): string
}

/** A document has at least one error. No value of the document is in it. */
export class ValidationError extends Error {
  constructor (report: Report)
  name: 'ValidationError'
  readonly code: 'ERR_CHATAPPS_WEBHOOKS_INVALID'
  /** All findings, warnings and notices included. */
  readonly report: Report
}

/** A secret value: shown as stars, unless it is asked for. */
export class Secret {
  constructor (value: string)
  /** The value itself. */
  reveal (): string
  /** Whether it is no secret but a mask, which a program shows in place of one, or has a mask in it: what the rule `masked_secret` finds. */
  readonly isMask: boolean
  /**
   * For `JSON.stringify` and loggers: the mask that GET shows, if it is that one.
   *
   * @throws {TypeError} If it is a secret: call {@link requestBody} for what is to be sent, or `reveal` for the value.
   */
  toJSON (): string
  /**
   * A secret doesn't become part of a text.
   *
   * @throws {TypeError} Always: call `reveal`.
   */
  toString (): never
}

/**
 * The type of the events that a webhook receives: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps
 * Business Management.
 */
export type WebhookType = 'CADR' | 'MSG' | 'CABM'

/** Where a token request carries the client's credentials: `header` HTTP Basic, `body` the form body. */
export type CredentialsLocation = 'header' | 'body'

/** The product that an event is of: `ChatApps` Chat Apps. */
export type EventNamespace = 'ChatApps'

/**
 * The kind of a message's content: `None` nothing, `Text` text, `Audio` a sound, or a spoken message, `Video` a video, `Image` a picture,
 * `Location` a place, `File` a file, `Carousel` cards, `List` a list, `Buttons` buttons, `Template` a template, `Interactive` the answer to
 * something that can be answered.
 */
export type ContentType =
  | 'None' | 'Text' | 'Audio' | 'Video' | 'Image' | 'Location' | 'File' | 'Carousel' | 'List' | 'Buttons' | 'Template' | 'Interactive'

/**
 * A channel: `sms` SMS, `whatsapp` WhatsApp, `viber` Viber, `ZaloNotification` notifications on Zalo, `LineNotification` notifications on
 * LINE, `line` LINE, `RCS` RCS, `Zalo` Zalo, `Facebook` Facebook Messenger, `WeChat` WeChat, `Kakao` KakaoTalk, `Instagram` Instagram.
 */
export type Channel =
  | 'sms' | 'whatsapp' | 'viber' | 'ZaloNotification' | 'LineNotification' | 'line' | 'RCS' | 'Zalo' | 'Facebook' | 'WeChat' | 'Kakao'
  | 'Instagram'

/**
 * What an interactive message answers: `button_reply` a reply button, `list_reply` a row of a list, `nfmReply` a Flow,
 * `callPermissionReply` a request for permission to call.
 */
export type InteractiveType = 'button_reply' | 'list_reply' | 'nfmReply' | 'callPermissionReply'

/** An answer to a request for permission to call: `accept` calls are permitted, `reject` calls are not permitted. */
export type CallPermission = 'accept' | 'reject'

/** Why an answer to a request for permission to call came: `user_action` the person answered, `automatic` it was answered by itself. */
export type CallPermissionSource = 'user_action' | 'automatic'

/**
 * What became of a message: `queued` accepted by the platform, `accepted` accepted by the platform, `sent` handed to the operator or
 * provider, `delivered` delivered, to the operator or to the recipient, `read` read by the recipient, `undelivered` not delivered,
 * `rejected` refused by the platform, `failed` refused by the API, `error` the operation failed, `ok` the operation succeeded, `unknown`
 * nothing is known.
 */
export type MessageState =
  | 'queued' | 'accepted' | 'sent' | 'delivered' | 'read' | 'undelivered' | 'rejected' | 'failed' | 'error' | 'ok' | 'unknown'

/**
 * More about the state of a message: `delivered_to_operator` the operator has it, `delivered_to_recipient` the recipient has it,
 * `delivered_to_carrier` the carrier has it, `rejected_by_operator` the operator refused it, `undelivered_to_recipient` the recipient could
 * not be reached.
 */
export type MessageStateDetail =
  | 'delivered_to_operator' | 'delivered_to_recipient' | 'delivered_to_carrier' | 'rejected_by_operator' | 'undelivered_to_recipient'

/**
 * Meta's price category of a message: `marketing` marketing, `utility` utility, `authentication` authentication,
 * `authentication_international` authentication abroad, `service` service, `business_initiated` begun by the business (until March 2026),
 * `user_initiated` begun by the customer (until March 2026).
 */
export type PricingCategory =
  | 'marketing' | 'utility' | 'authentication' | 'authentication_international' | 'service' | 'business_initiated' | 'user_initiated'

/**
 * The kind of a message that was sent: `text` text, `media` a picture, video, sound or file, `location` a place, `template` a template,
 * `template_auth` a template with a one-time password, `carousel` cards, `interactive` something that can be answered.
 */
export type OutboundContentType = 'text' | 'media' | 'location' | 'template' | 'template_auth' | 'carousel' | 'interactive'

/** The kind of a header: `text` text, `image` a picture, `video` a video, `audio` a sound, `document` a file, `location` a place. */
export type OutboundHeaderType = 'text' | 'image' | 'video' | 'audio' | 'document' | 'location'

/** The kind of a button: `url` a link, `quick_reply` an answer, `copy_code` a code to copy, `phone` a number to call, `flow` a Flow. */
export type OutboundButtonType = 'url' | 'quick_reply' | 'copy_code' | 'phone' | 'flow'

/** The kind of an interactive message: `button` reply buttons, `list` a list, `cta_url` a link, `flow` a Flow. */
export type OutboundInteractiveType = 'button' | 'list' | 'cta_url' | 'flow'

/** Whose business account it is: `WhatsApp` WhatsApp. */
export type Provider = 'WhatsApp'

/**
 * What happened to a business account: `BUSINESS_VERIFICATION_STATUS_UPDATE` the verification of the business, `ACCOUNT_VIOLATION` a
 * violation of the rules, `ACCOUNT_RESTRICTION` a restriction, or its end.
 */
export type AccountEvent = 'BUSINESS_VERIFICATION_STATUS_UPDATE' | 'ACCOUNT_VIOLATION' | 'ACCOUNT_RESTRICTION'

/**
 * What was violated: `LOW_BUSINESS_INITIATED_CALLING_QUALITY` low quality of calls of the business, `LOW_USER_INITIATED_CALLING_QUALITY`
 * low quality of calls of customers, `USER_INITIATED_CALLS_LOW_PICKUP_RATE` calls of customers are seldom answered,
 * `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN` abuse of the category utility: a warning, `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1` abuse
 * of the category utility: restricted for 7 days, `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2` abuse of the category utility: restricted
 * for 30 days, `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD` abuse of the category utility: restricted for good,
 * `DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN` the restriction is lifted.
 */
export type ViolationType =
  | 'LOW_BUSINESS_INITIATED_CALLING_QUALITY' | 'LOW_USER_INITIATED_CALLING_QUALITY' | 'USER_INITIATED_CALLS_LOW_PICKUP_RATE'
  | 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN' | 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1'
  | 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2' | 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD'
  | 'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN'

/**
 * What is restricted: `RESTRICTED_BUSINESS_INITIATED_CALLING` calls of the business, `RESTRICTED_USER_INITIATED_CALLING` calls of
 * customers, `RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN` calls of customers; the button is hidden,
 * `RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES` templates of the category utility.
 */
export type RestrictionType =
  | 'RESTRICTED_BUSINESS_INITIATED_CALLING' | 'RESTRICTED_USER_INITIATED_CALLING' | 'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN'
  | 'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES'

/**
 * What happened to a business's phone number: `DOWNGRADE` a lower limit, `FLAGGED` low quality, `ONBOARDING` a first limit,
 * `THROUGHPUT_UPGRADE` a higher throughput, `UNFLAGGED` good quality again, `UPGRADE` a higher limit.
 */
export type PhoneNumberEvent = 'DOWNGRADE' | 'FLAGGED' | 'ONBOARDING' | 'THROUGHPUT_UPGRADE' | 'UNFLAGGED' | 'UPGRADE'

/**
 * How many conversations a business may begin in a day: `TIER_50` 50, `TIER_250` 250, `TIER_1K` 1,000, `TIER_2K` 2,000, `TIER_10K` 10,000,
 * `TIER_100K` 100,000, `TIER_NOT_SET` not set, `TIER_UNLIMITED` any number.
 */
export type ConversationLimit =
  | 'TIER_50' | 'TIER_250' | 'TIER_1K' | 'TIER_2K' | 'TIER_10K' | 'TIER_100K' | 'TIER_NOT_SET' | 'TIER_UNLIMITED'

/** The quality of a template, as its recipients judge it: `GREEN` high, `YELLOW` medium, `RED` low, `UNKNOWN` not known yet. */
export type QualityScore = 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'

/**
 * The status of a template: `APPROVED` approved, `REJECTED` rejected, `FLAGGED` to be disabled, `PAUSED` paused, `PENDING` under review,
 * `PENDING_DELETION` to be deleted, `DISABLED` disabled.
 */
export type TemplateStatus = 'APPROVED' | 'REJECTED' | 'FLAGGED' | 'PAUSED' | 'PENDING' | 'PENDING_DELETION' | 'DISABLED'

/**
 * Why a template has its status: `ABUSIVE_CONTENT` abusive content, `INCORRECT_CATEGORY` the wrong category, `INVALID_FORMAT` an invalid
 * format, `SCAM` fraud, `NONE` no reason.
 */
export type TemplateReason = 'ABUSIVE_CONTENT' | 'INCORRECT_CATEGORY' | 'INVALID_FORMAT' | 'SCAM' | 'NONE'

/**
 * Why a template was paused, or no longer is: `FIRST_PAUSE` the first pause, `SECOND_PAUSE` the second pause, `RATE_LIMITING_PAUSE` too
 * many messages, `UNPAUSE` no longer paused, `DISABLED` disabled.
 */
export type PauseTitle = 'FIRST_PAUSE' | 'SECOND_PAUSE' | 'RATE_LIMITING_PAUSE' | 'UNPAUSE' | 'DISABLED'

/** Where events of a scope and type are sent, and with what credentials. */
export interface Webhook {
  /** The sub-account whose events it receives; `*` for all sub-accounts of the account. */
  readonly subAccountId: string
  /** Where the platform sends events. */
  readonly url: string
  /** The value of the `Authorization` header of every webhook request. To be left out where `oauth` is used. */
  readonly httpAuthorization?: Secret
  /** Whether events are sent. Absent: `true`. */
  readonly enabled?: boolean
  /**
   * The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent:
   * `CADR` and `MSG`.
   */
  readonly type?: WebhookType | (string & {})
  /** OAuth 2.0 client credentials, with which the platform obtains an access token for its requests. */
  readonly oauth?: OAuthClientCredentials
  /** `enabled`, or `true` if it is absent. */
  readonly isEnabled: boolean
  /** The targets of exactly one type each that it stands for. */
  targets (): readonly WebhookTarget[]
  /** The same as GET shows it, with `***` in place of secrets: for logs and answers. URLs are whole. */
  masked (): Webhook
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token for its webhook requests. */
export interface OAuthClientCredentials {
  /** The token endpoint. */
  readonly url: string
  /** The client's id. */
  readonly clientId: string
  /** The client's secret. */
  readonly clientSecret: Secret
  /** Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for the form body. */
  readonly credentialsLocation: CredentialsLocation | (string & {})
  /** The scopes to ask for, separated by spaces (RFC 6749 §3.3). */
  readonly scope?: string
  /** The same as GET shows it, with `***` in place of secrets: for logs and answers. URLs are whole. */
  masked (): OAuthClientCredentials
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What a webhook is known by: a scope and a type. */
export interface WebhookTarget {
  /** The scope of the webhook. `*` names the one that is configured with `*`; it is no wildcard. */
  readonly subAccountId: string
  /**
   * The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent:
   * `CADR` and `MSG`.
   */
  readonly type?: WebhookType
  /** The targets of exactly one type each that it stands for. */
  targets (): readonly WebhookTarget[]
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The body of a failure answer. */
export interface ErrorResponse {
  /** What went wrong, for programs. */
  readonly code: number
  /** A reference for support enquiries. */
  readonly errorId: string
  /** When it occurred. */
  readonly timestamp: string
  /** What went wrong, for people. */
  readonly message?: string
  /** What the register says of `code`. The register is open. */
  readonly meaning: string | undefined
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** An inbound message. */
export interface InboundMessage {
  /** The name of the event. */
  readonly eventType: string
  /** What happened. */
  readonly payload: InboundPayload
  /** The version of the format. */
  readonly version?: number
  /** The product: `ChatApps`. */
  readonly namespace?: EventNamespace | (string & {})
  /** What the event is, for people. */
  readonly description?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** An inbound message. */
export interface InboundPayload {
  /** The id of the message. */
  readonly umid: string
  /** The kind of content. */
  readonly type: ContentType | (string & {})
  /** The sub-account that the channel is of. */
  readonly subAccountId?: string
  /** When the message was received. */
  readonly timestamp?: string
  /** Who sent it. */
  readonly user?: Sender
  /** Where it arrived. */
  readonly recipient?: Recipient
  /** The content. */
  readonly content?: MessageContent
  /** The message that it answers. */
  readonly replyToUmid?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** Who sent an inbound message. */
export interface Sender {
  /** The phone number, with `+`. */
  readonly msisdn?: string
  /** The id on the channel. */
  readonly channelUserId?: string
  /** The name of the profile. */
  readonly name?: string
  /** The user name. */
  readonly username?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** Where an inbound message arrived. */
export interface Recipient {
  /** The channel. */
  readonly channel?: Channel | (string & {})
  /** The id of the business's own channel. */
  readonly channelId?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The content of a message. Look at all of its members: what `type` names may be something else. */
export interface MessageContent {
  /** The text. */
  readonly text?: string
  /** Where the media are, for 24 hours. Whoever has the URL can read them. */
  readonly url?: string
  /** The payload of a button. */
  readonly payload?: string
  /** A place. */
  readonly location?: MessageLocation
  /** The answer to an interactive message. */
  readonly interactive?: Interactive
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A place. */
export interface MessageLocation {
  /** The latitude, in degrees. */
  readonly latitude?: number
  /** The longitude, in degrees. */
  readonly longitude?: number
  /** The name of the place. */
  readonly name?: string
  /** The address of the place. */
  readonly address?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The answer to an interactive message. */
export interface Interactive {
  /** What it answers. */
  readonly type?: InteractiveType | (string & {})
  /** The reply button. */
  readonly button_reply?: ButtonReply
  /** The row of a list. */
  readonly list_reply?: ListReply
  /** The answers to a Flow. */
  readonly nfmReply?: FlowReply
  /** The answer to a request for permission to call. */
  readonly callPermissionReply?: CallPermissionReply
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A reply button that was tapped. */
export interface ButtonReply {
  /** Its id. */
  readonly id?: string
  /** Its label. */
  readonly title?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A row of a list that was chosen. */
export interface ListReply {
  /** Its id. */
  readonly id?: string
  /** Its title. */
  readonly title?: string
  /** Its description. */
  readonly description?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The answers to a Flow. */
export interface FlowReply {
  /** The answers, as JSON in a text. */
  readonly responseJson?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The answer to a request for permission to call. */
export interface CallPermissionReply {
  /** Whether calls are permitted. */
  readonly response?: CallPermission | (string & {})
  /** Whether the permission has no end. */
  readonly isPermanent?: boolean
  /** When the permission ends. */
  readonly expirationTimestamp?: string
  /** Why the answer came. */
  readonly responseSource?: CallPermissionSource | (string & {})
  /** `expirationTimestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly expirationTimestampDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** An inbound message without an envelope, as LINE has them. */
export interface FlatInboundMessage {
  /** The name of the event: `inboundMessage`. */
  readonly eventType: string
  /** The id of the message. */
  readonly umid: string
  /** The kind of content. */
  readonly type: ContentType | (string & {})
  /** The version of the format. */
  readonly version?: number
  /** The channel. */
  readonly channel?: Channel | (string & {})
  /** The sub-account that the channel is of. */
  readonly subAccountId?: string
  /** When the message was received. */
  readonly timestamp?: string
  /** Who sent it. */
  readonly user?: FlatSender
  /** The content. */
  readonly content?: MessageContent
  /** Where it arrived. */
  readonly recipient?: FlatRecipient
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** Who sent an inbound message without an envelope. */
export interface FlatSender {
  /** The id on the channel. */
  readonly channelUserId?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** Where an inbound message without an envelope arrived. */
export interface FlatRecipient {
  /** The id of the business's own channel. */
  readonly recipientId?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A delivery receipt: what became of a message. */
export interface DeliveryReceipt {
  /** The name of the event. */
  readonly eventType: string
  /** What happened. */
  readonly payload: ReceiptPayload
  /** The version of the format. */
  readonly version?: number
  /** The product: `ChatApps`. */
  readonly namespace?: EventNamespace | (string & {})
  /** What the event is, for people. */
  readonly description?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What became of a message. */
export interface ReceiptPayload {
  /** The id of the message. */
  readonly umid: string
  /** What became of it. */
  readonly status: ReceiptStatus
  /** The id of the batch that the message was sent in. */
  readonly batchId?: string
  /** The sender's own id of the message. */
  readonly clientMessageId?: string
  /** The sender's own id of the batch. */
  readonly clientBatchId?: string
  /** The sub-account that sent the message. */
  readonly subAccountId?: string
  /** The channel. A message that falls back to another one has receipts of both. */
  readonly channel?: Channel | (string & {})
  /** Whom the message was sent to. */
  readonly user?: Addressee
  /** What only WhatsApp says. */
  readonly whatsapp?: ReceiptWhatsApp
  /** What only Viber says. */
  readonly viber?: ReceiptViber
  /** A copy of the message. */
  readonly outboundContent?: OutboundContent
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The person whom a message was sent to. */
export interface Addressee {
  /** The phone number, with `+`. */
  readonly msisdn?: string
  /** The id on the channel. */
  readonly channelUserId?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What became of a message. */
export interface ReceiptStatus {
  /** The state. */
  readonly state: MessageState | (string & {})
  /** More about the state. */
  readonly detail?: MessageStateDetail | (string & {})
  /** When the state was observed. */
  readonly timestamp?: string
  /** What went wrong, for programs. */
  readonly errorCode?: number
  /** What went wrong, for people. */
  readonly errorMessage?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** What only WhatsApp says of a message. */
export interface ReceiptWhatsApp {
  /** Meta's own error code. */
  readonly providerErrorCode?: string
  /** Meta's price category. */
  readonly pricingCategory?: PricingCategory | (string & {})
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** What only Viber says of a message. It is announced, and not sent yet. */
export interface ReceiptViber {
  /** Viber's own error code. */
  readonly providerErrorCode?: string
  /** Viber's price category: `session`, `transactional` or `promotional`. */
  readonly pricingCategory?: string
  /** Whether the message costs anything. */
  readonly billable?: boolean
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A copy of a message that was sent. Under masking only the first two properties and `meta` are left. */
export interface OutboundContent {
  /** The channel: `whatsapp`. */
  readonly channel?: string
  /** The kind of message. */
  readonly contentType?: OutboundContentType | (string & {})
  /** The template. */
  readonly template?: OutboundTemplate
  /** The header. */
  readonly header?: OutboundHeader
  /** The body. */
  readonly body?: OutboundText
  /** The footer. */
  readonly footer?: OutboundText
  /** What the recipient can do. */
  readonly actions?: OutboundActions
  /** The cards of a carousel. */
  readonly cards?: ReadonlyArray<OutboundCard>
  /** What was left out of the copy. */
  readonly meta?: OutboundMeta
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The template of a message. */
export interface OutboundTemplate {
  /** Its name. */
  readonly name?: string
  /** Its language, such as `en_US`. */
  readonly language?: string
  /** Its category. */
  readonly category?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The header of a message. */
export interface OutboundHeader {
  /** The kind of header. */
  readonly type?: OutboundHeaderType | (string & {})
  /** The text. */
  readonly text?: string
  /** The picture, video, sound or file. */
  readonly media?: OutboundMedia
  /** The place. */
  readonly location?: OutboundLocation
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A picture, video, sound or file. */
export interface OutboundMedia {
  /** Where it is. */
  readonly url?: string
  /** The name of the file. */
  readonly filename?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The place in a header. */
export interface OutboundLocation {
  /** The latitude, in degrees. */
  readonly latitude?: number
  /** The longitude, in degrees. */
  readonly longitude?: number
  /** The name of the place. */
  readonly name?: string
  /** The address of the place. */
  readonly address?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The body or footer of a message. */
export interface OutboundText {
  /** The text. */
  readonly text?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What the recipient of a message can do. */
export interface OutboundActions {
  /** The buttons. */
  readonly buttons?: ReadonlyArray<OutboundButton>
  /** A link. */
  readonly cta?: OutboundLink
  /** A list. */
  readonly list?: OutboundList
  /** A Flow. */
  readonly flow?: OutboundFlow
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A button. */
export interface OutboundButton {
  /** The kind of button. */
  readonly type?: OutboundButtonType | (string & {})
  /** The label. */
  readonly label?: string
  /** What it does, if that is more than its kind. */
  readonly value?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A link. */
export interface OutboundLink {
  /** The label. */
  readonly displayText?: string
  /** Where it leads. */
  readonly url?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A list to choose from. */
export interface OutboundList {
  /** The label of the button that opens it. */
  readonly buttonLabel?: string
  /** Its sections. */
  readonly sections?: ReadonlyArray<OutboundSection>
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A section of a list. */
export interface OutboundSection {
  /** Its title. */
  readonly title?: string
  /** Its rows. */
  readonly rows?: ReadonlyArray<OutboundRow>
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A row of a list. */
export interface OutboundRow {
  /** Its id. */
  readonly id?: string
  /** Its title. */
  readonly title?: string
  /** Its description. */
  readonly description?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A Flow. */
export interface OutboundFlow {
  /** Its id. */
  readonly flowId?: string
  /** The label of the button that opens it. */
  readonly cta?: string
  /** What happens when it is opened. */
  readonly action?: string
  /** The screen that it begins with. */
  readonly screen?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A card of a carousel. */
export interface OutboundCard {
  /** Its position, from 0. */
  readonly index?: number
  /** The header. */
  readonly header?: OutboundHeader
  /** The body. */
  readonly body?: OutboundText
  /** What the recipient can do. */
  readonly actions?: OutboundActions
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What was left out of a copy. */
export interface OutboundMeta {
  /** Whether something was. */
  readonly redacted?: boolean
  /** Why. */
  readonly redactionReason?: string
  /** The kind of interactive message. */
  readonly interactiveType?: OutboundInteractiveType | (string & {})
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A message that the business sent from the WhatsApp Business App. */
export interface ExternalAppMessage {
  /** The name of the event. */
  readonly eventType: string
  /** What happened. */
  readonly payload: ExternalAppPayload
  /** The version of the format. */
  readonly version?: number
  /** The product: `ChatApps`. */
  readonly namespace?: EventNamespace | (string & {})
  /** What the event is, for people. */
  readonly description?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A message that the business sent from the WhatsApp Business App. */
export interface ExternalAppPayload {
  /** The id of the message. */
  readonly umid: string
  /** The kind of content. */
  readonly type: ContentType | (string & {})
  /** The sub-account that the channel is of. */
  readonly subAccountId?: string
  /** When the message was sent. */
  readonly timestamp?: string
  /** The channel. */
  readonly channel?: Channel | (string & {})
  /** Whom it was sent to. */
  readonly user?: Addressee
  /** The content. */
  readonly content?: MessageContent
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** Something about a business account changed. */
export interface AccountUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: AccountUpdateDetails
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What changed about a business account. A restriction has `restrictionInfo`, but for some of those that come with `violationInfo`. */
export interface AccountUpdateDetails {
  /** What happened. */
  readonly event?: AccountEvent | (string & {})
  /** The phone number that it is about. */
  readonly phoneNumber?: string
  /** The verification of the business. */
  readonly businessVerificationInfo?: BusinessVerification
  /** What was violated. */
  readonly violationInfo?: AccountViolation
  /** What is restricted. */
  readonly restrictionInfo?: ReadonlyArray<AccountRestriction>
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The verification of a business. */
export interface BusinessVerification {
  /** Meta's id of the business. */
  readonly businessId?: string
  /** The status, such as `APPROVED` or `FAILED`. */
  readonly verificationStatus?: string
  /** Why it failed, such as `BUSINESS_NOT_ELIGIBLE`; `NONE` if it did not. */
  readonly rejectionReasons?: ReadonlyArray<string>
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A violation. */
export interface AccountViolation {
  /** What was violated. */
  readonly violationType?: ViolationType | (string & {})
  /** What can be done. */
  readonly remediation?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A restriction. */
export interface AccountRestriction {
  /** What is restricted. */
  readonly restrictionType?: RestrictionType | (string & {})
  /** When it ends. */
  readonly expiration?: string
  /** What can be done. */
  readonly remediation?: string
  /** `expiration`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly expirationDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The quality or the limit of a phone number changed. */
export interface PhoneNumberQualityUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: PhoneNumberQualityDetails
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** What changed about a phone number. */
export interface PhoneNumberQualityDetails {
  /** The phone number. */
  readonly displayPhoneNumber?: string
  /** What changed. */
  readonly meta?: PhoneNumberQuality
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** The quality and the limits of a phone number. */
export interface PhoneNumberQuality {
  /** What happened. */
  readonly event?: PhoneNumberEvent | (string & {})
  /** The limit of the number. It is to be removed. */
  readonly currentLimit?: ConversationLimit | (string & {})
  /** The limit before. It is to be removed. */
  readonly oldLimit?: ConversationLimit | (string & {})
  /** The limit of the whole business. */
  readonly maxDailyConversationsPerBusiness?: ConversationLimit | (string & {})
  /** Why it happened, such as `QUALITY_DECREASE`. */
  readonly reason?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The category of a template changed. */
export interface TemplateCategoryUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: TemplateCategoryDetails
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A template whose category changed. */
export interface TemplateCategoryDetails {
  /** The id of the template, in digits. */
  readonly templateId?: string
  /** The name of the template. */
  readonly templateName?: string
  /** The language of the template, such as `en_US`. */
  readonly templateLanguage?: string
  /** What changed. */
  readonly meta?: TemplateCategoryChange
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A change of category. */
export interface TemplateCategoryChange {
  /** The category before, such as `UTILITY`. */
  readonly previousCategory?: string
  /** The category, such as `MARKETING`. */
  readonly newCategory?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The quality of a template changed. */
export interface TemplateQualityUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: TemplateQualityDetails
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A template whose quality changed. */
export interface TemplateQualityDetails {
  /** The id of the template, in digits. */
  readonly templateId?: string
  /** The name of the template. */
  readonly templateName?: string
  /** The language of the template, such as `en_US`. */
  readonly templateLanguage?: string
  /** What changed. */
  readonly meta?: TemplateQualityChange
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A change of quality. */
export interface TemplateQualityChange {
  /** The quality before. */
  readonly previousQualityScore?: QualityScore | (string & {})
  /** The quality. */
  readonly newQualityScore?: QualityScore | (string & {})
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The status of a template changed. */
export interface TemplateStatusUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: TemplateStatusDetails
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A template whose status changed. */
export interface TemplateStatusDetails {
  /** The id of the template, in digits. */
  readonly templateId?: string
  /** The name of the template. */
  readonly templateName?: string
  /** The language of the template, such as `en_US`. */
  readonly templateLanguage?: string
  /** What changed. */
  readonly meta?: TemplateStatusChange
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A change of status. */
export interface TemplateStatusChange {
  /** The status. */
  readonly status?: TemplateStatus | (string & {})
  /** Why. */
  readonly reason?: TemplateReason | (string & {})
  /** That it is to be disabled. */
  readonly disableInfo?: DisableInfo
  /** That it was paused, or no longer is. */
  readonly otherInfo?: PauseInfo
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** That a template is to be disabled. */
export interface DisableInfo {
  /** When. Nothing says in what format. */
  readonly disableDate?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** That a template was paused, or no longer is. */
export interface PauseInfo {
  /** What happened. */
  readonly title?: PauseTitle | (string & {})
  /** The same for people. */
  readonly description?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** Meta would put a template into another category. */
export interface TemplateCorrectCategoryDetection {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: TemplateCorrectCategoryDetails
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A template that Meta would put into another category. */
export interface TemplateCorrectCategoryDetails {
  /** The id of the template, in digits. */
  readonly templateId?: string
  /** The name of the template. */
  readonly templateName?: string
  /** The language of the template, such as `en_US`. */
  readonly templateLanguage?: string
  /** What changed. */
  readonly meta?: TemplateCorrectCategory
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The category that Meta would choose. The template itself is unchanged. */
export interface TemplateCorrectCategory {
  /** The category that a message was sent in, such as `UTILITY`. */
  readonly category?: string
  /** The category that Meta would choose, such as `MARKETING`. */
  readonly correctCategory?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** The id of a WhatsApp user changed. */
export interface WhatsAppUserIdUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: PassedOn
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** An object of Meta's, as it is. */
export interface PassedOn {
  /** The object. */
  readonly rawEvent?: MetaChange
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** An object of Meta's. Its form is Meta's own, and nothing looks into it. */
export interface MetaChange {
  /** Meta's name for what changed. */
  readonly field?: string
  /** What changed. */
  readonly value?: unknown
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A customer sent a contact card. */
export interface WhatsAppContact {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: PassedOn
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A customer changed a preference about marketing messages. */
export interface WhatsAppPreference {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: PassedOn
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** An event that is not documented, in the envelope of those that are. */
export interface UnknownEvent {
  /** The name of the event. */
  readonly eventType: string
  /** What happened. */
  readonly payload: unknown
  /** The version of the format. */
  readonly version?: number
  /** The product: `ChatApps`. */
  readonly namespace?: EventNamespace | (string & {})
  /** What the event is, for people. */
  readonly description?: string
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A business update that is not documented. */
export interface UnknownBusinessUpdate {
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. */
  readonly eventDetails: unknown
  /** The id of the event. */
  readonly eventId?: string
  /** When it happened. */
  readonly timestamp?: string
  /** Whose business account it is. */
  readonly provider?: Provider | (string & {})
  /** The id of the business account. */
  readonly businessAccountId?: string
  /** The account. Other than in the API, it may be a name. */
  readonly accountId?: string
  /** `timestamp`, cut to milliseconds. Second 60 is second 0 of the next minute. */
  readonly timestampDate: Date | undefined
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** An event of another product, such as SMS or VOICE. */
export interface ForeignEvent {
  /** The product. */
  readonly namespace?: string
  /** The name of the event. */
  readonly eventType?: string
  /** What happened, in the form of the product. */
  readonly payload?: unknown
  /**
   * For `JSON.stringify` and loggers.
   *
   * @throws {TypeError} If a secret would show: call {@link requestBody} for what is to be sent, or `masked` for what may be shown.
   */
  toJSON (): Record<string, unknown>
}

/** A body that is no event as far as anything documents. */
export interface Unrecognized {
  /** The name of the event, if the body has one. */
  readonly eventType?: string
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

declare const model: unique symbol

/** The account id of the path, as a JSON string. Only `parse` gives one. */
export type AccountId = string & { readonly [model]: 'account-id' }

/** {@link Webhook}, as it is written. */
export interface WebhookInput {
  readonly subAccountId: string
  readonly url: string
  readonly httpAuthorization?: Secret | string | undefined
  readonly enabled?: boolean | undefined
  readonly type?: WebhookType | undefined
  readonly oauth?: OAuthClientCredentialsInput | OAuthClientCredentials | undefined
}

/** {@link OAuthClientCredentials}, as it is written. */
export interface OAuthClientCredentialsInput {
  readonly url: string
  readonly clientId: string
  readonly clientSecret: Secret | string
  readonly credentialsLocation: CredentialsLocation
  readonly scope?: string | undefined
}

/** {@link WebhookTarget}, as it is written. */
export interface WebhookTargetInput {
  readonly subAccountId: string
  readonly type?: WebhookType | undefined
}

/** {@link ErrorResponse}, as it is written. */
export interface ErrorResponseInput {
  readonly code: number
  readonly errorId: string
  readonly timestamp: string
  readonly message?: string | undefined
}

/** {@link InboundMessage}, as it is written. */
export interface InboundMessageInput {
  readonly eventType: string
  readonly payload: InboundPayloadInput | InboundPayload
  readonly version?: number | undefined
  readonly namespace?: EventNamespace | undefined
  readonly description?: string | undefined
}

/** {@link InboundPayload}, as it is written. */
export interface InboundPayloadInput {
  readonly umid: string
  readonly type: ContentType
  readonly subAccountId?: string | undefined
  readonly timestamp?: string | undefined
  readonly user?: SenderInput | Sender | undefined
  readonly recipient?: RecipientInput | Recipient | undefined
  readonly content?: MessageContentInput | MessageContent | undefined
  readonly replyToUmid?: string | undefined
}

/** {@link Sender}, as it is written. */
export interface SenderInput {
  readonly msisdn?: string | undefined
  readonly channelUserId?: string | undefined
  readonly name?: string | undefined
  readonly username?: string | undefined
}

/** {@link Recipient}, as it is written. */
export interface RecipientInput {
  readonly channel?: Channel | undefined
  readonly channelId?: string | undefined
}

/** {@link MessageContent}, as it is written. */
export interface MessageContentInput {
  readonly text?: string | undefined
  readonly url?: string | undefined
  readonly payload?: string | undefined
  readonly location?: MessageLocationInput | MessageLocation | undefined
  readonly interactive?: InteractiveInput | Interactive | undefined
}

/** {@link MessageLocation}, as it is written. */
export interface MessageLocationInput {
  readonly latitude?: number | undefined
  readonly longitude?: number | undefined
  readonly name?: string | undefined
  readonly address?: string | undefined
}

/** {@link Interactive}, as it is written. */
export interface InteractiveInput {
  readonly type?: InteractiveType | undefined
  readonly button_reply?: ButtonReplyInput | ButtonReply | undefined
  readonly list_reply?: ListReplyInput | ListReply | undefined
  readonly nfmReply?: FlowReplyInput | FlowReply | undefined
  readonly callPermissionReply?: CallPermissionReplyInput | CallPermissionReply | undefined
}

/** {@link ButtonReply}, as it is written. */
export interface ButtonReplyInput {
  readonly id?: string | undefined
  readonly title?: string | undefined
}

/** {@link ListReply}, as it is written. */
export interface ListReplyInput {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
}

/** {@link FlowReply}, as it is written. */
export interface FlowReplyInput {
  readonly responseJson?: string | undefined
}

/** {@link CallPermissionReply}, as it is written. */
export interface CallPermissionReplyInput {
  readonly response?: CallPermission | undefined
  readonly isPermanent?: boolean | undefined
  readonly expirationTimestamp?: string | undefined
  readonly responseSource?: CallPermissionSource | undefined
}

/** {@link FlatInboundMessage}, as it is written. */
export interface FlatInboundMessageInput {
  readonly eventType: string
  readonly umid: string
  readonly type: ContentType
  readonly version?: number | undefined
  readonly channel?: Channel | undefined
  readonly subAccountId?: string | undefined
  readonly timestamp?: string | undefined
  readonly user?: FlatSenderInput | FlatSender | undefined
  readonly content?: MessageContentInput | MessageContent | undefined
  readonly recipient?: FlatRecipientInput | FlatRecipient | undefined
}

/** {@link FlatSender}, as it is written. */
export interface FlatSenderInput {
  readonly channelUserId?: string | undefined
}

/** {@link FlatRecipient}, as it is written. */
export interface FlatRecipientInput {
  readonly recipientId?: string | undefined
}

/** {@link DeliveryReceipt}, as it is written. */
export interface DeliveryReceiptInput {
  readonly eventType: string
  readonly payload: ReceiptPayloadInput | ReceiptPayload
  readonly version?: number | undefined
  readonly namespace?: EventNamespace | undefined
  readonly description?: string | undefined
}

/** {@link ReceiptPayload}, as it is written. */
export interface ReceiptPayloadInput {
  readonly umid: string
  readonly status: ReceiptStatusInput | ReceiptStatus
  readonly batchId?: string | undefined
  readonly clientMessageId?: string | undefined
  readonly clientBatchId?: string | undefined
  readonly subAccountId?: string | undefined
  readonly channel?: Channel | undefined
  readonly user?: AddresseeInput | Addressee | undefined
  readonly whatsapp?: ReceiptWhatsAppInput | ReceiptWhatsApp | undefined
  readonly viber?: ReceiptViberInput | ReceiptViber | undefined
  readonly outboundContent?: OutboundContentInput | OutboundContent | undefined
}

/** {@link Addressee}, as it is written. */
export interface AddresseeInput {
  readonly msisdn?: string | undefined
  readonly channelUserId?: string | undefined
}

/** {@link ReceiptStatus}, as it is written. */
export interface ReceiptStatusInput {
  readonly state: MessageState
  readonly detail?: MessageStateDetail | undefined
  readonly timestamp?: string | undefined
  readonly errorCode?: number | undefined
  readonly errorMessage?: string | undefined
}

/** {@link ReceiptWhatsApp}, as it is written. */
export interface ReceiptWhatsAppInput {
  readonly providerErrorCode?: string | undefined
  readonly pricingCategory?: PricingCategory | undefined
}

/** {@link ReceiptViber}, as it is written. */
export interface ReceiptViberInput {
  readonly providerErrorCode?: string | undefined
  readonly pricingCategory?: string | undefined
  readonly billable?: boolean | undefined
}

/** {@link OutboundContent}, as it is written. */
export interface OutboundContentInput {
  readonly channel?: string | undefined
  readonly contentType?: OutboundContentType | undefined
  readonly template?: OutboundTemplateInput | OutboundTemplate | undefined
  readonly header?: OutboundHeaderInput | OutboundHeader | undefined
  readonly body?: OutboundTextInput | OutboundText | undefined
  readonly footer?: OutboundTextInput | OutboundText | undefined
  readonly actions?: OutboundActionsInput | OutboundActions | undefined
  readonly cards?: ReadonlyArray<OutboundCardInput | OutboundCard> | undefined
  readonly meta?: OutboundMetaInput | OutboundMeta | undefined
}

/** {@link OutboundTemplate}, as it is written. */
export interface OutboundTemplateInput {
  readonly name?: string | undefined
  readonly language?: string | undefined
  readonly category?: string | undefined
}

/** {@link OutboundHeader}, as it is written. */
export interface OutboundHeaderInput {
  readonly type?: OutboundHeaderType | undefined
  readonly text?: string | undefined
  readonly media?: OutboundMediaInput | OutboundMedia | undefined
  readonly location?: OutboundLocationInput | OutboundLocation | undefined
}

/** {@link OutboundMedia}, as it is written. */
export interface OutboundMediaInput {
  readonly url?: string | undefined
  readonly filename?: string | undefined
}

/** {@link OutboundLocation}, as it is written. */
export interface OutboundLocationInput {
  readonly latitude?: number | undefined
  readonly longitude?: number | undefined
  readonly name?: string | undefined
  readonly address?: string | undefined
}

/** {@link OutboundText}, as it is written. */
export interface OutboundTextInput {
  readonly text?: string | undefined
}

/** {@link OutboundActions}, as it is written. */
export interface OutboundActionsInput {
  readonly buttons?: ReadonlyArray<OutboundButtonInput | OutboundButton> | undefined
  readonly cta?: OutboundLinkInput | OutboundLink | undefined
  readonly list?: OutboundListInput | OutboundList | undefined
  readonly flow?: OutboundFlowInput | OutboundFlow | undefined
}

/** {@link OutboundButton}, as it is written. */
export interface OutboundButtonInput {
  readonly type?: OutboundButtonType | undefined
  readonly label?: string | undefined
  readonly value?: string | undefined
}

/** {@link OutboundLink}, as it is written. */
export interface OutboundLinkInput {
  readonly displayText?: string | undefined
  readonly url?: string | undefined
}

/** {@link OutboundList}, as it is written. */
export interface OutboundListInput {
  readonly buttonLabel?: string | undefined
  readonly sections?: ReadonlyArray<OutboundSectionInput | OutboundSection> | undefined
}

/** {@link OutboundSection}, as it is written. */
export interface OutboundSectionInput {
  readonly title?: string | undefined
  readonly rows?: ReadonlyArray<OutboundRowInput | OutboundRow> | undefined
}

/** {@link OutboundRow}, as it is written. */
export interface OutboundRowInput {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly description?: string | undefined
}

/** {@link OutboundFlow}, as it is written. */
export interface OutboundFlowInput {
  readonly flowId?: string | undefined
  readonly cta?: string | undefined
  readonly action?: string | undefined
  readonly screen?: string | undefined
}

/** {@link OutboundCard}, as it is written. */
export interface OutboundCardInput {
  readonly index?: number | undefined
  readonly header?: OutboundHeaderInput | OutboundHeader | undefined
  readonly body?: OutboundTextInput | OutboundText | undefined
  readonly actions?: OutboundActionsInput | OutboundActions | undefined
}

/** {@link OutboundMeta}, as it is written. */
export interface OutboundMetaInput {
  readonly redacted?: boolean | undefined
  readonly redactionReason?: string | undefined
  readonly interactiveType?: OutboundInteractiveType | undefined
}

/** {@link ExternalAppMessage}, as it is written. */
export interface ExternalAppMessageInput {
  readonly eventType: string
  readonly payload: ExternalAppPayloadInput | ExternalAppPayload
  readonly version?: number | undefined
  readonly namespace?: EventNamespace | undefined
  readonly description?: string | undefined
}

/** {@link ExternalAppPayload}, as it is written. */
export interface ExternalAppPayloadInput {
  readonly umid: string
  readonly type: ContentType
  readonly subAccountId?: string | undefined
  readonly timestamp?: string | undefined
  readonly channel?: Channel | undefined
  readonly user?: AddresseeInput | Addressee | undefined
  readonly content?: MessageContentInput | MessageContent | undefined
}

/** {@link AccountUpdate}, as it is written. */
export interface AccountUpdateInput {
  readonly eventType: string
  readonly eventDetails: AccountUpdateDetailsInput | AccountUpdateDetails
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link AccountUpdateDetails}, as it is written. */
export interface AccountUpdateDetailsInput {
  readonly event?: AccountEvent | undefined
  readonly phoneNumber?: string | undefined
  readonly businessVerificationInfo?: BusinessVerificationInput | BusinessVerification | undefined
  readonly violationInfo?: AccountViolationInput | AccountViolation | undefined
  readonly restrictionInfo?: ReadonlyArray<AccountRestrictionInput | AccountRestriction> | undefined
}

/** {@link BusinessVerification}, as it is written. */
export interface BusinessVerificationInput {
  readonly businessId?: string | undefined
  readonly verificationStatus?: string | undefined
  readonly rejectionReasons?: ReadonlyArray<string> | undefined
}

/** {@link AccountViolation}, as it is written. */
export interface AccountViolationInput {
  readonly violationType?: ViolationType | undefined
  readonly remediation?: string | undefined
}

/** {@link AccountRestriction}, as it is written. */
export interface AccountRestrictionInput {
  readonly restrictionType?: RestrictionType | undefined
  readonly expiration?: string | undefined
  readonly remediation?: string | undefined
}

/** {@link PhoneNumberQualityUpdate}, as it is written. */
export interface PhoneNumberQualityUpdateInput {
  readonly eventType: string
  readonly eventDetails: PhoneNumberQualityDetailsInput | PhoneNumberQualityDetails
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link PhoneNumberQualityDetails}, as it is written. */
export interface PhoneNumberQualityDetailsInput {
  readonly displayPhoneNumber?: string | undefined
  readonly meta?: PhoneNumberQualityInput | PhoneNumberQuality | undefined
}

/** {@link PhoneNumberQuality}, as it is written. */
export interface PhoneNumberQualityInput {
  readonly event?: PhoneNumberEvent | undefined
  readonly currentLimit?: ConversationLimit | undefined
  readonly oldLimit?: ConversationLimit | undefined
  readonly maxDailyConversationsPerBusiness?: ConversationLimit | undefined
  readonly reason?: string | undefined
}

/** {@link TemplateCategoryUpdate}, as it is written. */
export interface TemplateCategoryUpdateInput {
  readonly eventType: string
  readonly eventDetails: TemplateCategoryDetailsInput | TemplateCategoryDetails
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link TemplateCategoryDetails}, as it is written. */
export interface TemplateCategoryDetailsInput {
  readonly templateId?: string | undefined
  readonly templateName?: string | undefined
  readonly templateLanguage?: string | undefined
  readonly meta?: TemplateCategoryChangeInput | TemplateCategoryChange | undefined
}

/** {@link TemplateCategoryChange}, as it is written. */
export interface TemplateCategoryChangeInput {
  readonly previousCategory?: string | undefined
  readonly newCategory?: string | undefined
}

/** {@link TemplateQualityUpdate}, as it is written. */
export interface TemplateQualityUpdateInput {
  readonly eventType: string
  readonly eventDetails: TemplateQualityDetailsInput | TemplateQualityDetails
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link TemplateQualityDetails}, as it is written. */
export interface TemplateQualityDetailsInput {
  readonly templateId?: string | undefined
  readonly templateName?: string | undefined
  readonly templateLanguage?: string | undefined
  readonly meta?: TemplateQualityChangeInput | TemplateQualityChange | undefined
}

/** {@link TemplateQualityChange}, as it is written. */
export interface TemplateQualityChangeInput {
  readonly previousQualityScore?: QualityScore | undefined
  readonly newQualityScore?: QualityScore | undefined
}

/** {@link TemplateStatusUpdate}, as it is written. */
export interface TemplateStatusUpdateInput {
  readonly eventType: string
  readonly eventDetails: TemplateStatusDetailsInput | TemplateStatusDetails
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link TemplateStatusDetails}, as it is written. */
export interface TemplateStatusDetailsInput {
  readonly templateId?: string | undefined
  readonly templateName?: string | undefined
  readonly templateLanguage?: string | undefined
  readonly meta?: TemplateStatusChangeInput | TemplateStatusChange | undefined
}

/** {@link TemplateStatusChange}, as it is written. */
export interface TemplateStatusChangeInput {
  readonly status?: TemplateStatus | undefined
  readonly reason?: TemplateReason | undefined
  readonly disableInfo?: DisableInfoInput | DisableInfo | undefined
  readonly otherInfo?: PauseInfoInput | PauseInfo | undefined
}

/** {@link DisableInfo}, as it is written. */
export interface DisableInfoInput {
  readonly disableDate?: string | undefined
}

/** {@link PauseInfo}, as it is written. */
export interface PauseInfoInput {
  readonly title?: PauseTitle | undefined
  readonly description?: string | undefined
}

/** {@link TemplateCorrectCategoryDetection}, as it is written. */
export interface TemplateCorrectCategoryDetectionInput {
  readonly eventType: string
  readonly eventDetails: TemplateCorrectCategoryDetailsInput | TemplateCorrectCategoryDetails
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link TemplateCorrectCategoryDetails}, as it is written. */
export interface TemplateCorrectCategoryDetailsInput {
  readonly templateId?: string | undefined
  readonly templateName?: string | undefined
  readonly templateLanguage?: string | undefined
  readonly meta?: TemplateCorrectCategoryInput | TemplateCorrectCategory | undefined
}

/** {@link TemplateCorrectCategory}, as it is written. */
export interface TemplateCorrectCategoryInput {
  readonly category?: string | undefined
  readonly correctCategory?: string | undefined
}

/** {@link WhatsAppUserIdUpdate}, as it is written. */
export interface WhatsAppUserIdUpdateInput {
  readonly eventType: string
  readonly eventDetails: PassedOnInput | PassedOn
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link PassedOn}, as it is written. */
export interface PassedOnInput {
  readonly rawEvent?: MetaChangeInput | MetaChange | undefined
}

/** {@link MetaChange}, as it is written. */
export interface MetaChangeInput {
  readonly field?: string | undefined
  readonly value?: unknown | undefined
}

/** {@link WhatsAppContact}, as it is written. */
export interface WhatsAppContactInput {
  readonly eventType: string
  readonly eventDetails: PassedOnInput | PassedOn
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link WhatsAppPreference}, as it is written. */
export interface WhatsAppPreferenceInput {
  readonly eventType: string
  readonly eventDetails: PassedOnInput | PassedOn
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link UnknownEvent}, as it is written. */
export interface UnknownEventInput {
  readonly eventType: string
  readonly payload: unknown
  readonly version?: number | undefined
  readonly namespace?: EventNamespace | undefined
  readonly description?: string | undefined
}

/** {@link UnknownBusinessUpdate}, as it is written. */
export interface UnknownBusinessUpdateInput {
  readonly eventType: string
  readonly eventDetails: unknown
  readonly eventId?: string | undefined
  readonly timestamp?: string | undefined
  readonly provider?: Provider | undefined
  readonly businessAccountId?: string | undefined
  readonly accountId?: string | undefined
}

/** {@link ForeignEvent}, as it is written. */
export interface ForeignEventInput {
  readonly namespace?: string | undefined
  readonly eventType?: string | undefined
  readonly payload?: unknown | undefined
}

/** {@link Unrecognized}, as it is written. */
export interface UnrecognizedInput {
  readonly eventType?: string | undefined
}

/** What each model is, checked. */
export interface Models {
  'webhooks': readonly Webhook[]
  'webhook': Webhook
  'webhook-list': readonly Webhook[]
  'webhook-targets': readonly WebhookTarget[]
  'webhook-target': WebhookTarget
  'oauth-client-credentials': OAuthClientCredentials
  'error-response': ErrorResponse
  'account-id': AccountId
  'event': Event
}

/** What each model is, as it is written. */
export interface ModelInputs {
  'webhooks': readonly WebhookInput[]
  'webhook': WebhookInput
  'webhook-list': readonly WebhookInput[]
  'webhook-targets': readonly WebhookTargetInput[]
  'webhook-target': WebhookTargetInput
  'oauth-client-credentials': OAuthClientCredentialsInput
  'error-response': ErrorResponseInput
  'account-id': string
  'event': string
}

/**
 * All findings of a document. Text that isn't JSON has a finding, too.
 *
 * @throws {TypeError} If an option is unknown or of the wrong type, or if a value is nothing that JSON can hold: a function, a symbol, a
 * `BigInt`, a `Map`, NaN, a string with a lone surrogate, an object that holds itself.
 * @throws {RangeError} If a limit is no whole number.
 */
export function check (data: Data, options?: Options): Report

/**
 * Whether a document has no error. Stops at the first.
 *
 * @throws {TypeError} As {@link check}.
 * @throws {RangeError} As {@link check}.
 */
export function isValid (data: Data, options?: Options): boolean

/**
 * Makes immutable models of a document that has no error. Properties that the contract doesn't have are dropped.
 *
 * @throws {ValidationError} If the document has an error.
 * @throws {TypeError} As {@link check}.
 * @throws {RangeError} As {@link check}.
 */
export function parse<M extends Model = 'webhooks'> (data: Data, options?: Options<M>): Models[M]

/** As {@link check}, with the event loop free while text is read. Bytes are copied first. */
export function checkAsync (data: Data, options?: Options): Promise<Report>

/** As {@link isValid}, with the event loop free while text is read. Bytes are copied first. */
export function isValidAsync (data: Data, options?: Options): Promise<boolean>

/**
 * As {@link parse}, with the event loop free while text is read. Bytes are copied first. The models of a long list are made in slices of
 * some milliseconds.
 */
export function parseAsync<M extends Model = 'webhooks'> (data: Data, options?: Options<M>): Promise<Models[M]>

/** The findings of a file that is one document. What is over the limit is not read. */
export function checkFile (path: string | URL, options?: Options): Promise<Report>

/** A line of a source of lines, and what was found in it. */
export interface CheckedLine {
  /** The number of the line, from 1. Blank lines count, and have no report. */
  readonly line: number
  /** The findings. Their lines and columns are those within the line. */
  readonly report: Report
}

/**
 * The findings of each line of a source in which each line is a document (NDJSON): the path of a file, or chunks of text or bytes such as
 * those of a stream. One line is kept in memory at a time, up to the limit of its length.
 */
export function checkLines (
  source: string | URL | AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  options?: Options
): AsyncGenerator<CheckedLine, void, undefined>

/**
 * The id of an account. The text is the value itself, not JSON.
 *
 * @throws {ValidationError} If it is none.
 * @throws {TypeError} If it is no string.
 */
export function accountId (text: string): AccountId

/**
 * What is to be sent, as JSON text, secrets and all: of a model, a set, or an array of models or of plain objects with secrets in them.
 * Whatever else writes models, such as `JSON.stringify`, throws where a secret would show.
 *
 * @throws {TypeError} If it is or holds anything else, such as a plan or a promise.
 */
export function requestBody (value: object): string

/** A region of the platform. */
export type Region = 'asia-pacific' | 'north-america' | 'europe' | 'indonesia'

/** The base URL of the platform for each region. */
export const regions: { readonly [region in Region]: string }

/**
 * The webhooks of an account: at most one for each scope and type. Immutable: `apply` and `delete` give new sets.
 *
 * An entry without a type stands for two webhooks, and each webhook in the set has its type written out. They stand in the order of scope,
 * `*` first, then type. {@link requestBody} of a set is an array of webhooks.
 *
 * What isn't a model yet is checked, with the default policy `recommended`. Models are taken as they are.
 */
export class WebhookSet implements Iterable<Webhook> {
  /**
   * Takes webhooks; of two for the same scope and type, the later one counts.
   *
   * @throws {ValidationError} If they have an error.
   * @throws {TypeError} If it isn't iterable, or holds what JSON can't.
   */
  constructor (webhooks: Iterable<WebhookInput | Webhook>, options?: Omit<Options, 'model'>)
  /** An empty set. */
  constructor ()
  /** The webhooks, in order. */
  readonly webhooks: readonly Webhook[]
  /** How many there are. */
  readonly size: number
  /**
   * The set that a request makes of this one: creates or replaces webhooks, entry after entry. Webhooks that are not named stay as they
   * are; a property that an entry omits is not kept from before.
   *
   * @throws {ValidationError} If the request has an error.
   */
  apply (request: Iterable<WebhookInput | Webhook>, options?: Omit<Options, 'model'>): WebhookSet
  /**
   * The set that a deletion makes of this one. `*` names the webhooks that are configured with `*`; no type stands for delivery
   * receipts and inbound messages.
   *
   * @throws {ValidationError} If the targets have an error.
   */
  delete (targets: Iterable<WebhookTargetInput | WebhookTarget>, options?: Omit<Options, 'model'>): WebhookSet
  /** The same webhooks as GET shows them: with `***` in place of secrets. An empty `httpAuthorization` has nothing to mask. */
  masked (): WebhookSet
  /**
   * The webhooks to which an event is sent: those of its type that are switched on, for all sub-accounts or for this one.
   *
   * @throws {TypeError} If the type is unknown, or the sub-account is `*`.
   */
  deliverTo (subAccountId: string, type: WebhookType): Webhook[]
  /**
   * The webhook with exactly that scope and type.
   *
   * @throws {TypeError} If the type is unknown.
   */
  get (subAccountId: string, type: WebhookType): Webhook | undefined
  /**
   * Whether there is a webhook for all that a target stands for.
   *
   * @throws {TypeError} If the type is unknown.
   */
  has (target: WebhookTargetInput | WebhookTarget): boolean
  /** Whether both have the same webhooks, secrets included. */
  equals (other: unknown): boolean
  /** The webhooks, each of which refuses to be written if a secret would show. */
  toJSON (): readonly Webhook[]
  [Symbol.iterator] (): Iterator<Webhook>
}

/** What happens to webhooks that the desired set doesn't list: they stay, or they are deleted. */
export type Unlisted = 'keep' | 'prune'

/** What a step of a plan does with a webhook. */
export type Action = 'create' | 'replace' | 'unchanged' | 'keep' | 'remove'

/** What a step of a plan brings about, or can't know. */
export type EffectKind =
  | 'turns_on' | 'turns_off' | 'drops_authorization' | 'drops_oauth' | 'unknown_secret' | 'masked_secret' | 'unfilled_variable'

/** Something that a step brings about, or can't know, beyond what was asked for in so many words. */
export interface Effect {
  /** What it is. */
  readonly kind: EffectKind
  /** The property that it is about, such as `oauth/clientSecret`. */
  readonly property: string
  /** What happens. */
  readonly message: string
  /** What to do if that isn't wanted. */
  readonly help: string
}

/** What happens to one webhook. */
export interface Step {
  /** Its scope. */
  readonly subAccountId: string
  /** Its type. */
  readonly type: WebhookType
  /** What is done. */
  readonly action: Action
  /** For `replace`, the names of what changes: `url`, `oauth/clientSecret` and so on. */
  readonly properties: readonly string[]
  /** What that brings about. */
  readonly effects: readonly Effect[]
  /** Whether it can't be done: a mask or an unfilled variable would have to be sent. Not in what `JSON.stringify` writes. */
  readonly isBlocked: boolean
}

/** What has to be sent, webhook by webhook. Neither what is shown of it nor what is written has the value of a property. */
export interface Plan extends Iterable<Step> {
  /** What happens to each webhook of either set, in the order of the sets. */
  readonly steps: readonly Step[]
  /** How many webhooks of the account have a type that this version doesn't know. They are left alone. */
  readonly unknownTypes: number
  /** Whether there is nothing to send. */
  readonly isEmpty: boolean
  /** Whether a mask or an unfilled variable would have to be sent: `request` refuses then. */
  readonly isBlocked: boolean
  /**
   * The body of the request that creates and replaces webhooks. Each has its type written out. Empty: there is none to make. It is made
   * to be sent, so `JSON.stringify` and {@link requestBody} give what is sent, secrets and all. `console.log` shows none, and `masked()` is
   * for logs.
   *
   * @throws {BlockedError} If a mask or an unfilled variable would have to be sent.
   */
  request (): readonly Webhook[] & { masked (): readonly Webhook[] }
  /** The body of the request that deletes webhooks. Empty: there is none to make. */
  removals (): readonly WebhookTarget[]
  /** The steps as data. */
  toJSON (): { empty: boolean, blocked: boolean, steps: readonly Step[], unknownTypes: number }
  /** A list for people. */
  toString (): string
}

/** A plan can't be carried out, since a mask or an unfilled variable would have to be sent in place of a value. */
export class BlockedError extends Error {
  constructor (message: string, targets: readonly WebhookTarget[])
  name: 'BlockedError'
  readonly code: 'ERR_CHATAPPS_WEBHOOKS_BLOCKED'
  /** The webhooks that lack a value. */
  readonly targets: readonly WebhookTarget[]
}

/** How two sets are compared. */
export interface PlanOptions {
  /** What happens to webhooks that the desired set doesn't list: `keep` unless given. */
  readonly unlisted?: Unlisted | undefined
  /** Whether secrets that may be other ones count as changed, so that they are sent. */
  readonly resendSecrets?: boolean | undefined
}

/**
 * What has to be sent so that an account has the webhooks that are wanted, and what else that brings about.
 *
 * `current` usually comes from GET, which masks secrets. What is masked on either side counts as unchanged, and the effects of the step say
 * so. Of desired secrets, exactly `***` means "as it is"; any other mask, and a variable that nobody filled in, is never sent. An omitted
 * `enabled` is true, and an empty `httpAuthorization` is none.
 *
 * @throws {TypeError} If one is no {@link WebhookSet}, or an option is unknown or of the wrong type.
 */
export function plan (current: WebhookSet, desired: WebhookSet, options?: PlanOptions): Plan

/** A rule's row in the catalogue. */
export interface Rule {
  /** Its stable id, such as `masked_secret`; for the contract, the JSON Schema keyword. */
  readonly id: RuleId
  /** Where it comes from. The level of a rule of the contract can't be set. */
  readonly group: 'contract' | 'policy' | 'limit'
  /** Its level in the policy `recommended`. */
  readonly level: RuleLevel
  /** Its level there in events. */
  readonly levelInEvents: RuleLevel
  /** What it finds. */
  readonly finds: string
  /** Why that is worth a finding. */
  readonly why: string
  /** The text that it rests on. */
  readonly source: string
  /** The document that the examples are of. */
  readonly model: Model
  /** A document that has a finding of this rule, as JSON text. */
  readonly bad: string
  /** The document put right. */
  readonly good: string
}

/** Every rule, in the order of the documentation. */
export function rules (): readonly Rule[]

/** A draft of JSON Schema. */
export type Draft = '2020-12' | '07'

/**
 * The published JSON Schema of a document, or of a report: a new object each time.
 *
 * @throws {TypeError} If the model or the draft is unknown.
 */
export function schema (model?: Model | 'report', options?: { readonly draft?: Draft | undefined }): Record<string, unknown>

/** A finding as Standard Schema has it. */
export interface Issue {
  /** What is wrong: one line. */
  readonly message: string
  /** The keys that lead to the place. */
  readonly path: ReadonlyArray<string | number>
  /** The id of the rule that is broken; absent where a value is nothing that JSON can hold. */
  readonly rule?: RuleId
  /** What to do about it. */
  readonly help?: string
}

/** What the members of `~standard.jsonSchema` are given. */
export interface JSONSchemaOptions {
  readonly target: 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | ({} & string)
  readonly libraryOptions?: Record<string, unknown> | undefined
}

/** A model as an object of Standard Schema (version 1) and Standard JSON Schema. Strings and bytes are values to it, not text. */
export interface ModelSchema<M extends Model> {
  /** The model's name. */
  readonly model: M
  readonly '~standard': {
    readonly version: 1
    readonly vendor: 'chatapps-webhooks'
    /** Parses a value. Only errors are issues. */
    readonly validate: (value: unknown) => { readonly value: Models[M], readonly issues?: undefined } | { readonly issues: readonly Issue[] }
    readonly jsonSchema: {
      readonly input: (options: JSONSchemaOptions) => Record<string, unknown>
      readonly output: (options: JSONSchemaOptions) => Record<string, unknown>
    }
    readonly types?: { readonly input: ModelInputs[M], readonly output: Models[M] } | undefined
  }
  /** The same model, checked in another way: `models.webhooks.with({ policy: 'strict' })`. */
  with (options: Omit<Options, 'model'>): ModelSchema<M>
}

/** The models, for libraries that take a Standard Schema. The default policy is `recommended`. */
export const models: {
  readonly webhooks: ModelSchema<'webhooks'>
  readonly webhook: ModelSchema<'webhook'>
  readonly webhookList: ModelSchema<'webhook-list'>
  readonly webhookTargets: ModelSchema<'webhook-targets'>
  readonly webhookTarget: ModelSchema<'webhook-target'>
  readonly oauthClientCredentials: ModelSchema<'oauth-client-credentials'>
  readonly errorResponse: ModelSchema<'error-response'>
  readonly accountId: ModelSchema<'account-id'>
  readonly event: ModelSchema<'event'>
}

/** The version of the package. */
export const version: string
