import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { surround } from '@/api'
import { bringFile, IN_PARTS } from '@/domains/cases/upload'

/** A server that keeps what arrives, and whose line breaks when it is told to. */
const server = { arrived: new Uint8Array(), digest: '', breaksAfter: Infinity, parts: 0, calls: [] as string[] }

function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } })
}

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  server.calls.push(`${request.method} ${url.pathname}${url.search}`)
  const upload = () => ({ id: 3, name: 'a.pdf', field: null, bytes: IN_PARTS + 5, arrived: server.arrived.length, part_bytes: 8 << 20, forgotten_at: '' })
  if (request.method === 'PATCH') {
    server.parts += 1
    if (server.parts > server.breaksAfter) throw new TypeError('the line broke')
    const part = new Uint8Array(await request.arrayBuffer())
    const whole = new Uint8Array(server.arrived.length + part.length)
    whole.set(server.arrived)
    whole.set(part, server.arrived.length)
    server.arrived = whole
    return json(upload())
  }
  if (url.pathname.endsWith('/finish')) return json({ id: 7, version: 1 }, 201)
  if (url.pathname.endsWith('/uploads')) {
    server.digest = ((await request.json()) as { sha256: string }).sha256
    return json(upload(), 201)
  }
  return json({ id: 7, version: 1 }, 201)
}

beforeEach(() => {
  Object.assign(server, { arrived: new Uint8Array(), digest: '', breaksAfter: Infinity, parts: 0, calls: [] })
  vi.stubGlobal('fetch', vi.fn(answer))
  surround({ csrfToken: () => 'token-1', language: () => 'en' })
})

const bytes = Uint8Array.from({ length: IN_PARTS + 5 }, (_, at) => at % 251)
const large = () => new File([bytes], 'a.pdf')

describe('a large file', () => {
  it('goes on where it was when the line broke', async () => {
    server.breaksAfter = 1
    const told: number[] = []
    await expect(bringFile(7, large(), undefined, (arrived) => told.push(arrived))).rejects.toThrow()
    const before = server.arrived.length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(bytes.length)
    Object.assign(server, { breaksAfter: Infinity, calls: [] })
    await bringFile(7, large(), undefined, (arrived) => told.push(arrived))
    expect(server.calls[1]).toBe(`PATCH /api/v1/cases/7/uploads/3?offset=${before}`)
    expect(server.calls.at(-1)).toBe('POST /api/v1/cases/7/uploads/3/finish')
    expect(Buffer.from(server.arrived).equals(Buffer.from(bytes))).toBe(true)
    expect(told.at(-1)).toBe(bytes.length)
    expect(server.digest).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('is not taken apart when it is small', async () => {
    await bringFile(7, new File(['%PDF-1.7'], 'a.pdf'), 'approval', () => undefined)
    expect(server.calls).toEqual(['POST /api/v1/cases/7/files'])
  })
})
