/** The calculators: what each is called, and every call about them. */

import { body, client, download, multipart, type components } from '@/api'
import type { Reasons } from '@/ui'

type Schemas = components['schemas']
export type Due = Schemas['DeadlineJson']
export type RateRun = Schemas['RateRunJson']
export type SizeRun = Schemas['SizeRunJson']
export type Assessment = Schemas['AssessmentJson'] & { id: number }
export type Leaf = Assessment['leaves'][number]
export type Settlement = Schemas['SettlementJson'] & { id: number }

export interface Line {
  resource_id: string
  unit_id: string
  project_id: string
  payer: string | null
  item: string
  stage: string
  month: string
  from: string
  to: string
  quantity: string
  unit_price: string
  charge: string
  clauses: string[]
  because?: Schemas['BecauseJson'] | null
}

export interface Advice {
  resource_id: string
  unit_id: string
  system_id: string | null
  dimension: string
  action: string
  modality: string | null
  peak: string | null
  peak_at: string | null
  p95: string | null
  mean: string | null
  samples: number
  coverage: string
  threshold: string | null
  from: string | null
  to: string | null
  note: string
  clauses: string[]
  rulings: string[]
}

export const TOOLS = ['deadline', 'rate', 'size', 'assess', 'settle'] as const
export type Tool = (typeof TOOLS)[number]

export const dueDate = (asked: Schemas['DeadlineInJson']): Promise<Due> => body(client.POST('/api/v1/calculations/deadline', { body: asked }))

export function rate(asked: { pack: string; period: string; leases: File; prices: File | null; payers: File | null }): Promise<RateRun> {
  const { prices, payers, ...rest } = asked
  return body(client.POST('/api/v1/calculations/rate', { body: multipart({ ...rest, prices: prices ?? undefined, payers: payers ?? undefined }) as never }))
}

export const size = (asked: { pack: string; at: string; resources: File; usage: File }): Promise<SizeRun> => body(client.POST('/api/v1/calculations/size', { body: multipart(asked) as never }))

export const assess = (pack: string, sheet: Record<string, unknown>): Promise<Assessment> => body(client.POST('/api/v1/calculations/assess', { body: { pack, sheet } }))

export const settle = (pack: string, cycles: Record<string, unknown>): Promise<Settlement> => body(client.POST('/api/v1/calculations/settle', { body: { pack, cycles } }))

/** Rows of a run, a page at a time. */
export async function rowsOf<T>(id: number, after: string | undefined): Promise<{ items: T[]; next?: string | null }> {
  const page = await body(client.GET('/api/v1/calculations/{id}/lines', { params: { path: { id }, query: { after, limit: 200 } } }))
  return { items: page.items as T[], next: page.next }
}

export const fileOf = (id: number, format: string, name: string): Promise<void> => download(`/api/v1/calculations/${id}/files/${format}`, {}, `${name}.${format}`)

/** What every answer rests on, for the drawer. */
export function basis(answer: { pack: string; digest: string; at: string }): Pick<Reasons, 'pack' | 'digest' | 'at'> {
  return { pack: answer.pack, digest: answer.digest, at: answer.at }
}
