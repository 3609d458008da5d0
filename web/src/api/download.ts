/** Files from the server: fetched like any other answer, so that a refusal is a message and not a page of JSON. */

import { exchange } from './client'

type Query = Record<string, string | number | boolean | null | undefined>

/** Fetches a file and gives it to the browser under the name that the server says. */
export async function download(path: string, query: Query = {}, fallbackName = 'download'): Promise<void> {
  const response = await exchange(new Request(address(path, query), { credentials: 'same-origin' }))
  save(await response.blob(), fileName(response.headers.get('content-disposition')) ?? fallbackName)
}

/** The same for a file whose making is an act of its own, on the record. */
export async function downloadMade(path: string, query: Query = {}, fallbackName = 'download'): Promise<void> {
  const response = await exchange(new Request(address(path, query), { method: 'POST', credentials: 'same-origin' }))
  save(await response.blob(), fileName(response.headers.get('content-disposition')) ?? fallbackName)
}

export function address(path: string, query: Query): string {
  const url = new URL(path, location.origin)
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(key, String(value))
  }
  return url.toString()
}

/** The name in a `Content-Disposition` header; the encoded form wins, as browsers read it. */
export function fileName(header: string | null): string | null {
  if (header === null) return null
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  }
  return /filename="?([^";]+)"?/i.exec(header)?.[1] ?? null
}

/** Gives text or bytes to the browser as a file. */
export function save(content: Blob | string, name: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type: 'text/plain;charset=utf-8' }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has taken the address once the click returned to the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
