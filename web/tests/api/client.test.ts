import { beforeEach, describe, expect, it, vi } from 'vitest'
import { body, client, CreationKey, ifMatch, multipart, Problem, surround, versioned } from '@/api'

const fetched = vi.fn<(request: Request) => Promise<Response>>()

function answers(...list: Response[]): void {
  for (const one of list) fetched.mockResolvedValueOnce(one)
}

function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': type, ...headers } })
}

function problem(status: number, code: string, more: Record<string, unknown> = {}): Response {
  return json({ type: 'about:blank', title: 'No', status, detail: 'Because.', code, clauses: [], request_id: 'r-1', ...more }, status)
}

const seen = { signedOut: vi.fn(), pending: vi.fn(), confirm: vi.fn<() => Promise<boolean>>() }

beforeEach(() => {
  fetched.mockReset()
  vi.stubGlobal('fetch', fetched)
  for (const one of Object.values(seen)) one.mockReset()
  surround({ csrfToken: () => 'token-1', language: () => 'en', onSignedOut: seen.signedOut, onPending: seen.pending, confirmIdentity: seen.confirm })
})

function sent(at = 0): Request {
  const request = fetched.mock.calls[at]?.[0]
  if (request === undefined) throw new Error('nothing was sent')
  return request
}

describe('what every request carries', () => {
  it('the language, and the token only where something is written', async () => {
    answers(json({ items: [] }), json({ id: 1 }))
    await client.GET('/api/v1/me/sessions')
    await client.POST('/api/v1/sign-in', { body: { login: 'a', password: 'b' } })
    expect(sent(0).headers.get('accept-language')).toBe('en')
    expect(sent(0).headers.get('x-csrf-token')).toBeNull()
    expect(sent(1).headers.get('x-csrf-token')).toBe('token-1')
  })

  it('the version of an edit, and one key for one creation', async () => {
    const key = new CreationKey()
    const first = key.header()['idempotency-key']
    expect(key.header()['idempotency-key']).toBe(first)
    key.renew()
    expect(key.header()['idempotency-key']).not.toBe(first)
    expect(ifMatch('"3"')).toEqual({ 'if-match': '"3"' })
    answers(json({ secret: 's' }, 200, { etag: '"7"' }))
    const { etag } = await versioned(client.POST('/api/v1/me/totp'))
    expect(etag).toBe('"7"')
  })

  it('leaves out absent parts of a form', () => {
    const form = multipart({ pack: 'xuchang', at: undefined })
    expect([...form.keys()]).toEqual(['pack'])
  })
})

describe('refusals', () => {
  it('are problems with code, findings and request id', async () => {
    const finding = { severity: 'error', code: 'password_short', where: '/new', clauses: [], message: 'short', hint: '' }
    answers(problem(422, 'invalid', { findings: [finding, { ...finding, severity: 'odd', where: '/current' }] }))
    const thrown = await client.PUT('/api/v1/me/password', { body: { current: 'a', new: 'b' } }).catch((e: unknown) => e)
    expect(thrown).toBeInstanceOf(Problem)
    const refused = thrown as Problem
    expect([refused.status, refused.code, refused.requestId, refused.message]).toEqual([422, 'invalid', 'r-1', 'Because.'])
    expect(refused.about('new')).toEqual([finding])
    expect(refused.findings[1]?.severity).toBe('error')
  })

  it('that are no JSON are problems too', async () => {
    answers(new Response('<html>bad gateway', { status: 502, headers: { 'content-type': 'text/html', 'x-request-id': 'r-9' } }))
    const thrown = (await body(client.GET('/api/v1/me')).catch((e: unknown) => e)) as Problem
    expect([thrown.status, thrown.code, thrown.requestId]).toEqual([502, 'unreadable', 'r-9'])
  })

  it('tell when to come back', async () => {
    const late = problem(429, 'too_many')
    late.headers.set('retry-after', '30')
    answers(late)
    const thrown = (await body(client.GET('/api/v1/me')).catch((e: unknown) => e)) as Problem
    expect(thrown.retryAfter).toBe(30)
  })

  it('of the network keep their cause', async () => {
    fetched.mockRejectedValueOnce(new TypeError('failed to fetch'))
    const thrown = (await body(client.GET('/api/v1/me')).catch((e: unknown) => e)) as Problem
    expect([thrown.status, thrown.code]).toEqual([0, 'network'])
    expect(thrown.cause).toBeInstanceOf(TypeError)
  })

  it('lead to the sign-in page, but not from it', async () => {
    answers(problem(401, 'sign_in'), problem(401, 'sign_in_failed'))
    await client.GET('/api/v1/me/sessions').catch(() => undefined)
    expect(seen.signedOut).toHaveBeenCalledTimes(1)
    await client.POST('/api/v1/sign-in', { body: { login: 'a', password: 'b' } }).catch(() => undefined)
    expect(seen.signedOut).toHaveBeenCalledTimes(1)
  })
})

describe('what comes before anything else', () => {
  it.each(['change_password', 'set_up_totp'])('%s is told to the page', async (code) => {
    answers(problem(403, code))
    await client.GET('/api/v1/me/sessions').catch(() => undefined)
    expect(seen.pending).toHaveBeenCalledTimes(1)
  })
})

describe('confirming who one is', () => {
  it('sends the same again after a yes', async () => {
    seen.confirm.mockResolvedValueOnce(true)
    answers(problem(403, 'confirm_identity'), json({ codes: ['x'] }))
    const made = await body(client.PUT('/api/v1/me/totp', { body: { ticket: 't', code: '123456' } }))
    expect(made.codes).toEqual(['x'])
    expect(await sent(1).text()).toBe(JSON.stringify({ ticket: 't', code: '123456' }))
  })

  it('stays refused after a no', async () => {
    seen.confirm.mockResolvedValueOnce(false)
    answers(problem(403, 'confirm_identity'))
    const thrown = (await client.DELETE('/api/v1/me/totp').catch((e: unknown) => e)) as Problem
    expect(thrown.code).toBe('confirm_identity')
    expect(fetched).toHaveBeenCalledTimes(1)
  })
})
