/** The ledger of resources and projects: its words and every call about it. */

import { body, client, CreationKey, downloadMade, ifMatch, versioned, type components, type CursorPage, type Versioned } from '@/api'
import { casePacks, pickable, thingsOf } from '@/domains/cases/case'
import { t } from '@/i18n'
import type { Filter, FilterOption, ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type Resource = Schemas['ResourceJson']
export type ResourceDetail = Schemas['ResourceDetailJson']
export type LedgerEvent = Schemas['LedgerEventJson']
export type Project = Schemas['ProjectJson']
export type ProjectDetail = Schemas['ProjectDetailJson']
export type ProjectForm = Schemas['ProjectInJson']
export type System = Schemas['SystemJson']
export type SystemForm = Schemas['SystemInJson']

export const LIVES = ['opened', 'test', 'formal', 'ended', 'reclaimed'] as const
export const PROJECT_STATES = ['active', 'closed'] as const
export const SYSTEM_STAGES = ['planned', 'migrating', 'testing', 'online', 'retired'] as const

export const lifeTone = (life: string): Tone => ({ opened: 'wait', test: 'note', formal: 'good', ended: 'off', reclaimed: 'off' } as const)[life as 'formal'] ?? 'off'
export const options = (keys: readonly string[], prefix: string): FilterOption[] => keys.map((value) => ({ value, label: t(`${prefix}.${value}`) }))

/** What is leased, in one line. */
export const itemsWords = (one: Pick<Resource, 'items'>): string => one.items.map((item) => `${item.item_name} ${item.quantity}`).join(t('ui.list_comma'))

const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)

export interface ResourcePage extends CursorPage<Resource> {
  known: number
  as_of?: string | null
}

export function listResources({ limit, after, q, filters }: ListQuery): Promise<ResourcePage> {
  const { life, architecture, region, item, as_of, test_before } = filters
  const is_provisional = filters.provisional === 'yes' ? true : undefined
  const stopped = filters.stopped === undefined ? undefined : filters.stopped === 'true'
  const query = { limit, after, q, life, architecture, region, item, as_of, test_before, is_provisional, stopped, known: number(filters.known), unit_id: number(filters.unit), project_id: number(filters.project), provider_id: number(filters.provider) }
  return body(client.GET('/api/v1/resources', { params: { query } }))
}

/** What is charged of what the list is about, or who pays for it, as a file of the metering format. */
export async function exportLeases(format: 'csv' | 'xlsx', { filters }: ListQuery, what: 'leases' | 'payers' = 'leases'): Promise<void> {
  const pack = (await casePacks())[0]?.id ?? 'national'
  await downloadMade('/api/v1/resources/exports', { pack, format, what, known: filters.known, unit_id: filters.unit, project_id: filters.project }, `${what}.${format}`)
}

/** Who confirmed start and end of charging, of all resources. */
export async function exportConfirmations(): Promise<void> {
  const pack = (await casePacks())[0]?.id ?? 'national'
  await downloadMade('/api/v1/resources/confirmations/exports', { pack }, 'confirmations.xlsx')
}

export const getResource = (id: number, as_of?: string) => body(client.GET('/api/v1/resources/{id}', { params: { path: { id }, query: { as_of: as_of || undefined } } }))

export const correctResource = (id: number, correction: Schemas['CorrectionInJson'], key: CreationKey) =>
  body(client.POST('/api/v1/resources/{id}/corrections', { params: { path: { id }, header: key.header() }, body: correction }))

export function listProjects({ limit, after, q, filters }: ListQuery): Promise<CursorPage<Project>> {
  return body(client.GET('/api/v1/projects', { params: { query: { limit, after, q, state: filters.state } } }))
}

export const getProject = (id: number): Promise<Versioned<ProjectDetail>> => versioned(client.GET('/api/v1/projects/{id}', { params: { path: { id } } }))
export const createProject = (form: ProjectForm, key: CreationKey) => body(client.POST('/api/v1/projects', { params: { header: key.header() }, body: form }))

export async function changeProject(id: number, form: ProjectForm, etag: string): Promise<void> {
  await client.PUT('/api/v1/projects/{id}', { params: { path: { id }, header: ifMatch(etag) }, body: form })
}

export const addSystem = (id: number, form: SystemForm) => body(client.POST('/api/v1/projects/{id}/systems', { params: { path: { id } }, body: form }))
export const changeSystem = (id: number, system: System, form: SystemForm) =>
  body(client.PUT('/api/v1/projects/{id}/systems/{system_id}', { params: { path: { id, system_id: system.id }, header: ifMatch(`"${system.version}"`) }, body: form }))

/** Fills in the choices of filters that come from elsewhere; one that cannot be had leaves its filter empty. */
export function loadChoices(filters: { unit: Filter; provider: Filter; project: Filter; item: Filter }): void {
  const fill = (filter: Filter, load: Promise<FilterOption[]>): void => {
    void load.then((found) => { filter.options = found }).catch(() => undefined)
  }
  const party = (kind: string) => pickable([kind], '', 200).then((all) => all.map((one) => ({ value: String(one.id), label: one.name })))
  fill(filters.unit, party('using_unit'))
  fill(filters.provider, party('provider'))
  fill(filters.project, listProjects({ limit: 200, filters: {} }).then((page) => page.items.map((one) => ({ value: String(one.id), label: `${one.number} ${one.name}` }))))
  fill(filters.item, casePacks().then((packs) => thingsOf('item', { pack: packs[0]?.id ?? 'national' }, '')).then((all) => all.map((one) => ({ value: one.value, label: one.name }))))
}
