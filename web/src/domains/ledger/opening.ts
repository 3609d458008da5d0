/** Opening lists: their words and every call about them. */

import { body, client, downloadMade, type components, type CursorPage } from '@/api'
import type { ListQuery } from '@/patterns/list'

type Schemas = components['schemas']
export type Opening = Schemas['OpeningJson']
export type OpeningDetail = Schemas['OpeningDetailJson']
export type OpeningRow = Schemas['OpeningResourceJson']
export type OpeningRemark = Schemas['OpeningRemarkJson']

const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)

export function listOpenings({ limit, after, filters }: ListQuery): Promise<CursorPage<Opening>> {
  const is_provisional = filters.standing === undefined ? undefined : filters.standing === 'provisional'
  const query = { limit, after, is_provisional, unit_id: number(filters.unit), provider_id: number(filters.provider) }
  return body(client.GET('/api/v1/openings', { params: { query } }))
}

const at = (id: number) => ({ path: { id } })
export const getOpening = (id: number): Promise<OpeningDetail> => body(client.GET('/api/v1/openings/{id}', { params: at(id) }))
export const openingRows = (id: number, after: string | undefined, is_objected: boolean): Promise<CursorPage<OpeningRow>> =>
  body(client.GET('/api/v1/openings/{id}/resources', { params: { ...at(id), query: { limit: 100, after, is_objected } } }))
export const confirmOpening = (id: number, known: number, note: string): Promise<OpeningDetail> => body(client.POST('/api/v1/openings/{id}/confirmations', { params: at(id), body: { known, note } }))
export const remarkOpening = (id: number, remark: Schemas['OpeningRemarkInJson']): Promise<OpeningDetail> => body(client.POST('/api/v1/openings/{id}/remarks', { params: at(id), body: remark }))
export const withdrawRemark = (id: number, remark_id: number, reason: string): Promise<OpeningDetail> =>
  body(client.POST('/api/v1/openings/{id}/remarks/{remark_id}/withdraw', { params: { path: { id, remark_id } }, body: { reason } }))
export const exportOpening = (id: number): Promise<void> => downloadMade(`/api/v1/openings/${id}/exports`, {}, 'opening-list.xlsx')
