/** The knowledge base: its words and every call about it. */

import { body, client, type components, type CreationKey, ifMatch } from '@/api'
import { tOr } from '@/i18n'
import type { ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type EntryRow = Schemas['KnowledgeRowJson']
export type Entry = Schemas['KnowledgeJson']
export type EntryIn = Schemas['KnowledgeInJson']

export const AUDIENCES = ['everybody', 'party'] as const
export const entryTone = (state: string): Tone => ({ draft: 'draft', published: 'good', retired: 'off' } as const)[state as 'draft'] ?? 'off'
export const entryWords = (state: string): string => tOr(`knowledge.state_${state}`, state)

export function listEntries(drafts: boolean, { limit, after, q }: ListQuery) {
  const query = { limit, after, q }
  return drafts ? body(client.GET('/api/v1/knowledge/drafts', { params: { query } })) : body(client.GET('/api/v1/knowledge', { params: { query } }))
}

/** Longest text that is looked for; more says no more about what it is. */
const LONGEST = 200
export const suggestedFor = (text: string): Promise<EntryRow[]> => body(client.GET('/api/v1/knowledge/suggestions', { params: { query: { text: text.slice(0, LONGEST) } } }))

const version = (one: Pick<Entry, 'version'>) => ifMatch(`"${one.version}"`)
export const getEntry = (id: number): Promise<Entry> => body(client.GET('/api/v1/knowledge/{id}', { params: { path: { id } } }))
export const writeEntry = (given: EntryIn, key: CreationKey) => body(client.POST('/api/v1/knowledge', { params: { header: key.header() }, body: given }))
export const editEntry = (one: Entry, given: EntryIn): Promise<Entry> => body(client.PUT('/api/v1/knowledge/{id}', { params: { path: { id: one.id }, header: version(one) }, body: given }))
export const publishEntry = (one: Entry): Promise<Entry> => body(client.POST('/api/v1/knowledge/{id}/publish', { params: { path: { id: one.id }, header: version(one) } }))
export const retireEntry = (one: Entry): Promise<Entry> => body(client.POST('/api/v1/knowledge/{id}/retire', { params: { path: { id: one.id }, header: version(one) } }))
