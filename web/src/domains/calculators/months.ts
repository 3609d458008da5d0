/** The months of a calculation, as weeks of days, each with what it counts as. */

import { addDays, instantMs } from '@/shared/time'

export type DayKind = 'outside' | 'before' | 'start' | 'counted' | 'off' | 'due' | 'rolled'

export interface Day {
  date: string
  number: number
  kind: DayKind
  why: string
}

export interface Month {
  name: string
  /** Weeks from Monday; `null` fills up the first and the last. */
  weeks: (Day | null)[][]
}

export interface Span {
  from: string
  dueOn: string
  skipped: readonly { date: string; why: string }[]
  rolledFrom: string | null
}

/** At most so many months are drawn: a limit of years needs no picture. */
export const MOST_MONTHS = 6

export function monthsOf(span: Span): Month[] {
  const [first, last] = span.from.slice(0, 10) <= span.dueOn ? [span.from.slice(0, 10), span.dueOn] : [span.dueOn, span.from.slice(0, 10)]
  const why = new Map(span.skipped.map((one) => [one.date, one.why]))
  const months: Month[] = []
  let month = first.slice(0, 7)
  while (month <= last.slice(0, 7) && months.length <= MOST_MONTHS) {
    months.push({ name: month, weeks: weeksOf(month, (date) => dayOf(date, span, first, last, why)) })
    month = addDays(`${month}-28`, 4).slice(0, 7)
  }
  return months
}

function weeksOf(month: string, day: (date: string) => Day): (Day | null)[][] {
  const days: (Day | null)[] = Array.from({ length: mondayFirst(`${month}-01`) }, () => null)
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) days.push(day(date))
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_unused, week) => days.slice(week * 7, week * 7 + 7))
}

function dayOf(date: string, span: Span, first: string, last: string, why: ReadonlyMap<string, string>): Day {
  const number = Number(date.slice(8))
  const off = why.get(date) ?? ''
  if (date === span.from.slice(0, 10)) return { date, number, kind: 'start', why: '' }
  if (date === span.dueOn) return { date, number, kind: 'due', why: off }
  if (date === span.rolledFrom) return { date, number, kind: 'rolled', why: off }
  if (date < first || date > last) return { date, number, kind: 'outside', why: '' }
  return { date, number, kind: off === '' ? 'counted' : 'off', why: off }
}

/** 0 for Monday. */
function mondayFirst(date: string): number {
  const ms = instantMs(date) ?? 0
  return (new Date(ms + 8 * 3600 * 1000).getUTCDay() + 6) % 7
}
