/** A form being drawn: every change as a function of the schema. Nothing is changed in place, so that a step can be undone. */

import { isBlank, sectionsOf, widgetOf, type Field, type Thing } from '@/domains/cases/form'
import { plainRule, ruleOf, type Rule, type When } from '@/domains/cases/rules'

export const KINDS = ['text', 'lines', 'choice', 'choices', 'integer', 'amount', 'switch', 'day', 'moment', 'party', 'parties', 'category', 'project', 'resource', 'item', 'rows', 'list'] as const
/** What the platform works out is written in the pack; here it can be moved and named, not made. */
export type Kind = (typeof KINDS)[number] | 'computed'
/** What a cell of a table may hold. */
export const CELL_KINDS: readonly Kind[] = ['text', 'choice', 'integer', 'amount', 'switch', 'day', 'moment', 'party']

/** Amounts are texts with two decimals, never numbers. */
const AMOUNT = '^(0|[1-9][0-9]{0,11})\\.[0-9]{2}$'

interface Loose extends Omit<Field, 'properties' | 'required' | 'items' | 'x-yh' | 'allOf' | 'enum'> {
  properties?: Record<string, Loose>
  required?: string[]
  items?: Loose
  enum?: (string | number)[]
  allOf?: Rule[]
  'x-yh'?: Record<string, unknown> & { sections?: LooseSection[]; when?: When }
}
interface LooseSection {
  title: string
  at?: string
  fields: string[]
  required?: string[]
  required_with?: Record<string, string[]>
}

/** A copy with a change. */
function edited(schema: Field, change: (copy: Loose) => void): Field {
  const copy = JSON.parse(JSON.stringify(schema)) as Loose
  change(copy)
  return copy as Field
}

const sections = (copy: Loose): LooseSection[] => {
  copy['x-yh'] ??= {}
  return (copy['x-yh'].sections ??= [])
}
const without = (list: readonly string[] | undefined, name: string): string[] => (list ?? []).filter((one) => one !== name)

export function kindOf(field: Field): Kind {
  const widget = widgetOf(field)
  if (widget === 'radios' || widget === 'select') return 'choice'
  if (widget === 'number') return 'integer'
  if (widget === 'thing') return field['x-yh']?.pick as Thing
  return widget === 'text' && field.pattern === AMOUNT ? 'amount' : widget
}

const SHAPES: Record<Kind, (words: readonly [string, string]) => Loose> = {
  text: () => ({ type: 'string', maxLength: 200 }),
  lines: () => ({ type: 'string', maxLength: 2000, 'x-yh': { lines: 4 } }),
  choice: (words) => ({ type: 'string', enum: [...words] }),
  choices: (words) => ({ type: 'array', uniqueItems: true, items: { type: 'string', enum: [...words] } }),
  integer: () => ({ type: 'integer', minimum: 0 }),
  amount: () => ({ type: 'string', pattern: AMOUNT }),
  switch: () => ({ type: 'boolean' }),
  day: () => ({ type: 'string', format: 'date' }),
  moment: () => ({ type: 'string', format: 'date-time' }),
  party: () => ({ type: 'integer', 'x-yh': { pick: 'party' } }),
  parties: () => ({ type: 'array', maxItems: 200, uniqueItems: true, items: { type: 'integer' }, 'x-yh': { pick: 'party' } }),
  category: () => ({ type: 'string', maxLength: 200, 'x-yh': { pick: 'category' } }),
  project: () => ({ type: 'string', 'x-yh': { pick: 'project' } }),
  resource: () => ({ type: 'string', 'x-yh': { pick: 'resource' } }),
  item: () => ({ type: 'string', 'x-yh': { pick: 'item' } }),
  computed: () => ({ type: 'string' }),
  rows: (words) => ({ type: 'array', minItems: 0, maxItems: 100, items: { type: 'object', additionalProperties: false, required: [], properties: { column_1: { type: 'string', title: words[0], maxLength: 200 } } } }),
  list: () => ({ type: 'array', maxItems: 100, items: { type: 'string', maxLength: 200 } }),
}

/** A field of a kind, with what people were told about the one before. */
function shaped(kind: Kind, before: Loose, words: readonly [string, string]): Loose {
  const made = SHAPES[kind](words)
  const choices = before.enum ?? before.items?.enum
  if (choices !== undefined && kind === 'choice') made.enum = choices
  if (choices !== undefined && kind === 'choices' && made.items) made.items.enum = choices
  const { help, clause, when, wide, kinds } = before['x-yh'] ?? {}
  const hints = { ...made['x-yh'], help, clause, when, wide, ...(kind === 'party' || kind === 'parties' ? { kinds } : {}) }
  const kept = Object.fromEntries(Object.entries(hints).filter(([, value]) => value !== undefined))
  const { type, ...rest } = made
  return { type, title: before.title, ...rest, ...(Object.keys(kept).length > 0 ? { 'x-yh': kept } : {}) }
}

/** A name that no field has yet. */
function fresh(taken: Readonly<Record<string, unknown>>, stem: string): string {
  let n = Object.keys(taken).length + 1
  while (`${stem}_${n}` in taken) n += 1
  return `${stem}_${n}`
}

export function addField(schema: Field, section: number, at: number, kind: Kind, title: string, words: readonly [string, string]): { schema: Field; name: string } {
  const name = fresh(schema.properties ?? {}, 'field')
  return {
    name,
    schema: edited(schema, (copy) => {
      copy.properties = { ...copy.properties, [name]: shaped(kind, { title }, words) }
      sections(copy)[section]?.fields.splice(at, 0, name)
    }),
  }
}

export function removeField(schema: Field, name: string): Field {
  return edited(schema, (copy) => {
    unneed(copy, name)
    Reflect.deleteProperty(copy.properties ?? {}, name)
    for (const section of sections(copy)) {
      section.fields = without(section.fields, name)
      for (const [word, fields] of Object.entries(section.required_with ?? {})) section.required_with = { ...section.required_with, [word]: without(fields, name) }
    }
  })
}

/** Which section a field stands in, and where. */
export function placeOf(schema: Field, name: string): { section: number; at: number } {
  const all = sectionsOf(schema)
  const section = all.findIndex((one) => one.fields.includes(name))
  return { section, at: all[section]?.fields.indexOf(name) ?? -1 }
}

/** Puts a field before the one at a place of a section; at its end when there is none. */
export function moveField(schema: Field, name: string, section: number, at: number): Field {
  const needed = neededOf(schema, name)
  const moved = edited(schema, (copy) => {
    unneed(copy, name)
    const from = placeOf(schema, name)
    const to = from.section === section && from.at < at ? at - 1 : at
    for (const one of sections(copy)) one.fields = without(one.fields, name)
    sections(copy)[section]?.fields.splice(Math.max(0, to), 0, name)
  })
  return setNeeded(moved, name, needed)
}

export function setKind(schema: Field, name: string, kind: Kind, words: readonly [string, string]): Field {
  return edited(schema, (copy) => {
    const before = copy.properties?.[name]
    if (copy.properties && before) copy.properties[name] = shaped(kind, before, words)
  })
}

type Part = 'title' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'minItems' | 'maxItems' | 'pattern'
/** Writes something about a field; nothing takes it away. */
export function setPart(schema: Field, name: string, part: Part, value: string | number | undefined): Field {
  return edited(schema, (copy) => put(copy.properties?.[name], part, value))
}

type Hint = 'help' | 'clause' | 'lines' | 'wide' | 'kinds' | 'when'
export function setHint(schema: Field, name: string, hint: Hint, value: unknown): Field {
  return edited(schema, (copy) => {
    const field = copy.properties?.[name]
    if (field === undefined) return
    field['x-yh'] ??= {}
    put(field['x-yh'], hint, value)
    if (Object.keys(field['x-yh']).length === 0) Reflect.deleteProperty(field, 'x-yh')
  })
}

function put(object: object | undefined, key: string, value: unknown): void {
  if (object === undefined) return
  if (isBlank(value)) Reflect.deleteProperty(object, key)
  else Reflect.set(object, key, value)
}

/** The choices of a field. */
export function setChoices(schema: Field, name: string, choices: readonly string[]): Field {
  return edited(schema, (copy) => {
    const field = copy.properties?.[name]
    const holder = field?.type === 'array' ? field.items : field
    if (holder) holder.enum = [...choices]
  })
}
export const choicesOf = (field: Field): string[] => (field.enum ?? field.items?.enum ?? []).map(String)

/** The name by which conditions and documents read a field. */
export function renameField(schema: Field, from: string, to: string): Field {
  const name = (one: string): string => (one === from ? to : one)
  const keys = <V>(object: Readonly<Record<string, V>>): Record<string, V> => Object.fromEntries(Object.entries(object).map(([key, value]) => [name(key), value]))
  return edited(schema, (copy) => {
    copy.properties = keys(copy.properties ?? {})
    copy.required = copy.required?.map(name)
    for (const section of sections(copy)) {
      section.fields = section.fields.map(name)
      section.required = section.required?.map(name)
    }
    for (const field of Object.values(copy.properties)) {
      const when = field['x-yh']?.when
      if (field['x-yh'] && when) field['x-yh'].when = { ...when, field: name(when.field) }
    }
    copy.allOf = copy.allOf?.map((rule) => {
      const plain = plainRule(rule)
      return plain === null ? rule : ruleOf({ ...plain.when, field: name(plain.when.field) }, plain.needed.map(name))
    })
  })
}

/** When a field must be filled in. */
export type Needed = { how: 'no' | 'always' } | { how: 'when'; when: When }

export function neededOf(schema: Field, name: string): Needed {
  const always = (schema.required ?? []).includes(name) || sectionsOf(schema).some((one) => one.required.includes(name))
  if (always) return { how: 'always' }
  const rule = (schema.allOf ?? []).map(plainRule).find((one) => one?.needed.includes(name))
  return rule ? { how: 'when', when: rule.when } : { how: 'no' }
}

function unneed(copy: Loose, name: string): void {
  copy.required = without(copy.required, name)
  for (const section of sections(copy)) {
    if (section.required) section.required = without(section.required, name)
  }
  const rules = (copy.allOf ?? []).flatMap((rule) => {
    const plain = plainRule(rule)
    if (!plain?.needed.includes(name)) return [rule]
    const left = without(plain.needed, name)
    return left.length === 0 ? [] : [ruleOf(plain.when, left)]
  })
  if (rules.length === 0) Reflect.deleteProperty(copy, 'allOf')
  else copy.allOf = rules
}

export function setNeeded(schema: Field, name: string, needed: Needed): Field {
  return edited(schema, (copy) => {
    unneed(copy, name)
    if (needed.how === 'when') copy.allOf = [...(copy.allOf ?? []), ruleOf(needed.when, [name])]
    if (needed.how !== 'always') return
    const section = sections(copy).find((one) => one.fields.includes(name))
    if (section?.at === undefined) copy.required = [...(copy.required ?? []), name]
    else section.required = [...(section.required ?? []), name]
  })
}

/** When a field is shown; what was always needed is then needed when it is shown. */
export function setShown(schema: Field, name: string, when: When | undefined): Field {
  const shown = setHint(schema, name, 'when', when)
  return when !== undefined && neededOf(schema, name).how === 'always' ? setNeeded(shown, name, { how: 'when', when }) : shown
}

export function addSection(schema: Field, title: string): Field {
  return edited(schema, (copy) => sections(copy).push({ title, fields: [] }))
}
export function removeSection(schema: Field, at: number): Field {
  return edited(schema, (copy) => sections(copy).splice(at, 1))
}
export function moveSection(schema: Field, at: number, to: number): Field {
  return edited(schema, (copy) => {
    const all = sections(copy)
    const [one] = all.splice(at, 1)
    if (one) all.splice(to, 0, one)
  })
}
/** Title of a section, and the task with which it is filled in; what it needs is then needed there. */
export function setSection(schema: Field, at: number, title: string, element: string | undefined): Field {
  const before = sectionsOf(schema)[at]
  const needed = (before?.fields ?? []).filter((name) => neededOf(schema, name).how === 'always')
  const set = edited(schema, (copy) => {
    const section = sections(copy)[at]
    if (section === undefined) return
    section.title = title
    put(section, 'at', element)
  })
  return before?.at === element ? set : needed.reduce((one, name) => setNeeded(one, name, { how: 'always' }), set)
}

/** The columns of a table, in order. */
export interface ColumnDraft {
  name: string
  field: Field
  needed: boolean
}
export const columnsOf = (field: Field): ColumnDraft[] => Object.entries(field.items?.properties ?? {}).map(([name, one]) => ({ name, field: one, needed: (field.items?.required ?? []).includes(name) }))

export function setColumns(schema: Field, name: string, columns: readonly ColumnDraft[]): Field {
  return edited(schema, (copy) => {
    const rows = copy.properties?.[name]?.items
    if (rows === undefined) return
    rows.properties = Object.fromEntries(columns.map((one) => [one.name, one.field as Loose]))
    rows.required = columns.filter((one) => one.needed).map((one) => one.name)
  })
}
export function newColumn(columns: readonly ColumnDraft[], kind: Kind, title: string, words: readonly [string, string]): ColumnDraft {
  return { name: fresh(Object.fromEntries(columns.map((one) => [one.name, 0])), 'column'), field: shaped(kind, { title }, words) as Field, needed: false }
}
export const columnOfKind = (column: ColumnDraft, kind: Kind, words: readonly [string, string]): ColumnDraft => ({ ...column, field: shaped(kind, column.field as Loose, words) as Field })

/** Fields by whose value others can be shown or needed, with the values that they may have. */
export function deciding(schema: Field, except: string): { name: string; title: string; values: unknown[] }[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name, field]) => name !== except && (choicesOf(field).length > 0 || field.type === 'boolean'))
    .map(([name, field]) => ({ name, title: field.title ?? name, values: field.type === 'boolean' ? [true, false] : [...(field.enum ?? field.items?.enum ?? [])] }))
}
