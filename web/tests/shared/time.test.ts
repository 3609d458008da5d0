import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, distance, dueMoment, longDate, shortDate, tableInstant, today, weekday } from '@/shared/time'

const NOW = Date.parse('2026-09-30T10:00:00+08:00')

describe('time is that of UTC+8, wherever the browser stands', () => {
  it('reads instants of any zone', () => {
    expect(tableInstant('2026-09-30T16:30:00Z')).toBe('2026-10-01 00:30')
    expect(tableInstant('2026-10-01T00:30:05+08:00', true)).toBe('2026-10-01 00:30:05')
    expect(tableInstant('2026-10-01T00:30')).toBe('2026-10-01 00:30')
    expect(tableInstant('yesterday')).toBe('yesterday')
  })

  it('knows the day in the evening of UTC', () => {
    expect(today(Date.parse('2026-09-30T16:30:00Z'))).toBe('2026-10-01')
  })

  it('writes dates in both languages', () => {
    expect(longDate('2026-10-09', 'zh-CN')).toBe('2026年10月9日')
    expect(longDate('2026-10-09', 'en')).toBe('9 Oct 2026')
    expect(shortDate('2026-10-09', 'zh-CN', NOW)).toBe('10月9日')
    expect(shortDate('2027-10-09', 'en', NOW)).toBe('9 Oct 2027')
    expect(weekday('2026-10-09', 'zh-CN')).toBe('周五')
  })

  it('says 24:00 of the day that ends, not 0:00 of the next', () => {
    expect(dueMoment('2026-10-10T00:00:00+08:00', 'zh-CN', NOW)).toBe('10月9日24:00')
    expect(dueMoment('2026-10-10T00:00:00+08:00', 'en', NOW)).toBe('9 Oct, 24:00')
    expect(dueMoment('2026-10-09T16:30:00+08:00', 'zh-CN', NOW)).toBe('10月9日16:30')
  })

  it('counts over months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2)
  })

  it('tells distances in the unit that people would say', () => {
    expect(distance('2026-09-30T10:45:00+08:00', NOW)).toEqual({ count: 45, unit: 'minute', past: false })
    expect(distance('2026-10-01T22:00:00+08:00', NOW)).toEqual({ count: 36, unit: 'hour', past: false })
    expect(distance('2026-09-27T09:00:00+08:00', NOW)).toEqual({ count: 3, unit: 'day', past: true })
    expect(distance('2026-09-30T10:00:00+08:00', NOW)?.past).toBe(true)
    expect(distance('soon', NOW)).toBeNull()
  })
})
