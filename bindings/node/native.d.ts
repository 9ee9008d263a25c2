// Written by `pack types` from what `src` exports to JavaScript. It is for the package's own files; users have `index.d.ts`.

/** The options of calls, made ready. */
export interface Handle { readonly handle: unique symbol }

/** The findings of a report, or nothing if there are none. */
export type Found = string | null

/** The verdict on a document, its packed models, or its findings. */
export type Outcome = boolean | string[] | Found

/** A set of webhooks. */
export interface Held { readonly held: unique symbol }

/** Every rule's row, as JSON. */
export declare function catalogue(): string

/**
 * The set that a document makes of another one, or of none; or the findings of the document. The
 * model says what the document does: targets are deleted, webhooks are applied.
 */
export declare function changed(set: Held | undefined | null, of: Handle, words: Uint32Array, bytes: Uint8Array): Held | string

/** The positions of the webhooks to which an event is sent. */
export declare function deliverTo(set: Held, subAccountId: string, webhookType: string): Array<number>

/**
 * The descriptions of models and objects, as JSON: those of events, or all others. JavaScript
 * makes its classes from them.
 */
export declare function descriptions(ofEvents: boolean): string

/** The largest event that is read unless an option says otherwise, in bytes. */
export declare function eventBytes(): number

/** The key and the properties of an event that was found to have no error, packed. */
export declare function eventParts(text: string): string

/**
 * Makes the fixes of JSON text. Fails if the applicability is neither `safe` nor `unsafe`, or
 * fixes undo each other.
 */
export declare function fixed(request: Handle, text: Uint8Array, applicability: string): FixedText

/** A text with fixes made, what is found in it, and what was fixed. */
export interface FixedText {
  /** The text in UTF-8. */
  text: Buffer
  /** What is found in it. */
  found: Found
  /** What was fixed, as JSON. */
  findings: string
}

/** What is found in JSON text, and the fixes of each finding as JSON. */
export declare function fixes(request: Handle, text: Uint8Array): [Found, string]

/** Whether a text is a date and time of RFC 3339. */
export declare function isDateTime(text: string): boolean

/** Whether a text is what GET shows in place of a secret. */
export declare function isMask(secret: string): boolean

/** Whether a name that an object doesn't have is one of its properties in another spelling. */
export declare function isMisspelled(object: string, name: string): boolean

/** Whether the one says something new to somebody who knows the other. */
export declare function isNewsAfter(now: number, earlier: number): boolean

/** Whether a text is JSON that can be handed on: nothing in it is nested more than 128 levels deep. */
export declare function isReadableJson(text: string): boolean

/** The function that is called. */
export declare enum Mode {
  /** `true` or `false`. */
  IsValid = 0,
  /** The findings. */
  Check = 1,
  /** The packed models, or the findings. */
  Parse = 2,
  /** The findings, and the event, whatever was received. */
  Receive = 3,
}

/**
 * A plan as JSON: the plan, and the form that people read; the request, or why there is none and
 * the targets that stand in its way; the targets to delete.
 */
export declare function plan(current: Held, desired: Held, unlisted: string, resendSecrets: boolean): string

/** The positions of the webhooks that a target stands for; -1 for one that isn't there. */
export declare function positions(set: Held, subAccountId: string, webhookType?: string | undefined | null): Array<number>

/** A text with escapes in place of invisible characters. */
export declare function printable(text: string): string

/**
 * How far a message in that state got: the number of steps, -1 if it ended, -2 if nothing is
 * known.
 */
export declare function progress(state: string, detail?: string | undefined | null): number

/** The configuration that is closest to a folder, or that of a file. Fails if it can't be used. */
export declare function project(path: string, isFile: boolean): ProjectHandle | null

/** The path of the file. */
export declare function projectFile(project: ProjectHandle): string

/** The findings on the suppressions, each with the path of its file, as JSON. */
export declare function projectFindings(project: ProjectHandle): string

/**
 * How a file is checked, or a text that is in none, and the model. Fails if a name is unknown or a
 * level can't be set.
 */
export declare function projectRequest(project: ProjectHandle, file: string | undefined | null, model: string | undefined | null, policy: string | undefined | null, rules: Array<[string, string]>, limits: Array<number | undefined | null>, format: string, desired: boolean, lines: boolean): [Handle, string]

/** What a file is checked under, by name, as JSON. */
export declare function projectSettings(request: Handle): string

/** Prepares calls. Fails if a name is unknown or a level can't be set. */
export declare function request(model: string, policy: string, rules: Array<[string, string]>, limits: Array<number | undefined | null>, format: string, desired: boolean): Handle

/** Runs the command line on the standard streams of the process, and returns the exit code. */
export declare function run(arguments: Array<string>): number

/** Reads JSON text in UTF-8. */
export declare function runBytes(request: Handle, mode: Mode, bytes: Uint8Array): Outcome

/** Reads JSON text in UTF-8, on another thread. */
export declare function runBytesAsync(request: Handle, mode: Mode, bytes: Uint8Array): Promise<Outcome>

/** Reads JSON text. */
export declare function runText(request: Handle, mode: Mode, text: string): Outcome

/** Reads values. */
export declare function runValues(request: Handle, mode: Mode, words: Uint32Array, bytes: Uint8Array): Outcome

/** Reads values, on another thread. */
export declare function runValuesAsync(request: Handle, mode: Mode, words: Uint32Array, bytes: Uint8Array): Promise<Outcome>

/**
 * A made-up event as JSON, by its kind and texts for `format`, `channel`, `type`, `state` and
 * `event`. The overrides are paths and JSON.
 */
export declare function sample(kind: string, wishes: Array<string | undefined | null>, faults: Array<string>, overrides: Array<[string, string]>, unset: Array<string>, seed: string): string

/** The published JSON Schema of a document, or of a report, as JSON. */
export declare function schema(name: string, draft: string): string

/** A URL without what may be secret in it. An `@` behind the host may end a password. */
export declare function shownUrl(url: string): string

/** How many webhooks there are. */
export declare function sizeOf(set: Held): number

/**
 * Whether an event in UTF-8 is ASCII, twice the number of its kind, and 64 times its trace, all in
 * one number; -1 if it has an error.
 */
export declare function summaryOfBytes(request: Handle, bytes: Uint8Array): number

/** As `summaryOfBytes`, for a text. */
export declare function summaryOfText(request: Handle, text: string): number

/** The findings of a text that is rejected unread: for its length in bytes, or if that isn't known. */
export declare function tooLarge(request: Handle, length?: number | undefined | null): Found

/** A hash of the text of an event with a key of this process. */
export declare function trace(text: string): number

/** The version of the package. */
export declare const VERSION: string

/** The webhooks of a set, packed. Sets are equal if these are. */
export declare function webhooksOf(set: Held): Array<string>
