// The types of the public names, written by `types.mjs` from `index.d.ts.in`, the descriptions and the catalogue. What the names do is
// said here once, for editors and for readers.

/** The document that is checked. */
export type Model =
  | 'webhooks' | 'webhook' | 'webhook-list' | 'webhook-targets' | 'webhook-target' | 'oauth-client-credentials' | 'error-response'
  | 'account-id'

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
  | 'credential_characters' | 'invalid_scope' | 'credentials_in_body' | 'placeholder' | 'unknown_error_code'

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
}

/** The version of the package. */
export const version: string
