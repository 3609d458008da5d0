/** Reconciliation of the ledger with clouds: its words and every call about it. */

import { body, client, CreationKey, download, downloadMade, ifMatch, multipart, type components, type CursorPage } from '@/api'
import type { ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type Cloud = Schemas['CloudJson']
export type CloudProject = Schemas['CloudProjectJson']
export type Difference = Schemas['CloudDifferenceJson']
export type Reconciliation = Schemas['ReconciliationJson']
export type TrendPoint = Schemas['ReconciliationTrendJson']

export const KINDS = ['unordered', 'unregistered', 'missing', 'other_size', 'other_owner', 'test_overdue', 'after_exit', 'unlinked'] as const
export const STATES = ['open', 'settled', 'gone'] as const

/** How a difference stands: new, still there, not looked at by the last reconciliation, settled, gone. */
export function standing(one: Difference): 'new' | 'there' | 'unread' | 'settled' | 'gone' {
  if (one.state === 'gone') return 'gone'
  if (one.state === 'settled') return 'settled'
  if (!one.is_there) return 'unread'
  return one.is_new ? 'new' : 'there'
}
export const standingTone = (word: ReturnType<typeof standing>): Tone => ({ new: 'bad', there: 'warn', unread: 'wait', settled: 'note', gone: 'off' } as const)[word]

/** Which way the money goes: charged too much, too little, to somebody else, or not at all. */
export function side(one: Difference): 'unknown' | 'none' | 'another' | 'much' | 'little' {
  if (one.monthly === null || one.monthly === undefined) return 'unknown'
  if (/^-?0(\.0+)?$/.test(one.monthly)) return 'none'
  if (one.kind === 'other_owner') return 'another'
  return one.monthly.startsWith('-') ? 'little' : 'much'
}
/** The amount without its sign. */
export const amount = (one: Difference): string | null => one.monthly?.replace(/^-/, '') ?? null

export const thingWords = (one: Difference): string => [one.external_name, one.external_id].filter((part) => part !== '').join(' ')

export const listClouds = (): Promise<Cloud[]> => body(client.GET('/api/v1/reconciliation/clouds'))
export const cloudProjects = (cloud: string): Promise<CloudProject[]> => body(client.GET('/api/v1/reconciliation/clouds/{cloud}/projects', { params: { path: { cloud } } }))
export const mapProject = (one: CloudProject, project: number | null): Promise<CloudProject> =>
  body(client.PUT('/api/v1/reconciliation/projects/{id}', { params: { path: { id: one.id }, header: ifMatch(`"${one.version}"`) }, body: { project_id: project } }))

export const reconcileNow = (cloud: string) => body(client.POST('/api/v1/reconciliation/runs', { body: { cloud } }))
export const reconcileFile = (cloud: string, file: File, on: string | null): Promise<Reconciliation> =>
  body(client.POST('/api/v1/reconciliation/files', { params: { query: { cloud, on: on ?? undefined } }, body: multipart({ file }) as never }))
export const inventoryTemplate = (): Promise<void> => download('/api/v1/reconciliation/template', {}, 'inventory.xlsx')

const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)

const asked = ({ q, filters }: Pick<ListQuery, 'q' | 'filters'>) => ({
  q, cloud: filters.cloud, kind: filters.kind, state: filters.state, run_id: number(filters.run), unit_id: number(filters.unit), project_id: number(filters.project),
  provider_id: number(filters.provider), has_case: filters.has_case === undefined ? undefined : filters.has_case === 'yes',
})

export function listDifferences({ limit, after, ...query }: ListQuery): Promise<CursorPage<Difference>> {
  return body(client.GET('/api/v1/reconciliation/differences', { params: { query: { limit, after, ...asked(query) } } }))
}
export const differencesOfCase = (case_id: number) => body(client.GET('/api/v1/reconciliation/differences', { params: { query: { case_id, limit: 100 } } })).then((page) => page.items)
export const getDifference = (id: number): Promise<Difference> => body(client.GET('/api/v1/reconciliation/differences/{id}', { params: { path: { id } } }))
export const exportDifferences = (query: ListQuery): Promise<void> => downloadMade('/api/v1/reconciliation/differences/exports', asked(query), 'differences.xlsx')

const edit = (one: Difference) => ({ path: { id: one.id }, header: ifMatch(`"${one.version}"`) })
export const linkThing = (one: Difference, external_id: string, resource_number: string): Promise<Difference> =>
  body(client.POST('/api/v1/reconciliation/differences/{id}/link', { params: edit(one), body: { external_id, resource_number } }))
export const settleDifference = (one: Difference, by: Schemas['SettleDifferenceJson']): Promise<Difference> =>
  body(client.POST('/api/v1/reconciliation/differences/{id}/settle', { params: edit(one), body: by }))
export const openCase = (differences: number[], key: CreationKey) => body(client.POST('/api/v1/reconciliation/cases', { params: { header: key.header() }, body: { differences } }))

export const getLink = (id: number) => body(client.GET('/api/v1/resources/{id}/link', { params: { path: { id } } }))
export async function unlink(id: number): Promise<void> {
  await client.DELETE('/api/v1/resources/{id}/link', { params: { path: { id } } })
}

export const getTrend = (cloud: string): Promise<TrendPoint[]> => body(client.GET('/api/v1/reconciliation/trend', { params: { query: { cloud } } }))
