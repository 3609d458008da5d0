/** Parties: what they are called, and every call about them. */

import { body, client, CreationKey, download, ifMatch, multipart, rowsOf, versioned, type components, type Versioned } from '@/api'
import { allPacks, parametersOf } from '@/domains/packs/pack'
import { t } from '@/i18n'
import type { FilterOption, ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

export type Party = components['schemas']['PartyJson']
export type PartyDetail = components['schemas']['PartyDetailJson']
export type PartyForm = components['schemas']['PartyInJson']
export type Import = components['schemas']['PartyImportJson']
export type PayerRecord = components['schemas']['PayerRecordJson']

export const KINDS = ['authority', 'provider', 'using_unit', 'finance', 'verifier', 'auditor'] as const
export const LEVELS = ['city', 'county', 'town'] as const
/** Where the rules say who pays for a kind of funding. */
const FUNDING = 'payers.rule.'
export const STATUSES = ['active', 'closed'] as const

const options = (keys: readonly string[], prefix: string): FilterOption[] => keys.map((value) => ({ value, label: t(`${prefix}.${value}`) }))

export const kindOptions = (): FilterOption[] => options(KINDS, 'party.kind')
export const levelOptions = (): FilterOption[] => options(LEVELS, 'party.level')
export const statusOptions = (): FilterOption[] => options(STATUSES, 'party.status')

export function statusTone(status: string): Tone {
  return status === 'active' ? 'good' : 'off'
}

export function listParties({ limit, after, sort, q, filters }: ListQuery) {
  const { kind, level, status } = filters
  return body(client.GET('/api/v1/parties', { params: { query: { limit, after, sort, q, kind, level, status } } }))
}

/** A few parties by words, for pickers and the search box. */
export async function findParties(q: string, limit = 12): Promise<Party[]> {
  const page = await body(client.GET('/api/v1/parties', { params: { query: { q: q || undefined, limit } } }))
  return page.items
}

export function childrenOf(id: number) {
  return body(client.GET('/api/v1/parties', { params: { query: { parent: id, limit: 100 } } }))
}

export function getParty(id: number): Promise<Versioned<PartyDetail>> {
  return versioned(client.GET('/api/v1/parties/{id}', { params: { path: { id } } }))
}

export const createParty = (form: PartyForm, key: CreationKey) => body(client.POST('/api/v1/parties', { params: { header: key.header() }, body: form }))

export async function changeParty(id: number, change: components['schemas']['PartyPatchJson'], etag: string): Promise<void> {
  await client.PATCH('/api/v1/parties/{id}', { params: { path: { id }, header: ifMatch(etag) }, body: change })
}

export async function addAlias(id: number, alias: { alias: string; source: string; reason: string }): Promise<void> {
  await client.POST('/api/v1/parties/{id}/aliases', { params: { path: { id } }, body: alias })
}

export async function dropAlias(id: number, alias: number): Promise<void> {
  await client.DELETE('/api/v1/parties/{id}/aliases/{alias_id}', { params: { path: { id, alias_id: alias } } })
}

export async function closeParty(id: number, closed_on: string, reason: string): Promise<void> {
  await client.POST('/api/v1/parties/{id}/close', { params: { path: { id } }, body: { closed_on, reason } })
}

export async function reopenParty(id: number, reason: string): Promise<void> {
  await client.POST('/api/v1/parties/{id}/reopen', { params: { path: { id } }, body: { reason } })
}

export async function payersOf(id: number): Promise<PayerRecord[]> {
  return rowsOf(await body(client.GET('/api/v1/parties/{id}/payers', { params: { path: { id } } })))
}

export function addPayer(id: number, record: { from_on: string; payer_id: number | null; reason: string }) {
  return body(client.POST('/api/v1/parties/{id}/payers', { params: { path: { id } }, body: record }))
}

export function checkImport(file: File): Promise<Import> {
  return body(client.POST('/api/v1/parties/import', { body: multipart({ file }) as never }))
}

export function commitImport(id: number) {
  return body(client.POST('/api/v1/parties/import/{id}/commit', { params: { path: { id } } }))
}

/** Exactly what the list shows, as a file. */
export function exportParties(format: 'xlsx' | 'csv', query: ListQuery): Promise<void> {
  return download('/api/v1/parties/export', { format, q: query.q, sort: query.sort, ...query.filters }, `parties.${format}`)
}

/** The kinds of funding that the city's rules know, and what they call them: `county` → `县（市、区）单位`. */
export async function fundingKinds(): Promise<FilterOption[]> {
  const city = (await allPacks()).find((pack) => pack.based_on.length > 0 && pack.status === 'in_force')
  if (city === undefined) return []
  const rules = (await parametersOf(city.id)).filter((one) => one.key.startsWith(FUNDING))
  return rules.map((one) => ({ value: one.key.slice(FUNDING.length), label: one.name }))
}
