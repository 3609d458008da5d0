/** What the server says when it refuses, in one shape: RFC 9457 problem details, or the network's own failure. */

/** One value that is not right. */
export interface Finding {
  severity: 'error' | 'warning' | 'note'
  code: string
  where: string
  clauses: string[]
  message: string
  hint: string
}

/** Findings of any answer; a severity that the page does not know is shown as an error. */
export function findingsOf(found: readonly (Omit<Finding, 'severity'> & { severity: string })[] | null | undefined): Finding[] {
  return (found ?? []).map((one) => ({ ...one, severity: one.severity === 'warning' || one.severity === 'note' ? one.severity : 'error' }))
}

/** Codes that the page itself gives, beside those of the server. */
export type LocalCode = 'network' | 'unreadable'

export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly requestId: string,
    readonly clauses: readonly string[] = [],
    readonly findings: readonly Finding[] = [],
    /** Seconds after which it is worth trying again. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail || title || code)
  }

  /** Findings about one field, by the name at the end of their JSON pointer. */
  about(field: string): readonly Finding[] {
    return this.findings.filter((finding) => finding.where === field || finding.where.endsWith(`/${field}`))
  }
}

/** Reads the answer of a failed request; an answer that is no problem document is still a problem. */
export async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id') ?? ''
  const retryAfter = seconds(response.headers.get('retry-after'))
  const body = await jsonOf(response)
  if (body === null) {
    return new Problem(response.status, 'unreadable', response.statusText, '', requestId, [], [], retryAfter)
  }
  return new Problem(
    response.status,
    text(body.code) || 'unreadable',
    text(body.title),
    text(body.detail),
    text(body.request_id) || requestId,
    list<string>(body.clauses),
    findingsOf(list(body.findings)),
    retryAfter,
  )
}

/** The server could not be reached. */
export function unreachable(cause: unknown): Problem {
  const problem = new Problem(0, 'network', '', '', '')
  problem.cause = cause
  return problem
}

/** Anything that was thrown, as a problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  return new Problem(0, 'page', '', thrown instanceof Error ? thrown.message : String(thrown), '')
}

async function jsonOf(response: Response): Promise<Record<string, unknown> | null> {
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json')) return null
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function seconds(value: string | null): number | null {
  return value !== null && /^\d+$/.test(value) ? Number(value) : null
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function list<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : []
}
