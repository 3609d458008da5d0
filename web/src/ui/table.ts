/** Columns of a table. */

import type { RouteLocationRaw } from 'vue-router'

export interface Column<T> {
  key: string
  title: string
  /** Unit of the figures, shown in the head: 元, 核, %. */
  unit?: string
  /** The cell as text: shown when no slot draws it, and what is copied and searched. */
  text: (row: T) => string | null | undefined
  /** Pixels; a column without width shares what is left. */
  width?: number
  align?: 'left' | 'right'
  /** Name by which the server sorts; without it the column does not sort. */
  sort?: string
  /** Long words take several lines; in a table that draws only what is in view they stay in one. */
  wraps?: boolean
  /** Not shown until chosen. */
  optional?: boolean
  /** Always shown. */
  fixed?: boolean
  /** On a phone: `head` is the title of the card, `hide` is left out. */
  phone?: 'head' | 'hide'
  to?: (row: T) => RouteLocationRaw | null
}

/** `name` ascending, `-name` descending, from none to ascending to descending and back. */
export function nextSort(now: string, column: string): string {
  if (now === column) return `-${column}`
  return now === `-${column}` ? '' : column
}

export function sortOf(now: string, column: string | undefined): 'ascending' | 'descending' | 'none' | undefined {
  if (column === undefined) return undefined
  if (now === column) return 'ascending'
  return now === `-${column}` ? 'descending' : 'none'
}

/** The rows to draw of a long table, and the empty space above and below them. */
export function rowsInView(total: number, rowHeight: number, scrollTop: number, height: number, beyond = 12) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond)
  const shown = Math.ceil(height / rowHeight) + 2 * beyond
  const last = Math.min(total, first + shown)
  return { first: Math.min(first, last), last, above: Math.min(first, last) * rowHeight, below: (total - last) * rowHeight }
}
