import { describe, expect, it } from 'vitest'
import { dueReasons, workingDaysLeft } from '@/domains/cases/due'
import { progressOf, stepsOf } from '@/domains/cases/progress'
import { useLocale } from '@/i18n'
import { becauseText } from '@/ui'
import { t } from '@/i18n'
import { basis, filled, processOf, record, task } from './city'

const at = (text: string): number => Date.parse(`${text}+08:00`)

describe('the time that is left', () => {
  it('is counted in working days, without days off', () => {
    const five = { ...basis, limit: '5wd', due_on: '2026-10-13' }
    expect(workingDaysLeft(five, at('2026-09-30T10:00:00'))).toBe(5)
    expect(workingDaysLeft(basis, at('2026-09-30T23:59:59'))).toBe(1)
    expect(workingDaysLeft(basis, at('2026-10-04T08:00:00'))).toBe(1)
  })
  it('is no count on the last day, when late, or for a limit in minutes: then hours say it', () => {
    expect(workingDaysLeft(basis, at('2026-10-09T00:00:00'))).toBeNull()
    expect(workingDaysLeft(basis, at('2026-10-12T00:00:00'))).toBeNull()
    expect(workingDaysLeft({ ...basis, limit: '30min' }, at('2026-09-30T10:00:00'))).toBeNull()
    expect(workingDaysLeft(null, 0)).toBeNull()
  })
})

describe('why a task is due then', () => {
  it('names the limit, the beginning, every day that does not count, clauses and rulings', async () => {
    const reasons = dueReasons(record(), task())!
    expect(reasons.value).toContain('10月9日24:00')
    expect(reasons.steps[0]).toMatchObject({ expression: '2026-09-30 10:00 起，1个工作日', result: '2026年10月9日' })
    expect(reasons.facts).toHaveLength(9)
    expect(reasons.clauses).toEqual(['XC-M-14'])
    expect(reasons.provisional).toBeUndefined()
    const text = becauseText(reasons, t)
    expect(text).toContain('国庆节')
    expect(text).toContain('deadline.first_day=next')
    await useLocale('en')
    expect(dueReasons(record(), task({ due_basis: { ...basis, provisional: true } }))!.provisional).not.toBe('')
  })
  it('names what the clock left out, the field it counts from, and that it stands still', async () => {
    await useLocale('zh-CN')
    const gaps = [{ kind: 'force_majeure', from: '2026-10-09T08:00:00+08:00', until: null, why: '不可抗力：暴雨' }]
    const still = dueReasons(record(), task({ due_at: null, due_basis: { ...basis, due_on: '', due_at: '', gaps, suspended: true, field: '协议生效日' } }))!
    expect(still.value).toBe('暂停计时')
    expect(still.facts.map((one) => one.name)).toEqual(expect.arrayContaining(['起算字段', '不可抗力：暴雨']))
    expect(still.facts.find((one) => one.name === '不可抗力：暴雨')!.value).toBe('2026-10-09 08:00 起，尚未结束')
    const by = dueReasons(record(), task({ due_basis: { ...basis, limit: '', field: '约定办结日' } }))!
    expect([by.steps, by.facts.find((one) => one.name === '到期字段')?.value]).toEqual([[], '约定办结日'])
  })
  it('has none where there is no limit', () => expect(dueReasons(record(), task({ due_at: null, due_basis: null }))).toBeNull())
})

describe('the line of steps', () => {
  const steps = stepsOf(processOf('network-policy'))
  const states = (tasks: Parameters<typeof progressOf>[1]): string => progressOf(steps, tasks).map((one) => one.state).join(' ')

  it('reads the people of the process in order', () => expect(steps.map((one) => one.title)).toEqual(['填写申请', '主管部门审核', '云服务商办理', '使用单位确认']))
  it('tells done, under way and to come', () => {
    const reviewed = task({ element: 'review', state: 'done', outcome: 'approve', opened_at: filled.closed_at!, closed_at: '2026-09-30T10:00:00+08:00' })
    expect(states([filled, reviewed, task()])).toBe('done done active coming')
  })
  it('goes back when a case is returned, and on when it comes again', () => {
    const back = task({ element: 'review', state: 'done', outcome: 'return', opened_at: filled.closed_at!, closed_at: '2026-09-30T10:00:00+08:00' })
    const again = task({ element: 'fill', opened_at: '2026-09-30T10:00:00+08:00' })
    expect(states([filled, back, again])).toBe('active coming coming coming')
    const approved = { ...back, outcome: 'approve' }
    const fromProvider = task({ state: 'done', outcome: 'return', closed_at: '2026-10-01T10:00:00+08:00' })
    expect(states([filled, approved, fromProvider, task({ element: 'fill', opened_at: '2026-10-01T10:00:00+08:00' })])).toBe('active coming coming coming')
  })
  it('of something that is no process is empty', () => expect(stepsOf('')).toEqual([]))
})
