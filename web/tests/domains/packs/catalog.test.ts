import { describe, expect, it } from 'vitest'
import { contentOf, isOffered, matching, placeOf, type Item } from '@/domains/packs/catalog'

const item = (id: string, name: string): Item => ({
  id, name, category: '计算', unit: '核·月', dimension: 'vcpu', metering: 'by_time', per: 'month', architecture: 'x86', clauses: [], from: '2026-01-01', until: null, unit_price: '46.00', prices: [],
})

describe('the catalog', () => {
  it('takes only what was filled in', () => {
    const content = contentOf({ 'vcpu.x86': ' 40.00 ', gpu: ' ' }, [], ['old'])
    expect(content).toEqual({ prices: [{ item: 'vcpu.x86', unit_price: '40.00' }], items: [], ended: ['old'] })
    expect(placeOf(content, 'vcpu.x86')).toBe('content/prices/0')
  })

  it('finds items by all words', () => {
    const all = [item('vcpu.x86', '处理器'), item('gpu', '加速卡')]
    expect(matching(all, '处理 X86').map((one) => one.id)).toEqual(['vcpu.x86'])
    expect(matching(all, '').length).toBe(2)
  })

  it('offers an item up to the day before its end', () => {
    expect(isOffered({ from: '2026-01-01', until: '2026-02-01' }, '2026-01-31')).toBe(true)
    expect(isOffered({ from: '2026-01-01', until: '2026-02-01' }, '2026-02-01')).toBe(false)
    expect(isOffered({ from: '2026-01-02' }, '2026-01-01')).toBe(false)
  })
})
