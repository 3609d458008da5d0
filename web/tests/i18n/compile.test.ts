import { expect, it } from 'vitest'
import { i18n, t, tOr, useLocale } from '@/i18n'
import { fill, needs, parse } from '@/i18n/compile'

function said(message: string, values: Record<string, unknown>): string {
  return fill(parse(message), (name) => values[name])
}

it('fills in values and shows a missing one', () => {
  expect(said('{a} and {b}', { a: 1 })).toBe('1 and {b}')
  expect(said('none', {})).toBe('none')
})

it('chooses the word by the number', () => {
  expect(said('{n} {n|day|days}', { n: 1 })).toBe('1 day')
  expect(said('{n} {n|day|days}', { n: 0 })).toBe('0 days')
  expect(said('{n}{n||s}', { n: 2 })).toBe('2s')
})

it('names what a message needs', () => {
  expect(needs('{n} {n|day|days} of {unit}')).toEqual(['n', 'unit'])
})

it('never takes a value for a message', () => {
  expect(said('{a}', { a: '{b}', b: 'x' })).toBe('{b}')
})

it('reads messages of the language in use, without generating code', async () => {
  expect(t('time.left_day', { n: 3 })).toBe('还剩 3 天')
  await useLocale('en')
  expect(t('time.left_day', { n: 1 })).toBe('1 day left')
  expect(document.documentElement.lang).toBe('en')
  expect(tOr('problem.never_heard_of', 'otherwise')).toBe('otherwise')
  expect(i18n.global.locale.value).toBe('en')
})
