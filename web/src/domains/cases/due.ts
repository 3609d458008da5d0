/** Why a task is due when it is, and how many working days are left. */

import { limitWords } from '@/domains/jobs/work'
import { locale, t } from '@/i18n'
import { addDays, dueMoment, longDate, tableInstant, today, weekday } from '@/shared/time'
import type { Reasons } from '@/ui'
import type { Case, CaseTask, DueBasis } from './case'

/** Longest limit that is counted day by day. */
const MOST_DAYS = 400

/** Working days after today until the due date, it included; null when the limit is not counted in them, or today is the last. */
export function workingDaysLeft(basis: DueBasis | null | undefined, nowMs: number): number | null {
  if (!basis || !/^\d+wd$/.test(basis.limit)) return null
  const off = new Set(basis.skipped.map((one) => one.date))
  let left = 0
  let day = addDays(today(nowMs), 1)
  for (let n = 0; day <= basis.due_on && n < MOST_DAYS; n += 1, day = addDays(day, 1)) {
    if (!off.has(day)) left += 1
  }
  return left > 0 ? left : null
}

/** The due date of a task for the drawer: from when, which limit, which days did not count, under which clauses. */
export function dueReasons(one: Pick<Case, 'pack' | 'rules_digest'>, task: Pick<CaseTask, 'title' | 'due_at' | 'due_basis'>): Reasons | null {
  const basis = task.due_basis
  if (!basis || !(task.due_at || basis.suspended)) return null
  const days = basis.skipped.map((day) => ({ name: `${longDate(day.date, locale.value)} ${weekday(day.date, locale.value)}`, value: day.why, source: t('case.day_off') }))
  const gaps = (basis.gaps ?? []).map((gap) => ({ name: gap.why, value: gap.until ? t('case.gap_until', { from: tableInstant(gap.from), until: tableInstant(gap.until) }) : t('case.gap_on', { from: tableInstant(gap.from) }), source: t('case.left_out') }))
  const field = basis.field ? [{ name: t(basis.limit === '' ? 'case.due_by' : 'case.counts_from'), value: basis.field, source: task.title }] : []
  const rolled = basis.rolled_from ? [{ name: t('case.rolled'), value: longDate(basis.rolled_from, locale.value), source: t('case.day_off') }] : []
  return {
    name: t('case.due_of', { task: task.title }),
    value: task.due_at ? dueMoment(task.due_at, locale.value) : t('case.suspended'),
    provisional: basis.provisional ? t('time.provisional') : undefined,
    steps: basis.limit === '' ? [] : [{ name: t(basis.urgent ? 'case.urgent_limit' : 'case.limit'), expression: t('case.limit_from', { from: tableInstant(basis.from), limit: limitWords(basis.limit) }), result: basis.due_on ? longDate(basis.due_on, locale.value) : t('case.suspended') }],
    facts: [{ name: t('case.clock_began'), value: tableInstant(basis.from), source: task.title }, ...field, ...gaps, ...days, ...rolled],
    clauses: basis.clauses,
    rulings: basis.rulings,
    pack: one.pack,
    digest: one.rules_digest,
    at: basis.at,
  }
}
