import { describe, expect, it } from 'vitest'
import { fen, rowsOf, shares } from '@/domains/ledger/estate'

describe('sums of the ledger', () => {
  it('draws bars beside the largest', () => {
    expect(shares([10, 5, 0])).toEqual([100, 50, 0])
    expect(shares([0, 0])).toEqual([0, 0])
    expect(shares([])).toEqual([])
  })

  it('opens the rows of a group, and nothing where there is no word', () => {
    expect(rowsOf('unit', '7')).toEqual({ name: 'resources', query: { unit: '7', life: 'formal' } })
    expect(rowsOf('region', '')).toBeNull()
  })

  it('compares amounts without rounding them', () => {
    expect(fen('368.00')).toBe(36_800)
    expect(fen(null)).toBe(0)
  })
})
