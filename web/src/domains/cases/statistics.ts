/** From a figure of the statistics to the cases that it counts. */

import type { RouteLocationRaw } from 'vue-router'

export interface Asked {
  from: string | null
  until: string | null
}

const OUTCOMES = ['done', 'rejected', 'withdrawn', 'merged']

/** The list of cases with filters; those without a value are left out. */
export function casesWith(tab: string, filters: Record<string, string | null | undefined>): RouteLocationRaw {
  const given = Object.entries(filters).filter((one): one is [string, string] => typeof one[1] === 'string' && one[1] !== '')
  return { name: 'cases', params: { tab }, query: Object.fromEntries(given) }
}

/** The days of a month that were asked for: its first, and the first that is no part of it. */
export function monthWithin(month: string, { from, until }: Asked): Asked {
  const [year, number] = month.split('-').map(Number)
  if (year === undefined || number === undefined || Number.isNaN(year + number)) return { from, until }
  const first = `${month}-01`
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
  // Days as text stand in their order.
  return { from: from !== null && from > first ? from : first, until: until !== null && until < next ? until : next }
}

/** What was asked may say more than its days. */
const days = ({ from, until }: Asked): Asked => ({ from, until })

/** Where a figure of a group leads: cases that run, or that ended so. Counts of tasks are no cases. */
export function ofGroup(key: string, figure: string, by: string, kind: string, asked: Asked): RouteLocationRaw | null {
  const tab = figure === 'running' ? 'running' : ''
  if (tab === '' && !OUTCOMES.includes(figure)) return null
  const outcome = tab === '' ? figure : ''
  const [pack, own] = key.split('/')
  if (by === 'kind') return casesWith(tab, { outcome, pack, kind: own, ...days(asked) })
  if (by === 'unit') return casesWith(tab, { outcome, unit: key, kind, ...days(asked) })
  return casesWith(tab, { outcome, kind, ...monthWithin(key, asked) })
}

/** Where a figure of the desk leads. What is not classified, and what was answered or rated, is no filter of the list. */
export function ofDesk(key: string, figure: string, by: string, asked: Asked): RouteLocationRaw | null {
  if (figure !== 'total' && figure !== 'ended') return null
  const tab = figure === 'ended' ? 'ended' : ''
  const [pack, kind] = key.split('/')
  if (by === 'kind') return casesWith(tab, { pack, kind, ...days(asked) })
  if (by === 'category' && key !== '') return casesWith(tab, { category: key, ...days(asked) })
  return null
}
