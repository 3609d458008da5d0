/**
 * The one way to the server: typed by the OpenAPI document, with the session's token, the language of the page and
 * one kind of error.
 *
 * Every call throws a `Problem` unless the server did what was asked.
 */

import createClient from 'openapi-fetch'
import { randomKey } from '@/shared/text'
import { Problem, problemOf, unreachable } from './problem'
import type { paths } from './schema'

const PENDING = new Set(['change_password', 'set_up_totp'])
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** What the client needs to know of the page; `main.ts` fills it in, so that the client knows no store. */
export interface Surroundings {
  csrfToken: () => string
  language: () => string
  /** The session is over: show the sign-in page and keep the way back. */
  onSignedOut: () => void
  /** Something must be done before anything else: a new password, a second factor. */
  onPending: () => void
  /** Asks the person to confirm who they are; resolves to whether they did. */
  confirmIdentity: () => Promise<boolean>
}

const surroundings: Surroundings = {
  csrfToken: () => '',
  language: () => 'zh-CN',
  onSignedOut: () => undefined,
  onPending: () => undefined,
  confirmIdentity: () => Promise.resolve(false),
}

export function surround(parts: Partial<Surroundings>): void {
  Object.assign(surroundings, parts)
}

/** Sends a request as it is, with what every request of the page carries. */
export async function send(request: Request): Promise<Response> {
  request.headers.set('accept-language', surroundings.language())
  if (WRITES.has(request.method)) request.headers.set('x-csrf-token', surroundings.csrfToken())
  try {
    return await fetch(request)
  } catch (cause) {
    throw unreachable(cause)
  }
}

/** Sends a request, again after the person confirmed who they are when that is asked for, and throws refusals. */
export async function exchange(request: Request): Promise<Response> {
  const again = request.clone()
  const response = await send(request)
  if (response.ok) return response
  const problem = await problemOf(response)
  if (problem.code === 'confirm_identity' && (await surroundings.confirmIdentity())) {
    const second = await send(again)
    if (second.ok) return second
    throw await problemOf(second)
  }
  announce(problem, request)
  throw problem
}

function announce(problem: Problem, request: Request): void {
  const signingIn = new URL(request.url).pathname.startsWith('/api/v1/sign-in')
  if (problem.status === 401 && !signingIn) surroundings.onSignedOut()
  if (PENDING.has(problem.code)) surroundings.onPending()
}

export const client = createClient<paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  fetch: exchange,
  credentials: 'same-origin',
  headers: { accept: 'application/json, application/problem+json' },
})

interface Answer<T> {
  data?: T
  response: Response
}

/** The body of an answer. */
export async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data } = await answer
  return data as T
}

/** A record with the version that an edit of it must name. */
export interface Versioned<T> {
  record: T
  etag: string
}

/** The body of an answer together with its `ETag`. */
export async function versioned<T>(answer: Promise<Answer<T>>): Promise<Versioned<T>> {
  const { data, response } = await answer
  return { record: data as T, etag: response.headers.get('etag') ?? '' }
}

/** For `params.header` of an edit: only when nobody else changed the record since it was read. */
export function ifMatch(etag: string): { 'if-match': string } {
  return { 'if-match': etag }
}

/**
 * For a creation: sending it twice makes one thing. A form keeps its key until the server said yes, so that a second
 * press after a lost answer is the same request.
 */
export class CreationKey {
  private key = randomKey()

  /** For `params.header`. */
  header(): { 'idempotency-key': string } {
    return { 'idempotency-key': this.key }
  }

  /** The next creation is another thing. */
  renew(): void {
    this.key = randomKey()
  }
}

/** Form data for openapi-fetch, which would otherwise write JSON. */
export function multipart(parts: Record<string, string | Blob | undefined>): FormData {
  const form = new FormData()
  for (const [name, part] of Object.entries(parts)) {
    if (part !== undefined) form.append(name, part)
  }
  return form
}
