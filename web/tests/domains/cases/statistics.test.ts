import { describe, expect, it } from 'vitest'
import { monthWithin, ofDesk, ofGroup } from '@/domains/cases/statistics'

const all = { from: null, until: null }

describe('a figure of the statistics', () => {
  it('leads to the cases that it counts', () => {
    // A page asks for more than days; none of that gets into the address.
    expect(ofGroup('xuchang/incident', 'running', 'kind', '', { ...all, by: 'kind', kind: '' } as typeof all)).toEqual({ name: 'cases', params: { tab: 'running' }, query: { pack: 'xuchang', kind: 'incident' } })
    expect(ofGroup('7', 'merged', 'unit', 'incident', { from: '2026-01-01', until: null })).toEqual({ name: 'cases', params: { tab: '' }, query: { outcome: 'merged', unit: '7', kind: 'incident', from: '2026-01-01' } })
  })

  it('leads nowhere when it counts tasks or answers', () => {
    expect(ofGroup('7', 'late_tasks', 'unit', '', all)).toBeNull()
    expect(ofDesk('网络', 'responded', 'category', all)).toBeNull()
    expect(ofDesk('', 'total', 'category', all)).toBeNull()
    expect(ofDesk('网络', 'ended', 'category', all)).toEqual({ name: 'cases', params: { tab: 'ended' }, query: { category: '网络' } })
  })

  it('keeps a month within the days that were asked for', () => {
    expect(monthWithin('2026-12', all)).toEqual({ from: '2026-12-01', until: '2027-01-01' })
    expect(monthWithin('2026-02', { from: '2026-02-10', until: '2026-02-20' })).toEqual({ from: '2026-02-10', until: '2026-02-20' })
    expect(monthWithin('2026-02', { from: '2026-01-10', until: '2026-05-20' })).toEqual({ from: '2026-02-01', until: '2026-03-01' })
    expect(monthWithin('', all)).toEqual(all)
  })
})
