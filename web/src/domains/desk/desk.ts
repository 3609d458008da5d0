/** The service desk: its calls, and what a category proposes. */

import { body, client, type components, type CreationKey } from '@/api'
import type { Category } from '@/domains/cases/category'
import { isBlank, type Field, type Form } from '@/domains/cases/form'

type Schemas = components['schemas']
export type Taken = Schemas['DeskTakenJson']
export type DeskIn = Schemas['DeskInJson']
export type Caller = Schemas['CaseColleagueJson']

export const CHANNELS = ['telephone', 'counter', 'mail'] as const

export const callersOf = (unit_id: number): Promise<Caller[]> => body(client.GET('/api/v1/desk/callers', { params: { query: { unit_id } } }))
export const takeCase = (given: DeskIn, key: CreationKey): Promise<Taken> => body(client.POST('/api/v1/desk/cases', { params: { header: key.header() }, body: given }))

/** Cases of a unit, newest first, to see whether somebody told of it before. */
export const casesOfUnit = async (unit_id: number, limit: number) => (await body(client.GET('/api/v1/cases', { params: { query: { unit_id, limit } } }))).items

/** The form with what a category proposes, where the form takes it and nobody has said anything else. */
export function proposed(schema: Field, form: Form, category: Category | undefined): Form {
  const next = { ...form }
  for (const [name, value] of Object.entries(category?.fill ?? {})) {
    const field = schema.properties?.[name]
    if (field !== undefined && isBlank(next[name]) && (field.enum === undefined || field.enum.includes(value))) next[name] = value
  }
  return next
}

/** Fields of the form that hold the category itself. */
export const categoryFields = (schema: Field): string[] => Object.entries(schema.properties ?? {}).filter(([, field]) => field['x-yh']?.pick === 'category').map(([name]) => name)

export type Shift = Schemas['DutyShiftJson']
export const dutyOf = (query: { pack: string; party_id: number; roster: string; from: string; days: number }) => body(client.GET('/api/v1/desk/duty', { params: { query } }))
export const addShift = (given: Schemas['DutyShiftInJson'], key: CreationKey) => body(client.POST('/api/v1/desk/duty', { params: { header: key.header() }, body: given }))
export async function removeShift(id: number): Promise<void> {
  await client.DELETE('/api/v1/desk/duty/{id}', { params: { path: { id } } })
}

const DAY_MS = 86_400_000
const ZONE_MS = 8 * 3_600_000
/** The day of an instant at UTC+8, where every office is. */
export const dayOf = (ms: number): string => new Date(ms + ZONE_MS).toISOString().slice(0, 10)
/** So many days in a row. */
export const daysFrom = (first: string, count: number): string[] => Array.from({ length: count }, (_, at) => new Date(Date.parse(`${first}T00:00:00Z`) + at * DAY_MS).toISOString().slice(0, 10))
