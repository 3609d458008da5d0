import { expect, it } from 'vitest'
import { browserOf } from '@/shared/browser'
import { groupsOfFour, otpauthUri } from '@/shared/otpauth'
import { byName, count, fileSize, fromTabbed, randomKey, rulingOf, shortDigest, tabbed } from '@/shared/text'

it('reads a ruling with its reading', () => {
  expect(rulingOf('band.border=lower_inclusive')).toEqual({ key: 'band.border', reading: 'lower_inclusive' })
  expect(rulingOf('a=b=c')).toEqual({ key: 'a', reading: 'b=c' })
  expect(rulingOf('bare')).toEqual({ key: 'bare', reading: '' })
})

it('writes sizes and counts', () => {
  expect(fileSize(900)).toBe('900 B')
  expect(fileSize(1536)).toBe('1.5 KB')
  expect(fileSize(20 * 1024 * 1024)).toBe('20.0 MB')
  expect(count(1234567)).toBe('1,234,567')
  expect(shortDigest('a'.repeat(64))).toHaveLength(15)
})

it('exchanges rows with a spreadsheet', () => {
  expect(tabbed([['a\tb', 'c\nd'], ['1', '2']])).toBe('a b\tc d\n1\t2')
  expect(fromTabbed('x\t1\r\n\r\n y \t2\r\n')).toEqual([['x', '1'], ['y', '2']])
})

it('names random things without a secure context', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(randomKey()).not.toBe(randomKey())
})

it('sorts names with their digits by value', () => {
  expect(['第10条', '第2条'].sort(byName((x: string) => x))).toEqual(['第2条', '第10条'])
})

it('names browsers for people', () => {
  expect(browserOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0')).toEqual({ name: 'Edge 120 · Windows', phone: false })
  expect(browserOf('Mozilla/5.0 (Linux; Android 14) Chrome/150.0 Mobile')).toEqual({ name: 'Chrome 150 · Android', phone: true })
  expect(browserOf('curl/8').name).toBe('')
})

it('writes the address of an authenticator', () => {
  expect(otpauthUri('Yunheng', 'li:hua', 'ABC')).toBe('otpauth://totp/Yunheng:li%3Ahua?secret=ABC&issuer=Yunheng&algorithm=SHA1&digits=6&period=30')
  expect(groupsOfFour('ABCDEFGHI')).toBe('ABCD EFGH I')
})
