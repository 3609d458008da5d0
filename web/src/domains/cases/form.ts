/**
 * Forms as kinds of work write them: JSON Schema with hints under `x-yh`. What is filled in where, by which control, how a
 * value reads, and what changed since it was asked for. No component, no call.
 */

import type { Finding } from '@/api'
import { fromTabbed } from '@/shared/text'
import { instantMs, tableInstant } from '@/shared/time'
import { isShown, neededByRules, type Rule, type When } from './rules'

/** A field, or a parameter of the rules with its value. */
export type Term = string | { parameter: string; part: string; value?: unknown }

/** What a field may name by a text: its number or its id. */
export type Thing = 'project' | 'resource' | 'item'

export interface Hints {
  pick?: 'party' | 'category' | Thing
  kinds?: readonly string[]
  help?: string
  clause?: string
  lines?: number
  /** How the platform works the field out. */
  computed?: { product?: readonly Term[]; sum?: readonly Term[]; sum_of?: string; days?: readonly string[]; last_day?: { from: string; limit: string }; places?: number }
  /** Whether it takes the whole width; as long as nothing is said, by what it holds. */
  wide?: boolean
  when?: When
  sections?: readonly Partial<Section>[]
}

export interface Field {
  type?: string
  title?: string
  description?: string
  format?: string
  enum?: readonly (string | number)[]
  default?: unknown
  minLength?: number
  minimum?: number
  maximum?: number
  maxLength?: number
  maxItems?: number
  minItems?: number
  items?: Field
  properties?: Readonly<Record<string, Field>>
  required?: readonly string[]
  pattern?: string
  uniqueItems?: boolean
  const?: unknown
  additionalProperties?: boolean
  allOf?: readonly Rule[]
  'x-yh'?: Hints
}

export interface Section {
  title: string
  /** Element of the task that fills it in; without one the opener does. */
  at?: string
  fields: readonly string[]
  required: readonly string[]
  /** Fields that are needed with some words alone. */
  required_with?: Readonly<Record<string, readonly string[]>>
}

export type Form = Record<string, unknown>
export type Widget = 'text' | 'lines' | 'number' | 'radios' | 'select' | 'choices' | 'switch' | 'day' | 'moment' | 'party' | 'parties' | 'category' | 'thing' | 'rows' | 'list' | 'computed'

/** Choices that can be seen at once. */
const FEW = 4

/** The control of a field. In a `tight` place, such as a cell, choices never stand open. */
export function widgetOf(field: Field, tight = false): Widget {
  if (field['x-yh']?.computed) return 'computed'
  if (field['x-yh']?.pick === 'party') return field.type === 'array' ? 'parties' : 'party'
  if (field['x-yh']?.pick === 'category') return 'category'
  if (field['x-yh']?.pick !== undefined && field.type === 'string') return 'thing'
  if (field.type === 'array') return field.items?.properties ? 'rows' : field.items?.enum ? 'choices' : 'list'
  if (field.enum) return field.enum.length <= FEW && !tight ? 'radios' : 'select'
  if (field.type === 'boolean') return 'switch'
  if (field.type === 'integer' || field.type === 'number') return 'number'
  if (field.format === 'date') return 'day'
  if (field.format === 'date-time') return 'moment'
  return (field['x-yh']?.lines ?? 1) > 1 ? 'lines' : 'text'
}

/** All sections in order; fields that no section names stand in one at the end. */
export function sectionsOf(schema: Field): Section[] {
  const sections = (schema['x-yh']?.sections ?? []).map((one): Section => ({ title: one.title ?? '', at: one.at, fields: (one.fields ?? []).filter((name) => schema.properties?.[name]), required: one.required ?? [], ...(one.required_with ? { required_with: one.required_with } : {}) }))
  const placed = new Set(sections.flatMap((one) => one.fields))
  const rest = Object.keys(schema.properties ?? {}).filter((name) => !placed.has(name))
  return rest.length === 0 ? sections : [...sections, { title: '', fields: rest, required: [] }]
}

/** What the opener fills in. */
export const openerSections = (schema: Field): Section[] => sectionsOf(schema).filter((one) => one.at === undefined)

/** What is filled in with a task; when it is that of filling in the form, what the opener fills in. */
export function taskSections(schema: Field, element: string, isFirst = false): Section[] {
  return sectionsOf(schema).filter((one) => one.at === element || (isFirst && one.at === undefined))
}

export function isRequired(schema: Field, section: Pick<Section, 'required'>, name: string): boolean {
  return section.required.includes(name) || (schema.required ?? []).includes(name)
}

/** Words with which alone a field is needed. */
export function neededWith(section: Pick<Section, 'required_with'>, name: string): string[] {
  return Object.entries(section.required_with ?? {}).filter(([, names]) => names.includes(name)).map(([word]) => word)
}

/** What fields of these sections begin with, where the form says so. */
export function defaultsOf(schema: Field, sections: readonly Section[]): Form {
  const names = sections.flatMap((one) => one.fields).filter((name) => schema.properties?.[name]?.default !== undefined)
  return Object.fromEntries(names.map((name) => [name, schema.properties?.[name]?.default]))
}

/** How a field is worked out, in words: `逾期天数 × 2000.00`. */
export function formulaOf(schema: Field, name: string): string {
  const how = schema.properties?.[name]?.['x-yh']?.computed
  const term = (one: Term): string => (typeof one === 'string' ? titleOf(schema, one) : String(one.value ?? one.part))
  if (how?.product) return how.product.map(term).join(' × ')
  if (how?.sum) return how.sum.map(term).join(' + ')
  if (how?.days) return [...how.days].reverse().map((one) => titleOf(schema, one)).join(' − ')
  // The limit is a key of the pack: the field's help says it in words.
  if (how?.last_day) return ''
  const [rows = '', column = ''] = (how?.sum_of ?? '').split('.')
  return `Σ ${schema.properties?.[rows]?.items?.properties?.[column]?.title ?? column}`
}

/** The field's title, else its name. */
export const titleOf = (schema: Field, name: string): string => schema.properties?.[name]?.title ?? name

/** Nothing was filled in. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The form with another value; one that is blank goes. */
export function withValue(form: Form, name: string, value: unknown): Form {
  const next = { ...form }
  if (isBlank(value)) Reflect.deleteProperty(next, name)
  else next[name] = value
  return next
}

/** Fields of the sections as a task sends them: what was taken out or is not shown is sent as nothing. */
export function filledIn(sections: readonly Section[], form: Form): Form {
  return Object.fromEntries(sections.flatMap((one) => one.fields).map((name) => [name, isBlank(form[name]) ? null : form[name]]))
}

/** Fields that are needed and not filled in, by pointer; what is not shown is not needed. */
export function missing(schema: Field, sections: readonly Section[], form: Form): string[] {
  const byRules = neededByRules(schema, form)
  const needed = (section: Section, name: string): boolean => isShown(schema, name, form) && (isRequired(schema, section, name) || byRules.has(name))
  return sections.flatMap((section) => section.fields.filter((name) => needed(section, name) && isBlank(form[name])).map((name) => `/form/${name}`))
}

/** Findings at a place; with `within` also at places inside it. */
export function findingsAt(findings: readonly Finding[], pointer: string, within = false): Finding[] {
  return findings.filter((one) => one.where === pointer || (within && one.where.startsWith(`${pointer}/`)))
}

/** Findings that belong to no field of these sections, which must be shown above them. */
export function findingsElsewhere(findings: readonly Finding[], sections: readonly Section[]): Finding[] {
  const places = sections.flatMap((one) => one.fields).map((name) => `/form/${name}`)
  return findings.filter((one) => !places.some((place) => one.where === place || one.where.startsWith(`${place}/`)))
}

/** A moment as the picker has it, at UTC+8. */
export function momentIn(value: unknown): string | null {
  if (typeof value !== 'string' || instantMs(value) === null) return null
  return tableInstant(value).replace(' ', 'T')
}

/** A moment as the form keeps it. */
export const momentOut = (value: string | null): string | undefined => (value ? `${value}:00+08:00` : undefined)

/** A number where the text is one; other text stays, so that nothing typed is lost and the server says what is wrong. */
export function numberOut(text: string): unknown {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const value = Number(trimmed)
  return /^-?\d+(\.\d+)?$/.test(trimmed) && Number.isFinite(value) ? value : trimmed
}

/** Rows from a spreadsheet, column by column in the order of the fields; a cell that is no choice is left out. */
export function pastedRows(text: string, row: Field): Form[] {
  const fields = Object.entries(row.properties ?? {})
  const rows = fromTabbed(text).map((cells) => Object.fromEntries(fields.map(([name, field], at) => [name, cellValue(field, cells[at] ?? '')]).filter(([, value]) => !isBlank(value))) as Form)
  const titles = fields.map(([name, field]) => field.title ?? name)
  const first = fromTabbed(text)[0] ?? []
  // The head of the table that was copied is no row.
  return first.length > 0 && first.every((cell, at) => cell === titles[at]) ? rows.slice(1) : rows
}

function cellValue(field: Field, cell: string): unknown {
  if (cell === '') return undefined
  if (field.enum) return field.enum.find((one) => String(one).toLowerCase() === cell.toLowerCase())
  if (field.type === 'boolean') return /^(是|y|yes|true|1)$/i.test(cell)
  if (field.type === 'integer' || field.type === 'number') return numberOut(cell)
  return cell
}

export type Names = Readonly<Record<string, string>>

/** A value in words; null where nothing is filled in. Rows are told by their number, they have a table of their own. */
export function shown(field: Field, value: unknown, names: Names, words: { yes: string; no: string; comma: string }): string | null {
  if (isBlank(value)) return null
  const party = (id: unknown): string => names[String(id)] ?? `#${String(id)}`
  switch (widgetOf(field)) {
    case 'party':
      return party(value)
    case 'parties':
      return Array.isArray(value) ? value.map(party).join(words.comma) : party(value)
    case 'thing':
      return names[String(value)] ?? String(value)
    case 'switch':
      return value === true ? words.yes : words.no
    case 'moment':
      return typeof value === 'string' ? tableInstant(value) : String(value)
    case 'choices':
    case 'list':
      return Array.isArray(value) ? value.map(String).join(words.comma) : String(value)
    default:
      return String(value)
  }
}

/** The same whatever the order of its keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (isBlank(a) && isBlank(b)) return true
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((one, at) => sameValue(one, b[at]))
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...keys].every((key) => sameValue((a as Form)[key], (b as Form)[key]))
  }
  return a === b
}

export interface RowMark {
  row: Form
  mark: 'same' | 'new' | 'gone'
}

/** Rows as they are, marked against those that were asked for; rows that are gone stand at the end. */
export function markedRows(asked: unknown, now: unknown): RowMark[] {
  const list = (value: unknown): Form[] => (Array.isArray(value) ? (value as Form[]) : [])
  const left = asked === undefined || asked === null ? null : [...list(asked)]
  const rows = list(now).map((row): RowMark => {
    if (left === null) return { row, mark: 'same' }
    const at = left.findIndex((one) => sameValue(one, row))
    if (at < 0) return { row, mark: 'new' }
    left.splice(at, 1)
    return { row, mark: 'same' }
  })
  return [...rows, ...(left ?? []).map((row): RowMark => ({ row, mark: 'gone' }))]
}
