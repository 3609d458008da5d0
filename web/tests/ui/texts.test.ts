import { nextTick } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useLocale } from '@/i18n'
import { DateText, MoneyText, now, TimeLeft } from '@/ui'
import { show } from '../mounting'

const text = (component: { text: () => string }): string => component.text().replace(/\s+/g, ' ').trim()

describe('money', () => {
  it('is grouped with two places, in full', () => {
    expect(text(show(MoneyText, { props: { value: '12345678901234.5' } }))).toBe('12,345,678,901,234.50')
    expect(text(show(MoneyText, { props: { value: '0.425', exact: true } }))).toBe('0.425')
  })

  it('that is missing is a gap and never nought', () => {
    const gap = show(MoneyText, { props: { value: null } })
    expect(text(gap)).toBe('—没有数据')
    expect(text(gap)).not.toContain('0')
  })

  it('that is not final says so', () => {
    expect(text(show(MoneyText, { props: { value: '5', provisional: true } }))).toBe('5.00暂估')
  })

  it('that opens is a button', async () => {
    const opened = vi.fn()
    const figure = show(MoneyText, { props: { value: '5', opens: true, onOpen: opened } })
    await figure.get('button').trigger('click')
    expect(opened).toHaveBeenCalledOnce()
  })
})

describe('time left', () => {
  beforeEach(() => {
    now.value = Date.parse('2026-09-30T10:00:00+08:00')
  })

  it('says working days and the last moment, as people say it', () => {
    const left = show(TimeLeft, { props: { dueAt: '2026-10-10T00:00:00+08:00', workingDays: 2 } })
    expect(text(left)).toBe('还剩 2 个工作日 10月9日24:00')
    expect(left.classes()).toContain('calm')
  })

  it('is loud when there is little of it', () => {
    expect(show(TimeLeft, { props: { dueAt: '2026-10-01T00:00:00+08:00' } }).classes()).toContain('soon')
  })

  it('says by how much it is over, and since when', async () => {
    const late = show(TimeLeft, { props: { dueAt: '2026-09-27T00:00:00+08:00' } })
    expect(text(late)).toBe('逾期 3 天 自9月27日起')
    await useLocale('en')
    await nextTick()
    expect(text(late)).toBe('3 days late since 27 Sep')
  })

  it('moves with the clock', async () => {
    const left = show(TimeLeft, { props: { dueAt: '2026-09-30T11:00:00+08:00', brief: true } })
    expect(text(left)).toBe('还剩 1 小时')
    now.value = Date.parse('2026-09-30T10:30:00+08:00')
    await nextTick()
    expect(text(left)).toBe('还剩 30 分钟')
  })

  it('without a limit says that', () => {
    expect(text(show(TimeLeft, { props: { dueAt: null } }))).toBe('无时限')
  })
})

describe('dates', () => {
  it('are the same in tables of both languages, and told in full on hover', () => {
    const moment = show(DateText, { props: { value: '2026-10-09T08:05:00Z' } })
    expect(text(moment)).toBe('2026-10-09 16:05')
    expect(moment.attributes('title')).toBe('2026年10月9日 周五 16:05:00 (UTC+8)')
    expect(text(show(DateText, { props: { value: null } }))).toBe('—无')
  })
})
