/** Files of a case that go up in parts, so that a line that breaks costs no more than a part. */

import { body, client, type components } from '@/api'
import { attachFile, type Case } from './case'

export type Upload = components['schemas']['CaseUploadJson']

/** Files above this go up in parts. */
export const IN_PARTS = 4 << 20
/** Bytes of a part; the server may take fewer. */
const PART = 2 << 20

/** SHA-256 in hexadecimal; none where the browser reckons none, which it does only over a safe line. */
async function sha256(file: File): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const place = (id: number, upload: number) => ({ path: { id, upload } })
const OCTETS = { 'content-type': 'application/octet-stream' }

/**
 * Adds a file; a large one in parts, going on where it came to before. `progress` is told how many bytes are there.
 * When it throws, the same file can be given again: what arrived stays.
 */
export async function bringFile(id: number, file: File, field: string | undefined, progress: (arrived: number) => void): Promise<Case> {
  const digest = file.size > IN_PARTS ? await sha256(file) : null
  if (digest === null) return attachFile(id, file, field)
  let upload: Upload = await body(client.POST('/api/v1/cases/{id}/uploads', { params: { path: { id } }, body: { name: file.name, bytes: file.size, sha256: digest, field } }))
  progress(upload.arrived)
  while (upload.arrived < file.size) {
    const part = file.slice(upload.arrived, upload.arrived + Math.min(PART, upload.part_bytes))
    upload = await body(client.PATCH('/api/v1/cases/{id}/uploads/{upload}', {
      params: { ...place(id, upload.id), query: { offset: upload.arrived } }, headers: OCTETS, body: part as never, bodySerializer: (bytes: unknown) => bytes as Blob,
    }))
    progress(upload.arrived)
  }
  return body(client.POST('/api/v1/cases/{id}/uploads/{upload}/finish', { params: place(id, upload.id) })) as unknown as Promise<Case>
}

/** Own files of a case that have not arrived whole. */
export const underWay = (id: number): Promise<Upload[]> => body(client.GET('/api/v1/cases/{id}/uploads', { params: { path: { id } } }))

export async function giveUp(id: number, upload: number): Promise<void> {
  await client.DELETE('/api/v1/cases/{id}/uploads/{upload}', { params: place(id, upload) })
}
