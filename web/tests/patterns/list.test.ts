import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { choices, useDraft, useListPage, type ListQuery, type ListState } from '@/patterns'
import { filterWords } from '@/patterns/list'
import { storeFor } from '@/patterns/stored'

interface Row {
  id: number
}
const load = vi.fn((_query: ListQuery) => Promise.resolve({ items: [{ id: 1 }], next: null }))

async function list(address: string): Promise<{ state: ListState<Row>; at: () => string }> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { template: '<div />' } }] })
  await router.push(address)
  let state: ListState<Row> | undefined
  const Page = defineComponent(() => {
    state = useListPage<Row>({
      key: 'rows',
      load,
      rowKey: (row) => row.id,
      filters: [choices('kind', '类别', [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }])],
      columns: [{ key: 'id', title: '编号', text: (row) => String(row.id), fixed: true }, { key: 'x', title: 'x', text: () => '', optional: true }],
    })
    return () => h('div')
  })
  mount(Page, { global: { plugins: [router] } })
  await flushPromises()
  if (state === undefined) throw new Error('the page was not set up')
  return { state, at: () => router.currentRoute.value.fullPath }
}

describe('a list', () => {
  it('reads its filters from the address and writes them there', async () => {
    load.mockClear()
    const { state, at } = await list('/rows?kind=a&q=x&sort=-name&foreign=1')
    expect(load.mock.calls[0]?.[0]).toMatchObject({ q: 'x', sort: '-name', filters: { kind: 'a' } })
    state.setValue('kind', 'a,b')
    await flushPromises()
    expect(at()).toBe('/rows?kind=a,b&q=x&sort=-name')
    expect(load.mock.calls.at(-1)?.[0].filters).toEqual({ kind: 'a,b' })
    state.setValue('kind', '')
    await flushPromises()
    expect(at()).not.toContain('kind')
    expect(state.narrowed.value).toBe(true)
  })

  it('keeps views by name and takes them up again', async () => {
    const { state } = await list('/rows?kind=b')
    await state.saveView('我的')
    state.clear()
    expect(state.values.value).toEqual({})
    await state.applyView(state.views.value[0]!)
    expect(state.values.value).toEqual({ kind: 'b' })
    await state.dropView(state.views.value[0]!)
    expect(state.views.value).toEqual([])
  })

  it('remembers the columns of each person apart', async () => {
    storeFor('7')
    const mine = await list('/rows')
    mine.state.shownColumns.value = ['x']
    await flushPromises()
    expect((await list('/rows')).state.columns.value.map((column) => column.key)).toEqual(['id', 'x'])
    storeFor('8')
    expect((await list('/rows')).state.columns.value.map((column) => column.key)).toEqual(['id'])
    storeFor('nobody')
  })

  it('says its filters as words', () => {
    const filter = choices('kind', '类别', [{ value: 'a', label: '甲' }, { value: 'b', label: '乙' }])
    expect(filterWords(filter, 'a,b', '或')).toBe('甲或乙')
    expect(filterWords(filter, 'gone', '或')).toBe('gone')
  })
})

describe('a draft', () => {
  it('is there again, and gone when it was sent', async () => {
    const first = useDraft('d', () => ({ name: '', note: '' }))
    expect(first.restored.value).toBe(false)
    first.form.name = '甲局'
    await flushPromises()
    const second = useDraft('d', () => ({ name: '', note: '' }))
    expect([second.form.name, second.restored.value]).toEqual(['甲局', true])
    second.forget()
    second.form.name = 'later'
    await flushPromises()
    expect(useDraft('d', () => ({ name: '' })).restored.value).toBe(false)
  })
})
