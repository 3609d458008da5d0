import { expect, it } from 'vitest'
import { usccFault } from '@/shared/uscc'

it('small letters are read as capitals', () => expect(usccFault('91350100m000100y43')).toBeNull())

it('GB 32100 gives 91350100M000100Y43', () => expect(usccFault('91350100M000100Y43')).toBeNull())

it('says which character, how many, and what the last one should be', () => {
  expect(usccFault('9135010OM000100Y43')).toEqual({ kind: 'character', at: 8, character: 'O' })
  expect(usccFault('91350100')).toEqual({ kind: 'length', length: 8 })
  expect(usccFault('91350100M000100Y44')).toEqual({ kind: 'check', expected: '3' })
})
