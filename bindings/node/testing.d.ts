// The types of `chatapps-webhooks/testing`.

import type { EventKind, SampleOptions } from './index.js'

/** What is posted, beside the options of a sample. */
export interface PostOptions extends SampleOptions {
  /** The value of `Authorization`; without it, there is no such header. */
  readonly authorization?: string | undefined
  /** The path of the URL; `/` unless given. */
  readonly path?: string | undefined
  /** A body in place of the sample. */
  readonly body?: string | undefined
}

/** What a receiver answered. */
export interface Posted {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A receiver: a URL, a function from `Request` to `Response`, or a listener such as an application of Express, which is served meanwhile. */
export type Target =
  | string
  | URL
  | ((request: Request) => Response | Promise<Response>)
  | ((request: never, response: never, ...others: never[]) => unknown)

/**
 * Posts a made-up event to a program's own receiver, as the platform would.
 *
 * @throws {TypeError} As `sample`, and if `target` is something else.
 */
export function post (target: Target, kind: EventKind, options?: PostOptions): Promise<Posted>
