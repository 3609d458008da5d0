/** Issued documents: their register, their copies, their verification. */

import { body, client, type components, download, downloadMade, multipart } from '@/api'
import type { ListQuery } from '@/patterns/list'
import type { Case } from './case'

type Schemas = components['schemas']
export type IssuedRow = Schemas['IssuedRowJson']
export type IssuedDocument = Schemas['IssuedDocumentJson']
export type SignedCopy = Schemas['SignedCopyJson']
export type Verified = Schemas['VerifiedJson']
export type Compared = Schemas['ComparedJson']
export type RecordFormat = 'pdf' | 'zip'

/** What a signed copy may be. */
export const COPY_ENDINGS = '.pdf,.ofd,.png,.jpg,.jpeg'

/** The filters of the register as the server reads them. */
export function registerQuery({ q, filters }: Pick<ListQuery, 'q' | 'filters'>) {
  const signed = filters.signed === undefined ? undefined : filters.signed === 'yes'
  return { q, signed, kind: filters.kind, from: filters.from, until: filters.until }
}

export const listDocuments = (query: ListQuery) => body(client.GET('/api/v1/documents', { params: { query: { limit: query.limit, after: query.after, ...registerQuery(query) } } }))
export const exportDocuments = (query: ListQuery): Promise<void> => downloadMade('/api/v1/documents/exports', registerQuery(query), 'documents.xlsx')
export const exportCase = (one: Pick<Case, 'id'>, format: RecordFormat): Promise<void> => downloadMade(`/api/v1/cases/${one.id}/exports`, { format }, `case.${format}`)

export const fetchDocument = (one: Pick<IssuedRow, 'id' | 'number' | 'format'>): Promise<void> => download(`/api/v1/documents/${one.id}/file`, {}, `${one.number}.${one.format}`)
export const fetchWord = (one: Pick<IssuedRow, 'id' | 'number'>): Promise<void> => download(`/api/v1/documents/${one.id}/file`, { word: true }, `${one.number}.docx`)
export const fetchCopy = (document: number, copy: SignedCopy): Promise<void> => download(`/api/v1/documents/${document}/copies/${copy.id}`, {}, copy.name)

export const issueDocument = (id: number, name: string): Promise<Case> => body(client.POST('/api/v1/cases/{id}/documents', { params: { path: { id } }, body: { name } })) as Promise<unknown> as Promise<Case>
export const addCopy = (id: number, file: File): Promise<Case> => body(client.POST('/api/v1/documents/{id}/copies', { params: { path: { id } }, body: multipart({ file }) as never })) as Promise<unknown> as Promise<Case>

export const verify = (code: string): Promise<Verified> => body(client.GET('/api/v1/verifications/{code}', { params: { path: { code } } }))
export const compare = (code: string, file: File): Promise<Compared> => body(client.POST('/api/v1/verifications/{code}/comparison', { params: { path: { code } }, body: multipart({ file }) as never }))
