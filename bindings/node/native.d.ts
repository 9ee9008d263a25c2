// Written by `pack types` from what `src` exports to JavaScript. It is for the package's own files; users have `index.d.ts`.

/** A question that is ready to be asked. */
export interface Asked { readonly asked: unique symbol }

/** Whether a document is valid, its models, packed, or what was found. */
export type Answer = boolean | string | Found

/** A set of webhooks. */
export interface Held { readonly held: unique symbol }

/** The set that a request, as JSON, makes of another one, or of none. */
export declare function applied(set: Held | undefined | null, request: string): Held

/** What is asked about JSON text in UTF-8. */
export declare function askBytes(question: Asked, kind: Kind, bytes: Uint8Array): Answer

/** What is asked about JSON text in UTF-8, answered by another thread. */
export declare function askBytesAsync(question: Asked, kind: Kind, bytes: Uint8Array): Promise<Answer>

/** What is asked about JSON text. */
export declare function askText(question: Asked, kind: Kind, text: string): Answer

/** What is asked about JSON text, answered by another thread. */
export declare function askTextAsync(question: Asked, kind: Kind, text: string): Promise<Answer>

/** What is asked about values. */
export declare function askValues(question: Asked, kind: Kind, words: Uint32Array, text: string): Answer

/** What is asked about values, answered by another thread. */
export declare function askValuesAsync(question: Asked, kind: Kind, words: Uint32Array, text: string): Promise<Answer>

/** Every rule's row, as JSON. */
export declare function catalogue(): string

/** The set that a deletion of targets, as JSON, makes of another one. */
export declare function deleted(set: Held, targets: string): Held

/** The numbers of the webhooks to which an event is sent, from 0. */
export declare function deliverTo(set: Held, subAccountId: string, webhookType: string): Array<number>

/** Whether two sets are equal, secrets included. */
export declare function equal(one: Held, other: Held): boolean

/**
 * What was found, level by level: for each, as JSON, the findings and their numbers among all, from 0. To make objects of it takes longer
 * than to find it, and most of it is never read.
 */
export interface Found {
  /** What makes the document invalid. */
  errors: string
  /** What was probably not wanted. */
  warnings: string
  /** What is worth knowing. */
  notices: string
}

/** Whether a set has all that a target stands for. */
export declare function has(set: Held, subAccountId: string, webhookType?: string | undefined | null): boolean

/** Whether a text is what GET shows in place of a secret. */
export declare function isMask(secret: string): boolean

/** The verdict on JSON text in UTF-8. */
export declare function isValidBytes(question: Asked, bytes: Uint8Array): boolean

/** The verdict on JSON text. */
export declare function isValidText(question: Asked, text: string): boolean

/** The verdict on values. */
export declare function isValidValues(question: Asked, words: Uint32Array, text: string): boolean

/** What is asked about a document. */
export declare enum Kind {
  /** `true` or `false`. */
  Verdict = 0,
  /** What was found. */
  Report = 1,
  /** The packed models, or what was found. */
  Parse = 2,
}

/** The same set as GET shows it. */
export declare function masked(set: Held): Held

/** The number of the webhook with exactly that scope and type, from 0; nothing if there is none. */
export declare function numberOf(set: Held, subAccountId: string, webhookType: string): number | null

/** What has to be sent. */
export declare function plan(current: Held, desired: Held, remove: boolean, resendSecrets: boolean): Planned

/** A plan, in parts. */
export interface Planned {
  /** The plan as JSON, and the form that people read. */
  plan: string
  /** The packed request, or why there is none. */
  request: string
  /** The targets that stand in the way of a request, packed; nothing if none does. */
  blocked?: string
  /** The targets to delete, packed. */
  removals: string
}

/** A text with escapes in place of what can't be seen. */
export declare function printable(text: string): string

/** Prepares a question. Fails if a name is unknown or a level can't be set. */
export declare function question(model: string, policy: string, rules: Array<[string, string]>, maxBytes?: number | undefined | null, maxDepth?: number | undefined | null, maxEntries?: number | undefined | null): Asked

/** Does what the command line does, on the standard streams of the process, and returns the exit code. */
export declare function run(arguments: Array<string>): number

/** The published JSON Schema of a document, or of a report, as JSON. */
export declare function schema(name: string, draft: string): string

/** A URL without what may be secret in it. An `@` behind the host may end what was meant to be a password. */
export declare function shownUrl(url: string): string

/** The version of the package. */
export declare const VERSION: string

/** The lists whose members are written as their numbers. */
export declare function vocabulary(): Vocabulary

/** What both sides write as numbers. */
export interface Vocabulary {
  /** The property names that have a number. */
  names: Array<string>
  /** The types of events. */
  types: Array<string>
  /** The places of credentials. */
  locations: Array<string>
}

/** The webhooks of a set, packed. */
export declare function webhooksOf(set: Held): string
