// The types of the public names, written by `types.mjs` from `index.d.ts.in`, the descriptions and
// the catalogue. What the names do is said here once, for editors and for readers.

/** The document that is checked. */
export type Model =
  | 'webhooks' | 'webhook' | 'webhook-list' | 'webhook-targets' | 'webhook-target' | 'oauth-client-credentials' | 'error-response'
  | 'account-id' | 'event' | 'receiver-transcript'

/** A named set of levels: only the contract, the levels of the catalogue, or these with every warning an error. */
export type Policy = 'contract' | 'recommended' | 'strict'

/** How much a finding matters. */
export type Level = 'error' | 'warning' | 'notice'

/** How a text is written: JSON; with comments and trailing commas; YAML; TOML. */
export type InputFormat = 'json' | 'jsonc' | 'yaml' | 'toml'

/** Who decides whether a fix is made: a program, a person, or a person who completes it. */
export type Applicability = 'safe' | 'unsafe' | 'manual'

/** A level that a rule can be set to. */
export type RuleLevel = Level | 'off'

/** A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can't be set. */
export type ContractRule = 'syntax' | 'type' | 'required' | 'enum' | 'format' | 'pattern' | 'minLength' | 'maxLength'

/** A rule whose level can be set. */
export type PolicyRule =
  | 'body_too_large' | 'too_deep' | 'too_many_entries' | 'url_too_large' | 'account_full' | 'duplicate_key' | 'yaml_alias' | 'yaml_merge'
  | 'yaml_tag' | 'misspelled_property' | 'unknown_property' | 'undocumented_value' | 'undocumented_property' | 'masked_secret'
  | 'unfilled_variable' | 'auth_conflict' | 'conflicting_targets' | 'repeated_target' | 'overlapping_scope' | 'implicit_types'
  | 'empty_request' | 'empty_sub_account_id' | 'sub_account_id_format' | 'url_scheme' | 'url_host' | 'insecure_url' | 'url_credentials'
  | 'url_fragment' | 'url_secret' | 'private_host' | 'ambiguous_url' | 'url_too_long' | 'invalid_header_value' | 'authorization_shape'
  | 'empty_authorization' | 'unauthenticated' | 'credentials_over_http' | 'insecure_token_url' | 'token_url_fragment' | 'empty_credential'
  | 'credential_blanks' | 'credential_characters' | 'invalid_scope' | 'credentials_in_body' | 'placeholder' | 'unknown_error_code'
  | 'unknown_event' | 'foreign_event' | 'unknown_version' | 'legacy_format' | 'missing_documented' | 'unexpected_type'
  | 'malformed_timestamp' | 'malformed_id' | 'contradictory_content' | 'refused_event' | 'refused_legacy_format' | 'refused_unknown'
  | 'refused_variation' | 'refused_malformed' | 'refused_duplicate' | 'refused_late_receipt' | 'refused_large_body' | 'redirected_event'
  | 'no_answer' | 'answer_timeout' | 'slow_answer' | 'authorization_refused' | 'unauthenticated_accepted' | 'unauthorized_status'
  | 'unused_suppression' | 'expired_suppression'

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
  /** How text is written: `json` unless given. Positions are those of the text itself. Values have no format. */
  readonly format?: InputFormat | undefined
  /**
   * Whether it is desired state, as `plan` and `apply` of the command line read it: secrets may be references, `{"env": "NAME"}` or
   * `{"file": "PATH"}`, which are checked by name, or `***` for the secret that is there already. Notices are off, unless `rules` sets
   * their level.
   */
  readonly desired?: boolean | undefined
  /** The largest text that is read, in bytes of UTF-8; 1 MiB unless given, and 8 MiB of an event. Values are not measured; beyond 4 million values and names, of which a number counts as three, they are a `TypeError`. */
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

/** One replacement of a part of a text. What it writes never holds a part of a secret. */
export interface Edit {
  /** What it replaces, from 0, in bytes of UTF-8; empty where it only inserts. */
  readonly range: { readonly start: number, readonly end: number }
  /** What it writes there. */
  readonly text: string
}

/** A change of a text that fixes a finding. It was proven: made, it leaves nothing as bad behind. */
export interface Fix {
  /** What it does: one line. The wording may change. */
  readonly title: string
  /**
   * Who decides whether it is made. A program may make a `safe` one, a person looks at an `unsafe` one first, and completes a `manual`
   * one, which isn't proven.
   */
  readonly applicability: Applicability
  /** Replacements, in the order of the text. No two overlap. */
  readonly edits: readonly Edit[]
  /**
   * The text with the fix made, of the same type.
   *
   * @throws {RangeError} If an edit reaches beyond the text: the fix is one of another text.
   */
  apply<T extends string | Uint8Array> (text: T): T extends string ? string : Buffer
}

/** A text with fixes made. It isn't shown by loggers and inspection: it is a document, secrets and all. */
export interface Fixed<T extends string | Uint8Array> {
  /** The text. What no fix changed is as it was. */
  readonly text: T extends string ? string : Buffer
  /** What is wrong with it still. */
  readonly report: Report
  /** What was fixed, in the order in which that was done. Positions are those that a finding had then. */
  readonly findings: readonly Finding[]
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
  /** The most severe level that a finding has, left out or not; `null` if there is none. */
  readonly worst: Level | null
  /** The findings that make the document invalid. */
  readonly errors: readonly Finding[]
  /** What was probably not wanted. */
  readonly warnings: readonly Finding[]
  /** What is worth knowing; nothing is wrong. */
  readonly notices: readonly Finding[]
  /**
   * The fixes of each finding in the text that was checked, in the order of `findings`.
   *
   * Each was proven by making it and checking the text again under the same options: its finding is gone, and there is no new one of
   * the same or a higher level. So a fix takes as long as a check, and there are at most 1,000 for a report. `manual` ones are exempt.
   * Several fixes of one finding are alternatives, the best one first. Findings of another text have none, and neither have those of
   * values.
   */
  fixes (text: string | Uint8Array): ReadonlyArray<readonly Fix[]>
  /**
   * The text that was checked, with its fixes made, in rounds until none is left: the `safe` ones, or `unsafe` ones as well.
   *
   * @throws {TypeError} If the applicability is neither `safe` nor `unsafe`, or fixes undo each other.
   */
  fixed<T extends string | Uint8Array> (text: T, options?: { readonly applicability?: Applicability | undefined }): Fixed<T>
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

/**
 * What a receiver was sent: `event` a documented event, `legacy_format` an event in an older format, `unknown_event` an event that isn't
 * documented, `unknown_property` an event with a property that isn't documented, `unknown_value` an event with a value that isn't
 * documented, `unknown_version` an event of a version above the newest, `long_timestamp` an event whose time has seven digits of a second,
 * `missing_msisdn` an event without a phone number, `null_members` an event with null in the place of all that is absent,
 * `incomplete_event` an event without its id, `malformed_json` a body that isn't JSON, `duplicate` an event that was sent before,
 * `late_receipt` a receipt that comes after a later one, `large_body` an event of 512 KiB.
 */
export type ProbeKind =
  | 'event' | 'legacy_format' | 'unknown_event' | 'unknown_property' | 'unknown_value' | 'unknown_version' | 'long_timestamp'
  | 'missing_msisdn' | 'null_members' | 'incomplete_event' | 'malformed_json' | 'duplicate' | 'late_receipt' | 'large_body'

/** The `Authorization` of a request: `right` the one of the webhook, which may have none, `wrong` another one, `missing` none. */
export type ProbeCredentials = 'right' | 'wrong' | 'missing'

/**
 * Why a request had no answer: `timeout` the time was up, `refused` nobody listened, `closed` the connection was closed before the answer,
 * `tls` TLS failed, for example because the certificate isn't trusted, `unreadable` the answer isn't an HTTP response, or its head is too
 * large, `other` anything else.
 */
export type ProbeFailure = 'timeout' | 'refused' | 'closed' | 'tls' | 'unreadable' | 'other'

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
export interface InboundMessage extends EventMembers {
  /** The kind of event. */
  readonly kind: 'inbound_message_received'
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** Who sent an inbound message. */
export interface Sender {
  /** The phone number, with `+`. Personal. */
  readonly msisdn?: string
  /** The id on the channel. Personal. */
  readonly channelUserId?: string
  /** The name of the profile. Personal. */
  readonly name?: string
  /** The user name. Personal. */
  readonly username?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** Where an inbound message arrived. */
export interface Recipient {
  /** The channel. */
  readonly channel?: Channel | (string & {})
  /** The id of the business's own channel. */
  readonly channelId?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The content of a message. Look at all of its members: what `type` names may be something else. */
export interface MessageContent {
  /** The text. Personal. */
  readonly text?: string
  /** Where the media are, for 24 hours. Whoever has the URL can read them. Personal. */
  readonly url?: string
  /** The payload of a button. Personal. */
  readonly payload?: string
  /** A place. */
  readonly location?: MessageLocation
  /** The answer to an interactive message. */
  readonly interactive?: Interactive
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A place. */
export interface MessageLocation {
  /** The latitude, in degrees. Personal. */
  readonly latitude?: number
  /** The longitude, in degrees. Personal. */
  readonly longitude?: number
  /** The name of the place. Personal. */
  readonly name?: string
  /** The address of the place. Personal. */
  readonly address?: string
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A reply button that was tapped. */
export interface ButtonReply {
  /** Its id. Personal. */
  readonly id?: string
  /** Its label. Personal. */
  readonly title?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A row of a list that was chosen. */
export interface ListReply {
  /** Its id. Personal. */
  readonly id?: string
  /** Its title. Personal. */
  readonly title?: string
  /** Its description. Personal. */
  readonly description?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The answers to a Flow. */
export interface FlowReply {
  /** The answers, as JSON in a text. Personal. */
  readonly responseJson?: string
  /** What `responseJson` says, parsed; `undefined` if it is no JSON, larger than 8 MiB, or deeper than 128 levels. Personal. */
  readonly response: unknown
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** An inbound message without an envelope, as LINE has them. */
export interface FlatInboundMessage extends EventMembers {
  /** The kind of event. */
  readonly kind: 'inboundMessage'
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
}

/** Who sent an inbound message without an envelope. */
export interface FlatSender {
  /** The id on the channel. Personal. */
  readonly channelUserId?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** Where an inbound message without an envelope arrived. */
export interface FlatRecipient {
  /** The id of the business's own channel. */
  readonly recipientId?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A delivery receipt: what became of a message. */
export interface DeliveryReceipt extends EventMembers {
  /** The kind of event. */
  readonly kind: 'outbound_message_status_changed'
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
  /** A copy of the message. Personal. */
  readonly outboundContent?: OutboundContent
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The person whom a message was sent to. */
export interface Addressee {
  /** The phone number, with `+`. Personal. */
  readonly msisdn?: string
  /** The id on the channel. Personal. */
  readonly channelUserId?: string
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** What the register says of `errorCode`. The register is open. */
  readonly errorCodeMeaning: string | undefined
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** What only WhatsApp says of a message. */
export interface ReceiptWhatsApp {
  /** Meta's own error code. */
  readonly providerErrorCode?: string
  /** Meta's price category. */
  readonly pricingCategory?: PricingCategory | (string & {})
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The header of a message. */
export interface OutboundHeader {
  /** The kind of header. */
  readonly type?: OutboundHeaderType | (string & {})
  /** The text. Personal. */
  readonly text?: string
  /** The picture, video, sound or file. */
  readonly media?: OutboundMedia
  /** The place. */
  readonly location?: OutboundLocation
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A picture, video, sound or file. */
export interface OutboundMedia {
  /** Where it is. Personal. */
  readonly url?: string
  /** The name of the file. Personal. */
  readonly filename?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The place in a header. */
export interface OutboundLocation {
  /** The latitude, in degrees. Personal. */
  readonly latitude?: number
  /** The longitude, in degrees. Personal. */
  readonly longitude?: number
  /** The name of the place. Personal. */
  readonly name?: string
  /** The address of the place. Personal. */
  readonly address?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The body or footer of a message. */
export interface OutboundText {
  /** The text. Personal. */
  readonly text?: string
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A button. */
export interface OutboundButton {
  /** The kind of button. */
  readonly type?: OutboundButtonType | (string & {})
  /** The label. Personal. */
  readonly label?: string
  /** What it does, if that is more than its kind. Personal. */
  readonly value?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A link. */
export interface OutboundLink {
  /** The label. Personal. */
  readonly displayText?: string
  /** Where it leads. Personal. */
  readonly url?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A list to choose from. */
export interface OutboundList {
  /** The label of the button that opens it. Personal. */
  readonly buttonLabel?: string
  /** Its sections. */
  readonly sections?: ReadonlyArray<OutboundSection>
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A section of a list. */
export interface OutboundSection {
  /** Its title. Personal. */
  readonly title?: string
  /** Its rows. */
  readonly rows?: ReadonlyArray<OutboundRow>
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A row of a list. */
export interface OutboundRow {
  /** Its id. Personal. */
  readonly id?: string
  /** Its title. Personal. */
  readonly title?: string
  /** Its description. Personal. */
  readonly description?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A Flow. */
export interface OutboundFlow {
  /** Its id. */
  readonly flowId?: string
  /** The label of the button that opens it. Personal. */
  readonly cta?: string
  /** What happens when it is opened. */
  readonly action?: string
  /** The screen that it begins with. */
  readonly screen?: string
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A message that the business sent from the WhatsApp Business App. */
export interface ExternalAppMessage extends EventMembers {
  /** The kind of event. */
  readonly kind: 'external_app_message'
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** Something about a business account changed. */
export interface AccountUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'account_update'
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
}

/** What changed about a business account. A restriction has `restrictionInfo`, but for some of those that come with `violationInfo`. */
export interface AccountUpdateDetails {
  /** What happened. */
  readonly event?: AccountEvent | (string & {})
  /** The phone number that it is about. Personal. */
  readonly phoneNumber?: string
  /** The verification of the business. */
  readonly businessVerificationInfo?: BusinessVerification
  /** What was violated. */
  readonly violationInfo?: AccountViolation
  /** What is restricted. */
  readonly restrictionInfo?: ReadonlyArray<AccountRestriction>
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A violation. */
export interface AccountViolation {
  /** What was violated. */
  readonly violationType?: ViolationType | (string & {})
  /** What can be done. */
  readonly remediation?: string
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The quality or the limit of a phone number changed. */
export interface PhoneNumberQualityUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'phone_number_quality_update'
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
}

/** What changed about a phone number. */
export interface PhoneNumberQualityDetails {
  /** The phone number. Personal. */
  readonly displayPhoneNumber?: string
  /** What changed. */
  readonly meta?: PhoneNumberQuality
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The category of a template changed. */
export interface TemplateCategoryUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'template_category_update'
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A change of category. */
export interface TemplateCategoryChange {
  /** The category before, such as `UTILITY`. */
  readonly previousCategory?: string
  /** The category, such as `MARKETING`. */
  readonly newCategory?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The quality of a template changed. */
export interface TemplateQualityUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'template_quality_update'
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A change of quality. */
export interface TemplateQualityChange {
  /** The quality before. */
  readonly previousQualityScore?: QualityScore | (string & {})
  /** The quality. */
  readonly newQualityScore?: QualityScore | (string & {})
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The status of a template changed. */
export interface TemplateStatusUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'template_status_update'
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
  /** For `JSON.stringify`: all members, personal ones included. */
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** That a template is to be disabled. */
export interface DisableInfo {
  /** When. Nothing says in what format. */
  readonly disableDate?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** That a template was paused, or no longer is. */
export interface PauseInfo {
  /** What happened. */
  readonly title?: PauseTitle | (string & {})
  /** The same for people. */
  readonly description?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** Meta would put a template into another category. */
export interface TemplateCorrectCategoryDetection extends EventMembers {
  /** The kind of event. */
  readonly kind: 'template_correct_category_detection'
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
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The category that Meta would choose. The template itself is unchanged. */
export interface TemplateCorrectCategory {
  /** The category that a message was sent in, such as `UTILITY`. */
  readonly category?: string
  /** The category that Meta would choose, such as `MARKETING`. */
  readonly correctCategory?: string
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** The id of a WhatsApp user changed. */
export interface WhatsAppUserIdUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'whatsapp_user_id_update'
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
}

/** An object of Meta's, as it is. */
export interface PassedOn {
  /** The object. Personal. */
  readonly rawEvent?: MetaChange
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** An object of Meta's. Its form is Meta's own, and nothing looks into it. */
export interface MetaChange {
  /** Meta's name for what changed. */
  readonly field?: string
  /** What changed. Personal. */
  readonly value?: unknown
  /** For `JSON.stringify`: all members, personal ones included. */
  toJSON (): Record<string, unknown>
}

/** A customer sent a contact card. */
export interface WhatsAppContact extends EventMembers {
  /** The kind of event. */
  readonly kind: 'whatsapp_contact'
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
}

/** A customer changed a preference about marketing messages. */
export interface WhatsAppPreference extends EventMembers {
  /** The kind of event. */
  readonly kind: 'whatsapp_preference'
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
}

/** An event that is not documented, in the envelope of those that are. */
export interface UnknownEvent extends EventMembers {
  /** The kind of event. */
  readonly kind: 'unknown_event'
  /** The name of the event. */
  readonly eventType: string
  /** What happened. Personal. */
  readonly payload: unknown
  /** The version of the format. */
  readonly version?: number
  /** The product: `ChatApps`. */
  readonly namespace?: EventNamespace | (string & {})
  /** What the event is, for people. */
  readonly description?: string
}

/** A business update that is not documented. */
export interface UnknownBusinessUpdate extends EventMembers {
  /** The kind of event. */
  readonly kind: 'unknown_business_update'
  /** The name of the event, as it was received. */
  readonly eventType: string
  /** What happened. Personal. */
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
}

/** An event of another product, such as SMS or VOICE. */
export interface ForeignEvent extends EventMembers {
  /** The kind of event. */
  readonly kind: 'foreign_event'
  /** The product. */
  readonly namespace?: string
  /** The name of the event. */
  readonly eventType?: string
  /** What happened, in the form of the product. Personal. */
  readonly payload?: unknown
}

/** A body that is no event as far as anything documents. */
export interface Unrecognized extends EventMembers {
  /** The kind of event. */
  readonly kind: 'unrecognized'
  /** The name of the event, if the body has one. */
  readonly eventType?: string
}

/** The transcript of a check of a receiver: what it was sent, and how it answered. */
export interface ReceiverTranscript {
  /** What was sent, in that order. */
  readonly probes: ReadonlyArray<ReceiverProbe>
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/** A request to a receiver, and how it was answered. */
export interface ReceiverProbe {
  /** What was sent. */
  readonly probe: ProbeKind
  /** The `Authorization` with which it was sent. */
  readonly credentials: ProbeCredentials
  /** How long it took until the answer, or until there was none, in milliseconds. */
  readonly milliseconds: number
  /** The kind of the event. */
  readonly kind?: string
  /** The type of content, the state or whatever else the event differs in from others of its kind. */
  readonly detail?: string
  /** The version of the format. */
  readonly format?: number
  /** The status of the answer. */
  readonly status?: number
  /** Why there was no answer. */
  readonly failure?: ProbeFailure
  /** How many more events were answered in the same way, and have no entry of their own. */
  readonly alike?: number
  /** For `JSON.stringify`. */
  toJSON (): Record<string, unknown>
}

/**
 * The kind of an event: `inbound_message_received` an inbound message, `inboundMessage` an inbound message without an envelope, as LINE has
 * them, `outbound_message_status_changed` a delivery receipt: what became of a message, `external_app_message` a message that the business
 * sent from the WhatsApp Business App, `account_update` something about a business account changed, `phone_number_quality_update` the
 * quality or the limit of a phone number changed, `template_category_update` the category of a template changed, `template_quality_update`
 * the quality of a template changed, `template_status_update` the status of a template changed, `template_correct_category_detection` meta
 * would put a template into another category, `whatsapp_user_id_update` the id of a WhatsApp user changed, `whatsapp_contact` a customer
 * sent a contact card, `whatsapp_preference` a customer changed a preference about marketing messages, `unknown_event` an event that is not
 * documented, in the envelope of those that are, `unknown_business_update` a business update that is not documented, `foreign_event` an
 * event of another product, such as SMS or VOICE, `unrecognized` a body that is no event as far as anything documents.
 */
export type EventKind =
  | 'inbound_message_received' | 'inboundMessage' | 'outbound_message_status_changed' | 'external_app_message' | 'account_update'
  | 'phone_number_quality_update' | 'template_category_update' | 'template_quality_update' | 'template_status_update'
  | 'template_correct_category_detection' | 'whatsapp_user_id_update' | 'whatsapp_contact' | 'whatsapp_preference' | 'unknown_event'
  | 'unknown_business_update' | 'foreign_event' | 'unrecognized'

/** What can be odd about a sample of an event. */
export type Fault =
  | 'unknown_event' | 'unknown_property' | 'unknown_value' | 'unknown_version' | 'long_timestamp' | 'missing_msisdn' | 'null_members'
  | 'flat_line'

/** An event, by its `kind`. `LaterEvent` stands for the kinds that are yet to come. */
export type Event =
  | InboundMessage | FlatInboundMessage | DeliveryReceipt | ExternalAppMessage | AccountUpdate | PhoneNumberQualityUpdate
  | TemplateCategoryUpdate | TemplateQualityUpdate | TemplateStatusUpdate | TemplateCorrectCategoryDetection | WhatsAppUserIdUpdate
  | WhatsAppContact | WhatsAppPreference | UnknownEvent | UnknownBusinessUpdate | ForeignEvent | Unrecognized | LaterEvent

// A string that no literal is equal to: `string` itself would keep `switch` from telling the other
// kinds apart.
declare enum LaterKind { later = '…' }

/**
 * An event of a kind that only a later version of the package knows. No value has this type today: it is what is left in the `default`
 * of a `switch` that has a `case` for every kind, so a program that can't do without one of them doesn't compile.
 */
export interface LaterEvent extends EventMembers {
  /** The kind of event. */
  readonly kind: LaterKind
}

/**
 * What events of all kinds have, whatever the body calls it and wherever it is there. What has another type than documented is
 * `undefined`; a known value has its canonical spelling, such as `Text` for `text`.
 *
 * `console.log` and `util.inspect` show nothing of the members whose descriptions say "Personal". `JSON.stringify` writes the whole body,
 * and so does a logger that calls `toJSON`: give it `masked()`.
 */
export interface EventMembers {
  /** The kind of event. */
  readonly kind: string
  /** The body as it was received: the text itself, or the values as compact JSON. Bytes that are no UTF-8 are replaced. */
  readonly raw: string
  /** The version of the format, if the event names one. */
  readonly version?: number
  /** The channel that the message came or went through. */
  readonly channel?: Channel | (string & {})
  /** The sub-account. Business updates name none. */
  readonly subAccountId?: string
  /** The id of the message. */
  readonly umid?: string
  /** When it happened, as the event has it. */
  readonly timestamp?: string
  /** `timestamp`, cut to milliseconds; `undefined` if it is no date and time. */
  readonly timestampDate: Date | undefined
  /**
   * What tells this event from all others, and is the same when it is delivered again. Keep keys for 11 days: receipts come for ten. Of
   * a body that says too little it is a hash.
   */
  readonly deliveryKey: string
  /** How far the message got, if it is a receipt. */
  readonly progress: Progress | undefined
  /** The message, if it is an inbound one, whatever its form. */
  readonly inbound: Inbound | undefined
  /** The documented members as plain data, with `***` in place of what is personal: for logs. */
  masked (): Record<string, unknown>
  /** For `JSON.stringify`: the body, parsed; the text itself if it is no JSON, or nested more than 128 levels deep. */
  toJSON (): unknown
}

/**
 * How far a message got on one channel: the number of steps, `ended` if it ended without delivery, or `unranked` if nothing is known
 * about its state. {@link isNews} compares.
 */
export type Progress = number | 'ended' | 'unranked'

/** An inbound message in one form, whatever its envelope. */
export interface Inbound {
  /** The id of the message. */
  readonly umid: string
  /** The kind of content. */
  readonly contentType: ContentType | (string & {})
  /** The sub-account. */
  readonly subAccountId?: string
  /** When the message was received. */
  readonly timestamp?: string
  /** `timestamp`, cut to milliseconds; `undefined` if it is no date and time. */
  readonly timestampDate: Date | undefined
  /** The channel. */
  readonly channel?: Channel | (string & {})
  /** The id of the business's own channel. */
  readonly channelId?: string
  /** The sender's phone number. Personal. */
  readonly msisdn?: string
  /** The sender's id on the channel. Personal. */
  readonly channelUserId?: string
  /** The sender's name. Personal. */
  readonly name?: string
  /** The sender's user name. Personal. */
  readonly username?: string
  /** The content. */
  readonly content?: MessageContent
  /** For `JSON.stringify`: all members, personal ones included. */
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

/** {@link ReceiverTranscript}, as it is written. */
export interface ReceiverTranscriptInput {
  readonly probes: ReadonlyArray<ReceiverProbeInput | ReceiverProbe>
}

/** {@link ReceiverProbe}, as it is written. */
export interface ReceiverProbeInput {
  readonly probe: ProbeKind
  readonly credentials: ProbeCredentials
  readonly milliseconds: number
  readonly kind?: string | undefined
  readonly detail?: string | undefined
  readonly format?: number | undefined
  readonly status?: number | undefined
  readonly failure?: ProbeFailure | undefined
  readonly alike?: number | undefined
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
  'receiver-transcript': ReceiverTranscript
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
  'event': Record<string, unknown>
  'receiver-transcript': ReceiverTranscriptInput
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

/**
 * An event: the body that the platform posts to the URL of a webhook. Any event of a later day is one, too: only what nobody can use is
 * refused. No rule but the limits (8 MiB, 32 levels) makes an event invalid; the policy `contract` has none.
 *
 * @throws {ValidationError} If it is no event that can be used.
 * @throws {TypeError} As {@link check}.
 * @throws {RangeError} As {@link check}.
 */
export function parseEvent (data: Data, options?: Omit<Options, 'model'>): Event

/**
 * An event, whatever was received. A body that can't be used as one is of the kind `unrecognized`, and its report says why: a receiver
 * that refuses it gets it four more times. The default policy is `recommended`, whose notices tell what isn't documented; with `contract`
 * it takes less time.
 *
 * @throws {TypeError} As {@link check}, for options and for what JSON can't hold; never for text or bytes.
 * @throws {RangeError} As {@link check}.
 */
export function receiveEvent (data: Data, options?: Omit<Options, 'model'>): { readonly event: Event, readonly report: Report }

/**
 * Whether a receipt says something new to a program that knows an earlier one of the same message and channel, or has kept its
 * `progress`. Receipts come late and in any order. What isn't known to be old is news, and so is what has no progress.
 *
 * @throws {TypeError} If one is neither an event nor a {@link Progress}.
 */
export function isNews (event: Event | Progress, earlier?: Event | Progress | null): boolean

/** What is known of an event beside the event. */
export interface Delivery {
  /** What tells this event from all others, and is the same if it is delivered again. */
  readonly key: string
  /** Whether it says more than the receipts before it about the same message. `true` for every event that is no receipt. */
  readonly isNews: boolean
  /** What differs from the documents, by the policy `recommended`. It is looked for when it is asked for. */
  readonly findings: Report
  /** Aborts when the time of the handler is over. */
  readonly signal: AbortSignal
}

/** What remembers which events were handled, and how far messages got. Times are in seconds. Each function may answer a promise. */
export interface Store {
  /** Takes a key for the time of the lease, if nobody has it: of several calls at once, one gets `'new'`. */
  begin (key: string, lease: number): Claim | Promise<Claim>
  /** Remembers a key that was taken. */
  finish (key: string, keep: number): unknown
  /** Gives a key back that was taken. */
  forget (key: string): unknown
  /** The text that was put under a key. */
  get (key: string): string | null | undefined | Promise<string | null | undefined>
  /** Keeps a text, in place of what is there. */
  put (key: string, text: string, keep: number): unknown
}

/** How it is with a key: `'busy'` if its event is being handled, or was when a program ended. */
export type Claim = 'new' | 'busy' | 'done'

/** A {@link Store} in memory: what it remembers is gone with the process. Beyond its capacity (1,000,000), the oldest entries are forgotten. */
export class MemoryStore implements Store {
  constructor (options?: { readonly capacity?: number | undefined })
  begin (key: string, lease: number): Claim
  finish (key: string, keep: number): void
  forget (key: string): void
  get (key: string): string | undefined
  put (key: string, text: string, keep: number): void
}

/** What failed: a handler, the store, `authorize`, what a middleware left of the body, or the hook of that name. */
export interface Failure {
  readonly what: 'handler' | 'store' | 'authorization' | 'body' | 'onFindings' | 'onOversized' | 'onUnauthorized' | 'onDuplicate'
  /** The key of the event, if there is one. */
  readonly key?: string
  readonly error: unknown
}

/** What a receiver is made of. One of `authorization` and `authorize` has to be there. */
export interface ReceiverOptions {
  /** Gets the events of all kinds that have no handler: unknown ones, too. */
  readonly fallback: (event: Event, delivery: Delivery) => unknown
  /** The values of `Authorization` that are right, scheme included; or that events of anybody are taken. */
  readonly authorization?: readonly string[] | 'anyone' | undefined
  /** Decides by the value of `Authorization`, for tokens. */
  readonly authorize?: ((value: string) => boolean | Promise<boolean>) | undefined
  /** A {@link MemoryStore} unless given. */
  readonly store?: Store | undefined
  /** The size of the largest body to read, in bytes; 8 MiB unless given. */
  readonly maxBytes?: number | undefined
  /** How long a handler has, in milliseconds; 4,000 unless given. */
  readonly timeout?: number | undefined
  /** Whether the platform is asked to send an event again whose handler failed; `'refuse'` unless given. */
  readonly errors?: 'refuse' | 'accept' | undefined
  /** An event has findings. It is told before its handler runs. */
  readonly onFindings?: ((event: Event, findings: Report) => unknown) | undefined
  readonly onError?: ((failure: Failure) => unknown) | undefined
  /** A body was larger than the limit, in bytes. */
  readonly onOversized?: ((limit: number) => unknown) | undefined
  readonly onUnauthorized?: (() => unknown) | undefined
  /** An event came that was handled before. */
  readonly onDuplicate?: ((event: Event, key: string) => unknown) | undefined
}

/** What a receiver is asked, where the body has been read. */
export interface Incoming {
  /** `POST` unless given. */
  readonly method?: string | undefined
  /** All values of the header `Authorization`. */
  readonly authorization?: readonly string[] | undefined
  /** The text, its bytes, or what was parsed of them. */
  readonly body?: unknown
  /** The length of the body in bytes, if it is known and the body isn't text. */
  readonly length?: number | undefined
}

/** An answer. Its body is empty. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** What a listener needs of the request of `http`. */
export interface ListenerRequest {
  readonly method?: string | undefined
  readonly headers: object
  readonly rawHeaders: readonly string[]
}

/** What a listener needs of the response of `http`. */
export interface ListenerResponse {
  readonly destroyed: boolean
  readonly headersSent: boolean
}

/**
 * Takes events: answers the platform with 2XX for whatever is authentic, and gives each event to the handler of its kind, once. An event
 * whose handler fails, or takes too long, is answered with 503, so that the platform sends it again. Its functions can be handed on
 * without it.
 *
 * @throws {TypeError} If an option is unknown or of the wrong type. No message shows a value.
 * @throws {RangeError} If a limit is none.
 */
export class Receiver {
  constructor (options: ReceiverOptions)
  /**
   * Names the handler of the events of a kind.
   *
   * @throws {TypeError} If there is no such kind.
   * @throws {Error} If the kind has a handler, or an event has come already.
   */
  on<K extends EventKind> (kind: K, handler: (event: Extract<Event, { readonly kind: K }>, delivery: Delivery) => unknown): this
  /** Answers a request whose body has been read. */
  receive (this: void, incoming: Incoming): Promise<Answer>
  /** A listener for `http` and Express. */
  listener (this: void, request: ListenerRequest, response: ListenerResponse): void
  /** From a `Request` to a `Response`, for servers such as Hono. */
  fetch (this: void, request: Request): Promise<Response>
  /** A plugin for Fastify: `app.register(receiver.fastify, { url: '/events' })`. */
  fastify (this: void, instance: unknown, options?: { readonly url?: string }): Promise<void>
}

/** What is asked of a sample. What isn't follows from the seed. */
export interface SampleOptions {
  /** The version of the format, such as `2` or `'v8'`; the newest unless given. */
  readonly format?: number | string | undefined
  /** The channel of the message. */
  readonly channel?: Channel | undefined
  /** The kind of content. */
  readonly type?: ContentType | undefined
  /** The state that a receipt tells. */
  readonly state?: MessageState | undefined
  /** What an account update or the update of a phone number tells. */
  readonly event?: AccountEvent | PhoneNumberEvent | undefined
  /** Values by path, such as `{ 'payload.content.text': 'Hi' }`: anything that JSON can hold. It is not checked, and what depends on it follows. */
  readonly overrides?: { readonly [path: string]: unknown } | undefined
  /** The paths of properties to leave out. */
  readonly unset?: readonly string[] | undefined
  /** What is to be odd about it. */
  readonly faults?: readonly Fault[] | undefined
  /** Another number makes another event. Receipts of one number are those of one message. 0 unless given; a `bigint` may have 64 bits. */
  readonly seed?: number | bigint | undefined
}

/**
 * An event with made-up contents, as compact JSON: for tests of a receiver. It is valid and has no finding, unless an older format or a
 * fault is asked for. The same arguments make the same text, in every language.
 *
 * @throws {TypeError} If something is unknown or of the wrong type, or doesn't go with something else: the message says what to ask for.
 * @throws {RangeError} If the seed is no whole number of 64 bits.
 */
export function sample (kind: EventKind, options?: SampleOptions): string

/** The findings of a file that is one document. What is over the limit is not read. */
export function checkFile (path: string | URL, options?: Options): Promise<Report>

/**
 * The configuration of a project: `chatapps-webhooks.toml`, or the table of that name in `pyproject.toml` or `package.json`.
 *
 * It is read once, with its baseline. Levels for some files and some webhooks, suppressions and the baseline count as they do for
 * `chatapps-webhooks validate`.
 */
export class Project {
  private constructor ()
  /** The path of the file that has it. */
  readonly file: string
  /**
   * The configuration that is closest to a folder: in it, or in one of those around it, up to the root of the repository; `null` if there
   * is none. The current folder unless given.
   *
   * @throws {Error} If there is one and it can't be used. The message has the place.
   */
  static find (folder?: string | URL): Project | null
  /**
   * The configuration of a file.
   *
   * @throws {Error} If it can't be read, or can't be used. The message has the place.
   */
  static read (file: string | URL): Project
  /**
   * The options of {@link check} for a file: the model, the policy, and levels and limits as far as they are set. {@link isValid} and
   * {@link parse} take them, too. What is set for some webhooks alone, suppressions and the baseline are no options. The file need not exist;
   * without one, they are those for a text that is in none.
   */
  options (file?: string | URL): Options
  /**
   * The findings of a text that are neither suppressed nor in the baseline. `file` is the one that the text is from, or stands for. Other
   * options count before the configuration.
   *
   * @throws {TypeError} As {@link check}, and if `data` is no text: values must be written as JSON first.
   * @throws {RangeError} As {@link check}.
   */
  check (data: string | Uint8Array | ArrayBufferLike, options?: Options & { readonly file?: string | URL | undefined }): Report
  /** As {@link Project.check}, for a file. The end of its name says how it is written. */
  checkFile (path: string | URL, options?: Options): Promise<Report>
  /**
   * As {@link Project.check}, for each line of a file in which each line is a document (NDJSON). No baseline counts.
   */
  checkLines (path: string | URL, options?: Options): AsyncGenerator<CheckedLine, void, undefined>
  /**
   * The findings on the suppressions, each with the path of its file: those that have expired, and those that nothing needed, although
   * what they are for was checked by this object.
   */
  findings (): ReadonlyArray<{ readonly file: string, readonly finding: Finding }>
}

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
  readonly group: 'contract' | 'policy' | 'limit' | 'receiver' | 'project'
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
  /** What may put it right; `…` in a title stands for what a finding names. */
  readonly fixes: ReadonlyArray<{ readonly applicability: Applicability, readonly title: string, readonly reason: string }>
  /** Why no program can put it right; empty for a rule that has a fix. */
  readonly unfixed: string
  /** The page that explains it, if the build knows where pages are. */
  readonly url?: string
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
  readonly receiverTranscript: ModelSchema<'receiver-transcript'>
}

/** The version of the package. */
export const version: string
