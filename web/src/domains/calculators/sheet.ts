/** A score sheet as it is typed: one text for each leaf, read into what the server takes. */

import { isDecimal } from '@/shared/decimal'
import type { Leaf, LeafField } from './calculator'

export type Field = 'value' | 'scores' | 'satisfaction' | 'count' | 'met' | 'points'

export interface Entry {
  /** What was typed: a decimal, several of them, a count, `yes` or `no`. */
  text: string
  /** The assessor's own points instead of the rule, with the reason. */
  points: string
  reason: string
  notApplicable: boolean
}

export const emptyEntry = (): Entry => ({ text: '', points: '', reason: '', notApplicable: false })

const FIELDS: readonly string[] = ['value', 'scores', 'satisfaction', 'count', 'met', 'points'] satisfies Field[]

/** A leaf of the answer together with what it takes. */
export type Row = Leaf & Omit<LeafField, 'id' | 'field'> & { field: Field }

/** One that the page does not know is decided by the assessor. */
export function rowsOfSheet(leaves: readonly Leaf[], fields: readonly LeafField[]): Row[] {
  const known = new Map(fields.map((one) => [one.id, one]))
  return leaves.map((leaf) => {
    const takes = known.get(leaf.id)
    const field = takes && FIELDS.includes(takes.field) ? (takes.field as Field) : 'points'
    return { ...leaf, field, unit: takes?.unit ?? '', target: takes?.target ?? '', group: takes?.group ?? [], may_not_apply: takes?.may_not_apply ?? false }
  })
}

const SEPARATORS = /[\s,，、;；]+/

/** What the server takes for a leaf; `undefined` where nothing was typed. */
export function wire(field: Field, entry: Entry): Record<string, unknown> | undefined {
  if (entry.notApplicable) return { not_applicable: true }
  if (entry.points.trim() !== '') return { points: entry.points.trim(), reason: entry.reason.trim() }
  const text = entry.text.trim()
  if (text === '' || field === 'points') return undefined
  if (field === 'met') return { met: text === 'yes' }
  if (field === 'count') return { count: Number(text) }
  if (field === 'value') return { value: text }
  return { [field]: text.split(SEPARATORS) }
}

/** Whether what was typed can be read; an empty entry can. */
export function readable(field: Field, entry: Entry): boolean {
  if (entry.points.trim() !== '') return isDecimal(entry.points.trim()) && entry.reason.trim() !== ''
  const text = entry.text.trim()
  if (text === '' || field === 'met' || field === 'points') return true
  if (field === 'count') return /^\d{1,6}$/.test(text)
  return text.split(SEPARATORS).every(isDecimal)
}

type Given = Record<string, unknown>

/** An entry from a sheet in a file. */
export function entryOf(given: Given): Entry {
  const list = given.scores ?? given.satisfaction
  const text = Array.isArray(list) ? list.join(' ') : given.met !== undefined ? (given.met === true ? 'yes' : 'no') : (given.value ?? given.count)
  const words = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  return { text: words(text), points: words(given.points), reason: words(given.reason), notApplicable: given.not_applicable === true }
}
