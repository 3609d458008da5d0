/** The audit trail: its words and every call about it. */

import { body, client, downloadMade, type components } from '@/api'
import { t, tOr } from '@/i18n'
import type { ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

export type Entry = components['schemas']['AuditEntryJson']

export const OUTCOMES = ['done', 'refused', 'failed'] as const
export const outcomeTone = (outcome: string): Tone => ({ done: 'good', refused: 'warn', failed: 'bad' } as const)[outcome as 'done'] ?? 'off'
/** An act in words; one that the page does not know keeps its name. */
export const actWords = (action: string): string => tOr(`act.${action.replaceAll('.', '_')}`, action)
/** Who it was: a person with their login, or a job by its name. */
export function whoWords(entry: Pick<Entry, 'name' | 'login'>): string {
  if (entry.login.startsWith('job:')) return t('audit.job', { name: entry.name })
  return entry.name === '' || entry.name === entry.login ? entry.login : `${entry.name}（${entry.login}）`
}

export const objectWords = (entry: Pick<Entry, 'object_kind' | 'object_id'>): string => [tOr(`object.${entry.object_kind}`, entry.object_kind), entry.object_id].filter((part) => part !== '').join(' ')

export function listEntries({ limit, after, filters }: ListQuery) {
  const { from, until, login, action, object_kind, object_id, outcome } = filters
  return body(client.GET('/api/v1/audit/entries', { params: { query: { limit, after, from, until, login, action, object_kind, object_id, outcome } } }))
}

export const listCheckpoints = () => body(client.GET('/api/v1/audit/checkpoints'))
export const verify = () => body(client.GET('/api/v1/audit/verification'))
export const exportTrail = (first: number): Promise<void> => downloadMade('/api/v1/audit/exports', { first }, 'yunheng-audit.jsonl')
