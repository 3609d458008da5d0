import { describe, expect, it } from 'vitest'
import { atLeast, barWidth, compare, grouped, money, percent, sum, trimmed } from '@/shared/decimal'

describe('decimals stay digits', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.8901', '−1,234,567.8901'],
    ['12345678901234.57', '12,345,678,901,234.57'],
    ['9007199254740993.00', '9,007,199,254,740,993.00'],
    ['not a number', 'not a number'],
    ['1e5', '1e5'],
  ])('groups %s', (given, shown) => expect(grouped(given)).toBe(shown))

  it.each([
    ['5', '5.00'],
    ['5.1', '5.10'],
    ['0.425', '0.425'],
    ['-0.01', '−0.01'],
  ])('writes %s as money', (given, shown) => expect(money(given)).toBe(shown))

  it.each([
    ['0.95', '95%'],
    ['1', '100%'],
    ['0.005', '0.5%'],
    ['0', '0%'],
    ['1.2345', '123.45%'],
    ['-0.1', '−10%'],
  ])('writes %s as percent', (given, shown) => expect(percent(given)).toBe(shown))

  it('adds exactly', () => {
    expect(sum(['0.1', '0.2'])).toBe('0.3')
    expect(sum(['9007199254740993.01', '0.02'])).toBe('9007199254740993.03')
    expect(sum(['5.00', '-7.5'])).toBe('-2.50')
    expect(sum([])).toBe('0')
  })

  it('compares exactly', () => {
    expect(compare('0.30', '0.3')).toBe(0)
    expect(compare('9007199254740993', '9007199254740992')).toBe(1)
    expect(compare('-1', '0.001')).toBe(-1)
  })

  it('pads and trims', () => {
    expect(atLeast('3', 0)).toBe('3')
    expect(trimmed('3.500')).toBe('3.5')
    expect(trimmed('3.00')).toBe('3')
    expect(trimmed('300')).toBe('300')
  })

  it('keeps bars between nothing and all', () => {
    expect(barWidth('50', '200')).toBe(25)
    expect(barWidth('300', '200')).toBe(100)
    expect(barWidth('-1', '200')).toBe(0)
    expect(barWidth('1', '0')).toBe(0)
  })
})
