// The types of the public names. `types.mjs` writes this file from `index.d.ts.in`, the published
// schemas and the catalogue. This is the one description of the names, for editors and for readers.

/** The document that is checked. */
export type Model = 'webhooks' | 'webhook' | 'webhook-list' | 'webhook-targets' | 'error-response' | 'account-id'

/** How much a finding matters. */
export type Level = 'error' | 'warning' | 'notice'

/**
 * A named set of levels: only the contract, the levels of the catalogue, or those with every
 * warning as an error.
 */
export type Policy = 'contract' | 'recommended' | 'strict'

/** A level that a rule can be set to. */
export type RuleLevel = Level | 'off'

/** A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can't be set. */
export type ContractRule = 'syntax' | 'type' | 'required' | 'enum' | 'format' | 'pattern' | 'minLength' | 'maxLength'

/** A rule whose level can be set. */
export type PolicyRule =
  | 'body_too_large' | 'too_deep' | 'too_many_entries' | 'duplicate_key' | 'misspelled_property' | 'unknown_property' | 'masked_secret'
  | 'auth_conflict' | 'conflicting_targets' | 'repeated_target' | 'overlapping_scope' | 'implicit_types' | 'empty_request'
  | 'empty_sub_account_id' | 'sub_account_id_format' | 'url_scheme' | 'url_host' | 'insecure_url' | 'url_credentials' | 'url_fragment'
  | 'url_secret' | 'private_host' | 'ambiguous_url' | 'url_too_long' | 'invalid_header_value' | 'authorization_shape'
  | 'empty_authorization' | 'unauthenticated' | 'credentials_over_http' | 'insecure_token_url' | 'token_url_fragment' | 'empty_credential'
  | 'credential_characters' | 'invalid_scope' | 'credentials_in_body' | 'placeholder' | 'unknown_error_code'

/** The id of a rule. */
export type RuleId = ContractRule | PolicyRule

/** How to check a document. */
export interface Options<M extends Model = Model> {
  /** The kind of document; default: `webhooks`, the body of POST. */
  readonly model?: M | undefined
  /** The levels of the rules; default: `recommended`. */
  readonly policy?: Policy | undefined
  /** The levels of single rules, by the rule's id. Rules of the contract have a fixed level. */
  readonly rules?: { readonly [id in PolicyRule]?: RuleLevel | undefined } | undefined
  /**
   * The largest text to read, in bytes of UTF-8; default: 1 MiB. It does not apply to values; more
   * than 4 million values and names are a `TypeError`.
   */
  readonly maxBytes?: number | undefined
  /** The deepest level of nesting to check, where the outermost is 1; default: 32, at most 128. */
  readonly maxDepth?: number | undefined
  /** The number of entries to check, at most; default: 10,000. */
  readonly maxEntries?: number | undefined
}

/**
 * A document: JSON text as a string, JSON text in UTF-8 as bytes, or JavaScript values. A string is
 * always text.
 *
 * Values are checked as `JSON.stringify` would write them: members that are `undefined` are absent,
 * and the result of `toJSON` replaces its object.
 */
export type Data = string | Uint8Array | ArrayBufferLike | object | number | boolean | null

/** A location in the checked text. */
export interface Span {
  /** The line, from 1. */
  readonly line: number
  /** The column, from 1, in Unicode code points. */
  readonly column: number
  /** The bytes of the text in UTF-8, from 0, without the end. */
  readonly range: { readonly start: number, readonly end: number }
}

/** The message as data: expected values, limits, a suggestion, the related location. */
export interface Params {
  readonly [name: string]: unknown
  /** The related location, such as the first of two equal keys. */
  readonly other?: { readonly pointer: string } & Partial<Span>
}

/**
 * One broken rule at one location.
 *
 * Programs read `rule`, `level`, `pointer` and `params`; the wording of `message` and `help` may
 * change. A finding contains no value of the document. If the document is text, the finding also
 * has its location in the text: all three members of {@link Span}. Otherwise it has none of them.
 */
export interface Finding extends Partial<Span> {
  /** The id of the broken rule. */
  readonly rule: RuleId
  /** The level of the rule in the policy. */
  readonly level: Level
  /**
   * The location in the document (RFC 6901). A missing property is reported at the object that
   * lacks it.
   */
  readonly pointer: string
  /** What is wrong: one line. */
  readonly message: string
  /** What to do about it. */
  readonly help: string
  /** The message as data. */
  readonly params: Params
}

/**
 * All findings of one document. `JSON.stringify` gives the JSON that the published schema `report`
 * describes.
 */
export interface Report {
  /** The kind of document that was checked. */
  readonly model: Model
  /** The findings, in document order. */
  readonly findings: readonly Finding[]
  /** Whether no finding is an error. */
  readonly isValid: boolean
  /** The findings that make the document invalid. */
  readonly errors: readonly Finding[]
  /** The findings that are probably mistakes. */
  readonly warnings: readonly Finding[]
  /** The findings that are worth knowing, although nothing is wrong. */
  readonly notices: readonly Finding[]
  /** The members of the published schema `report`. */
  toJSON (): { valid: boolean, model: Model, findings: readonly Finding[] }
  /** One paragraph per finding, for people. */
  toString (): string
}

/** A document has at least one error. This error contains no value of the document. */
export class ValidationError extends Error {
  constructor (report: Report)
  name: 'ValidationError'
  readonly code: 'ERR_CHATAPPS_WEBHOOKS_INVALID'
  /** All findings, including warnings and notices. */
  readonly report: Report
}

/** A secret value. It displays as stars; `reveal` returns the value. */
export class Secret {
  constructor (value: string)
  /** The value itself. */
  reveal (): string
  /**
   * Whether the value is the mask that GET shows instead of a secret: three or more `*`, and
   * nothing else.
   */
  readonly isMask: boolean
  /** The value itself, so that `JSON.stringify` of a webhook gives the request to send. */
  toJSON (): string
  /** Stars. */
  toString (): string
}

/** The type of events: delivery receipts, inbound messages, updates of Messaging Apps Business Management. */
export type WebhookType = 'CADR' | 'MSG' | 'CABM'

/** Where the platform puts the client's credentials: HTTP Basic, or the form body. */
export type CredentialsLocation = 'header' | 'body'

/** OAuth 2.0 client credentials (RFC 6749 section 4.4), with which the platform obtains an access token for its webhook requests. */
export interface OAuthClientCredentials {
  /** The token endpoint. */
  readonly url: string
  /** The client's id. */
  readonly clientId: string
  /** The client's secret. */
  readonly clientSecret: Secret
  /** Where the platform puts the client's credentials: `header` for HTTP Basic, `body` for the form body. */
  readonly credentialsLocation: CredentialsLocation
  /** The scopes to ask for, separated by spaces (RFC 6749 §3.3). */
  readonly scope?: string
}

/** Where events of a scope and type are sent, and with what credentials. */
export interface Webhook {
  /** The sub-account whose events it receives; `*` for all sub-accounts of the account. */
  readonly subAccountId: string
  /** Where the platform sends events. */
  readonly url: string
  /** Whether events are sent. Absent: `true`. */
  readonly enabled?: boolean
  /** The value of the `Authorization` header of every webhook request. To be left out where `oauth` is used. */
  readonly httpAuthorization?: Secret
  /** OAuth 2.0 client credentials, with which the platform obtains an access token for its requests. */
  readonly oauth?: OAuthClientCredentials
  /**
   * The type of the events: `CADR` delivery receipts, `MSG` inbound messages, `CABM` updates of Messaging Apps Business Management. Absent:
   * `CADR` and `MSG`.
   */
  readonly type?: WebhookType
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
}

declare const accountId: unique symbol

/** The id of an account, as given. Only `parse` returns one. */
export type AccountId = string & { readonly [accountId]: true }

/** The same data with secrets as strings, as written by hand. `undefined` means absent. */
type Written<T> = T extends Secret ? Secret | string
  : T extends string | number | boolean ? T
    : { readonly [K in keyof T]: undefined extends T[K] ? Written<Exclude<T[K], undefined>> | undefined : Written<T[K]> }

/** A webhook as written by hand. */
export type WebhookInput = Written<Webhook>

/** The checked data of each model. */
export interface Models {
  'webhooks': readonly Webhook[]
  'webhook': Webhook
  'webhook-list': readonly Webhook[]
  'webhook-targets': readonly WebhookTarget[]
  'error-response': ErrorResponse
  'account-id': AccountId
}

/** The data of each model as written by hand. */
export interface ModelInputs {
  'webhooks': readonly WebhookInput[]
  'webhook': WebhookInput
  'webhook-list': readonly WebhookInput[]
  'webhook-targets': readonly WebhookTarget[]
  'error-response': ErrorResponse
  'account-id': string
}

/**
 * Returns all findings of a document. Text that isn't JSON has a finding too.
 *
 * @throws {TypeError} If an option is unknown or of the wrong type, or if JSON can't hold a value:
 * a function, a symbol, a `BigInt`, a `Map`, NaN, a string with a lone surrogate, a cycle.
 * @throws {RangeError} If a limit isn't a whole number.
 */
export function check (data: Data, options?: Options): Report

/**
 * Returns whether a document has no error. Stops at the first error.
 *
 * @throws {TypeError} As {@link check}.
 * @throws {RangeError} As {@link check}.
 */
export function isValid (data: Data, options?: Options): boolean

/**
 * Returns immutable models of a document that has no error. Drops properties that the contract
 * doesn't have.
 *
 * @throws {ValidationError} If the document has an error.
 * @throws {TypeError} As {@link check}.
 * @throws {RangeError} As {@link check}.
 */
export function parse<M extends Model = 'webhooks'> (data: Data, options?: Options<M>): Models[M]

/** Does the same as {@link check}, but reads text on another thread. Copies bytes first. */
export function checkAsync (data: Data, options?: Options): Promise<Report>

/** Does the same as {@link isValid}, but reads text on another thread. Copies bytes first. */
export function isValidAsync (data: Data, options?: Options): Promise<boolean>

/** Does the same as {@link parse}, but reads text on another thread. Copies bytes first. */
export function parseAsync<M extends Model = 'webhooks'> (data: Data, options?: Options<M>): Promise<Models[M]>

/** A target as written by hand. */
export interface WebhookTargetInput {
  readonly subAccountId: string
  readonly type?: WebhookType | undefined
}

/**
 * The webhooks of an account: at most one for each scope and type. A set is immutable: `apply` and
 * `delete` return new sets.
 *
 * An entry without a type becomes two webhooks, and each webhook in the set has its type. The order
 * is by scope, `*` first, then by type. `JSON.stringify` of a set is an array of webhooks, secrets
 * included.
 */
export class WebhookSet implements Iterable<Webhook> {
  /**
   * Takes webhooks. Of two for the same scope and type, the later one counts.
   *
   * @throws {ValidationError} If one of them breaks the contract. Use {@link check} for policy
   * rules.
   * @throws {TypeError} If the argument isn't iterable, or contains a value that JSON can't hold.
   */
  constructor (webhooks?: Iterable<WebhookInput>)
  /** The webhooks, in order. */
  readonly webhooks: readonly Webhook[]
  /** The number of webhooks. */
  readonly size: number
  /**
   * Returns the set after a request that creates or replaces webhooks, one entry after the other.
   * Other webhooks stay unchanged. A property that an entry omits does not keep its old value.
   *
   * @throws {ValidationError} If an entry breaks the contract.
   */
  apply (request: Iterable<WebhookInput>): WebhookSet
  /**
   * Returns the set after a deletion. `*` names the webhooks configured with `*`. A target without
   * a type covers delivery receipts and inbound messages.
   *
   * @throws {ValidationError} If a target breaks the contract.
   */
  delete (targets: Iterable<WebhookTargetInput>): WebhookSet
  /**
   * Returns the webhooks as GET shows them, with `***` for secrets. An empty `httpAuthorization`
   * has nothing to mask.
   */
  masked (): WebhookSet
  /**
   * Returns the webhooks that receive an event: those of its type that are enabled, for all
   * sub-accounts or for this one.
   *
   * @throws {TypeError} If the type is unknown, or the sub-account is `*`.
   */
  deliverTo (subAccountId: string, type: WebhookType): Webhook[]
  /**
   * Returns the webhook with exactly this scope and type.
   *
   * @throws {TypeError} If the type is unknown.
   */
  get (subAccountId: string, type: WebhookType): Webhook | undefined
  /**
   * Returns whether the set has a webhook for everything that a target covers.
   *
   * @throws {TypeError} If the type is unknown.
   */
  has (target: WebhookTargetInput): boolean
  /** Returns whether both have the same webhooks, secrets included. */
  equals (other: unknown): boolean
  /** The webhooks. Serialized, they contain the secrets. */
  toJSON (): readonly Webhook[]
  [Symbol.iterator] (): Iterator<Webhook>
}

/** What a step of a plan does with a webhook. */
export type Action = 'create' | 'replace' | 'unchanged' | 'keep' | 'remove'

/** The kind of a side effect of a step. */
export type EffectKind =
  'turns_on' | 'turns_off' | 'drops_authorization' | 'drops_oauth' | 'unknown_secret' | 'masked_secret'

/**
 * A side effect of a step that the desired entry doesn't state, or something that the plan can't
 * know.
 */
export interface Effect {
  /** The kind of effect. */
  readonly kind: EffectKind
  /** The affected property, such as `oauth/clientSecret`. */
  readonly property: string
  /** What happens. */
  readonly message: string
  /** What to do if that isn't intended. */
  readonly help: string
}

/** What happens to one webhook. */
export interface Step {
  /** Its scope. */
  readonly subAccountId: string
  /** Its type. */
  readonly type: WebhookType
  /** What the step does. */
  readonly action: Action
  /** For `replace`, the names of the changing properties: `url`, `oauth/clientSecret` and so on. */
  readonly properties: readonly string[]
  /** The side effects. */
  readonly effects: readonly Effect[]
}

/**
 * What to send, webhook by webhook. Neither its display nor its JSON contains the value of a
 * property.
 */
export interface Plan extends Iterable<Step> {
  /** What happens to each webhook of either set, in the order of the sets. */
  readonly steps: readonly Step[]
  /** Whether there is nothing to send. */
  readonly isEmpty: boolean
  /** Whether a mask would have to be sent instead of a secret, so that `request` throws. */
  readonly isBlocked: boolean
  /**
   * Returns the body of the request that creates and replaces webhooks, each with its type. If it
   * is empty, there is no request to make.
   *
   * @throws {BlockedError} If a mask would have to be sent instead of a secret.
   */
  request (): readonly Webhook[]
  /**
   * Returns the body of the request that deletes webhooks. If it is empty, there is no request to
   * make.
   */
  removals (): readonly WebhookTarget[]
  /** The steps as data. */
  toJSON (): { empty: boolean, blocked: boolean, steps: readonly Step[] }
  /** A list for people. */
  toString (): string
}

/** A plan is blocked: a mask would have to be sent instead of a secret. */
export class BlockedError extends Error {
  constructor (message: string, targets: readonly WebhookTarget[])
  name: 'BlockedError'
  readonly code: 'ERR_CHATAPPS_WEBHOOKS_BLOCKED'
  /** The webhooks whose secrets are needed. */
  readonly targets: readonly WebhookTarget[]
}

/** How to compare two sets. */
export interface PlanOptions {
  /** What happens to webhooks that the desired set doesn't name; default: `keep`. */
  readonly unnamed?: 'keep' | 'remove' | undefined
  /** Whether secrets that may differ count as changed, so that they are sent. */
  readonly resendSecrets?: boolean | undefined
}

/**
 * Works out what to send so that an account has the desired webhooks, and the side effects.
 *
 * `current` usually comes from GET, which masks secrets. A secret that is masked on either side
 * counts as unchanged, and the effects of the step say so. A desired value that contains `***`
 * isn't a real secret either, and is never sent. An omitted `enabled` is true, and an empty
 * `httpAuthorization` is absent.
 *
 * @throws {TypeError} If an argument isn't a {@link WebhookSet}, or an option is unknown or of the
 * wrong type.
 */
export function plan (current: WebhookSet, desired: WebhookSet, options?: PlanOptions): Plan

/** A rule's row in the catalogue. */
export interface Rule {
  /** The stable id, such as `masked_secret`; for the contract, the JSON Schema keyword. */
  readonly id: RuleId
  /** The origin of the rule. Rules of the contract have a fixed level. */
  readonly group: 'contract' | 'policy' | 'limit'
  /** The level in the policy `recommended`. */
  readonly level: RuleLevel
  /** What the rule finds. */
  readonly finds: string
  /** Why it matters. */
  readonly why: string
  /** The specification or decision behind the rule. */
  readonly source: string
  /** The kind of document in the examples. */
  readonly model: Model
  /** A document with a finding of this rule, as JSON text. */
  readonly bad: string
  /** The corrected document. */
  readonly good: string
}

/** Every rule, in the order of the documentation. */
export function rules (): readonly Rule[]

/** A draft of JSON Schema. */
export type Draft = '2020-12' | '07'

/**
 * Returns the published JSON Schema of a document or a report, as a new object each time.
 *
 * @throws {TypeError} If the model or the draft is unknown.
 */
export function schema (model?: Model | 'report', options?: { readonly draft?: Draft | undefined }): Record<string, unknown>

/** A finding in the form of Standard Schema. */
export interface Issue {
  /** What is wrong: one line. */
  readonly message: string
  /** The keys that lead to the location. */
  readonly path: ReadonlyArray<string | number>
  /** The id of the broken rule; absent if JSON can't hold a value. */
  readonly rule?: RuleId
  /** What to do about it. */
  readonly help?: string
}

/** The argument of the members of `~standard.jsonSchema`. */
export interface JSONSchemaOptions {
  readonly target: 'draft-2020-12' | 'draft-07' | 'openapi-3.0' | ({} & string)
  readonly libraryOptions?: Record<string, unknown> | undefined
}

/**
 * A model as a Standard Schema (version 1) and Standard JSON Schema object. It takes strings and
 * bytes as values, not as text.
 */
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
  /** Returns the same model with other options: `models.webhooks.with({ policy: 'strict' })`. */
  with (options: Omit<Options, 'model'>): ModelSchema<M>
}

/** The models, for libraries that accept a Standard Schema. The default policy is `recommended`. */
export const models: {
  readonly webhooks: ModelSchema<'webhooks'>
  readonly webhook: ModelSchema<'webhook'>
  readonly webhookList: ModelSchema<'webhook-list'>
  readonly webhookTargets: ModelSchema<'webhook-targets'>
  readonly errorResponse: ModelSchema<'error-response'>
  readonly accountId: ModelSchema<'account-id'>
}

/** The version of the package. */
export const version: string
