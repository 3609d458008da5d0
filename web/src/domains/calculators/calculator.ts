/** The calculators: what each is called, and every call about them. */

import { body, client, download, multipart, rowsOf, type components } from '@/api'
import { parametersOf } from '@/domains/packs/pack'
import type { Reasons } from '@/ui'

type Schemas = components['schemas']
export type Due = Schemas['DeadlineRunJson']
export type RateRun = Schemas['RateRunJson']
export type SizeRun = Schemas['SizeRunJson']
export type Assessment = Schemas['AssessRunJson']
export type Leaf = Assessment['leaves'][number]
export type LeafField = Schemas['LeafFieldJson']
export type Settlement = Schemas['SettleRunJson']
export type Line = Schemas['RateLineJson']
export type Advice = Schemas['SizeLineJson']
export type Example = Schemas['ExampleJson']
export type Run = Schemas['CalculationRowJson']

export const TOOLS = ['deadline', 'rate', 'size', 'assess', 'settle'] as const
export type Tool = (typeof TOOLS)[number]

export const dueDate = (asked: Schemas['DeadlineInJson']): Promise<Due> => body(client.POST('/api/v1/calculations/deadline', { body: asked }))

export function rate(asked: { pack: string; period: string; leases: File; prices: File | null; payers: File | null }): Promise<RateRun> {
  const { prices, payers, ...rest } = asked
  return body(client.POST('/api/v1/calculations/rate', { body: multipart({ ...rest, prices: prices ?? undefined, payers: payers ?? undefined }) as never }))
}

export const size = (asked: { pack: string; at: string; resources: File; usage: File }): Promise<SizeRun> => body(client.POST('/api/v1/calculations/size', { body: multipart(asked) as never }))

export const assess = (pack: string, sheet: object): Promise<Assessment> => body(client.POST('/api/v1/calculations/assess', { body: { pack, sheet: sheet as never } }))

export const settle = (pack: string, cycles: object): Promise<Settlement> => body(client.POST('/api/v1/calculations/settle', { body: { pack, cycles: cycles as never } }))

/** Lines of a run, a page at a time. */
export async function linesOf<T>(id: number, after: string | undefined): Promise<{ items: T[]; next?: string | null }> {
  const page = await body(client.GET('/api/v1/calculations/{id}/lines', { params: { path: { id }, query: { after, limit: 200 } } }))
  return { items: page.items as T[], next: page.next }
}

interface Figure {
  resource?: string
  item?: string
  month?: string
  dimension?: string
  leaf?: string
  cycle?: string
}

/** Why a figure of a run is what it is. */
export const becauseOf = (id: number, figure: Figure) => body(client.GET('/api/v1/calculations/{id}/because', { params: { path: { id }, query: figure } }))

export const fileOf = (id: number, format: string, name: string): Promise<void> => download(`/api/v1/calculations/${id}/files/${format}`, {}, `${name}.${format}`)

/** Files of the example city, for trying a calculator. */
export const examplesOf = async (kind: Tool): Promise<Example[]> => rowsOf(await body(client.GET('/api/v1/calculations/examples'))).filter((one) => one.kind === kind)

export async function exampleFile(example: Example): Promise<File> {
  const bytes = await body(client.GET('/api/v1/calculations/examples/{name}', { params: { path: { name: example.name } }, parseAs: 'blob' }))
  return new File([bytes as unknown as Blob], example.name)
}

/** What this person ran lately; runs go by themselves after some days. */
export const recentRuns = async (kind: Tool): Promise<Run[]> => (await body(client.GET('/api/v1/calculations', { params: { query: { limit: 50 } } }))).items.filter((one) => one.kind === kind)

/** A run as it was answered. */
export async function openRun<T extends { id: number }>(id: number): Promise<T> {
  return (await body(client.GET('/api/v1/calculations/{id}', { params: { path: { id } } }))) as unknown as T
}

export async function dropRun(id: number): Promise<void> {
  await client.DELETE('/api/v1/calculations/{id}', { params: { path: { id } } })
}

/** What the catalogue calls its items: `disk.ssd` → `云硬盘（SSD）`. Without the rules at hand an item keeps its code. */
export async function itemNames(pack: string): Promise<Map<string, string>> {
  const prices = (await parametersOf(pack)).filter((one) => one.section === 'catalog')
  return new Map(prices.map((one) => [one.key.replace(/^catalog\./, ''), one.name]))
}

/** What every answer rests on, for the drawer. */
export function basis(answer: { pack: string; digest: string; at: string }): Pick<Reasons, 'pack' | 'digest' | 'at'> {
  return { pack: answer.pack, digest: answer.digest, at: answer.at }
}
