/** Security of information systems: who answers for what, and the papers of the using unit's duties. */

import { body, client, downloadMade, type components, type CursorPage } from '@/api'
import type { ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type SystemRow = Schemas['SystemRowJson']
export type SystemSecurity = Schemas['SystemSecurityJson']
export type SystemAnswer = Schemas['SystemAnswerJson']
export type SystemDuty = Schemas['SystemDutyJson']
export type SystemNamed = Schemas['SystemNamedJson']

const number = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)
const asked = ({ q, filters }: ListQuery) => ({ q, stage: filters.stage, unit_id: number(filters.unit), provider_id: number(filters.provider), project_id: number(filters.project) })

export const listSystems = (query: ListQuery): Promise<CursorPage<SystemRow>> => body(client.GET('/api/v1/systems', { params: { query: { ...asked(query), limit: query.limit, after: query.after } } }))
export const exportGaps = (query: ListQuery): Promise<void> => downloadMade('/api/v1/systems/exports', asked(query), 'system-gaps.xlsx')

export const getSystem = (id: number, on?: string): Promise<SystemSecurity> => body(client.GET('/api/v1/systems/{id}', { params: { path: { id }, query: { on: on || undefined } } }))
export const nameAnswer = (id: number, duty: string, given: Schemas['SystemAnswerInJson']): Promise<SystemSecurity> => body(client.POST('/api/v1/systems/{id}/answers/{duty}', { params: { path: { id, duty } }, body: given }))
export const recordPaper = (id: number, duty: string, given: Schemas['SystemPaperInJson']): Promise<SystemSecurity> => body(client.POST('/api/v1/systems/{id}/papers/{duty}', { params: { path: { id, duty } }, body: given }))

/** The worst of what is missing, for the mark of a row. */
export function worst(row: SystemRow): 'bad' | 'warn' | 'good' | 'off' {
  const count = (n: number | null | undefined): number => n ?? 0
  if (count(row.expired) + count(row.missing) > 0) return 'bad'
  if (count(row.gaps) + count(row.ending) > 0) return 'warn'
  return (row.gaps ?? row.missing ?? null) === null ? 'off' : 'good'
}

export const standingTone = (standing: string): Tone => ({ missing: 'bad', expired: 'bad', ending: 'warn', valid: 'good' } as const)[standing as 'valid'] ?? 'off'
