import { describe, expect, it } from 'vitest'
import { MOST_MONTHS, monthsOf } from '@/domains/calculators/months'
import { emptyEntry, entryOf, readable, rowsOfSheet, wire } from '@/domains/calculators/sheet'

describe('the months of a due date', () => {
  const span = { from: '2026-09-30T09:00:00+08:00', dueOn: '2026-10-09', skipped: [{ date: '2026-10-01', why: '国庆节' }], rolledFrom: null }
  const kind = (date: string): string | undefined => monthsOf(span).flatMap((month) => month.weeks.flat()).find((day) => day?.date === date)?.kind

  it('mark the start, what was counted, what was off, and the end', () => {
    expect(['2026-09-29', '2026-09-30', '2026-10-01', '2026-10-08', '2026-10-09', '2026-10-10'].map(kind)).toEqual(['outside', 'start', 'off', 'counted', 'due', 'outside'])
  })

  it('begin on Monday and are whole weeks', () => {
    const [september] = monthsOf(span)
    expect(september?.weeks[0]?.findIndex((day) => day !== null)).toBe(1)
    expect(september?.weeks.every((week) => week.length === 7)).toBe(true)
  })

  it('are the same backwards', () => {
    const back = monthsOf({ ...span, from: '2026-10-09T00:00:00+08:00', dueOn: '2026-09-30' })
    expect(back.map((month) => month.name)).toEqual(['2026-09', '2026-10'])
  })

  it('stop after half a year', () => {
    expect(monthsOf({ ...span, dueOn: '2029-01-01' }).length).toBe(MOST_MONTHS + 1)
  })
})

describe('a score sheet', () => {
  const typed = (text: string) => ({ ...emptyEntry(), text })

  it('takes the field that the server names; one that is not known is decided by the assessor', () => {
    const leaf = (id: string) => ({ id, name: id, points: '1', awarded: null, rule: 'met', source: 'missing', clauses: [], rulings: [] })
    const field = (id: string, name: string) => ({ id, field: name, unit: '%', target: '≥95%', group: ['a'], may_not_apply: true })
    const rows = rowsOfSheet([leaf('A'), leaf('B'), leaf('C')], [field('A', 'satisfaction'), field('B', 'new_kind')])
    expect(rows.map((row) => [row.field, row.unit, row.may_not_apply])).toEqual([['satisfaction', '%', true], ['points', '%', true], ['points', '', false]])
  })

  it('sends decimals as they were typed', () => {
    expect(wire('value', typed(' 99.20 '))).toEqual({ value: '99.20' })
    expect(wire('scores', typed('1 0.5，0.9'))).toEqual({ scores: ['1', '0.5', '0.9'] })
    expect(wire('count', typed('2'))).toEqual({ count: 2 })
    expect(wire('met', typed('no'))).toEqual({ met: false })
  })

  it('sends nothing for what was not typed: missing is missing', () => {
    expect(wire('value', emptyEntry())).toBeUndefined()
  })

  it('lets the assessor decide, with a reason', () => {
    const own = { ...typed('99'), points: '1.5', reason: '见照片' }
    expect(wire('value', own)).toEqual({ points: '1.5', reason: '见照片' })
    expect(readable('value', { ...own, reason: ' ' })).toBe(false)
    expect(wire('value', { ...own, notApplicable: true })).toEqual({ not_applicable: true })
  })

  it('does not send what cannot be read', () => {
    expect(['1e3', '1,000', 'x', '99.2.1'].map((text) => readable('value', typed(text)))).toEqual([false, true, false, false])
    expect(readable('count', typed('-1'))).toBe(false)
  })

  it('reads a sheet from a file and writes the same', () => {
    for (const given of [{ value: '98.4' }, { scores: ['1', '0.5'] }, { met: true }, { count: 3 }, { points: '1.5', reason: '扣0.5' }, { not_applicable: true }] as Record<string, unknown>[]) {
      const field = (Object.keys(given)[0] === 'points' || given.not_applicable ? 'value' : Object.keys(given)[0]) as 'value'
      expect(wire(field, entryOf(given))).toEqual(given)
    }
  })
})
