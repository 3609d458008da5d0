import { describe, expect, it, vi } from 'vitest'
import { DataTable, type Column } from '@/ui'
import { nextSort, rowsInView, sortOf } from '@/ui/table'
import { show } from '../mounting'

interface Row {
  id: number
  name: string
  amount: string | null
}
const rows = (n: number): Row[] => Array.from({ length: n }, (_unused, at) => ({ id: at + 1, name: `第${at + 1}行`, amount: at % 2 === 0 ? '1.00' : null }))
const columns: Column<Row>[] = [
  { key: 'name', title: '名称', text: (row) => row.name, sort: 'name', phone: 'head' },
  { key: 'amount', title: '金额', unit: '元', text: (row) => row.amount, align: 'right' },
]

function table(n: number, more: Record<string, unknown> = {}) {
  return show(DataTable, { attach: true, props: { rows: rows(n), columns, rowKey: (row: Row) => row.id, caption: '测试', ...more } })
}

describe('a table', () => {
  it('has a caption, heads with units, and says an empty cell', () => {
    const shown = table(2)
    expect(shown.get('caption').text()).toBe('测试')
    expect(shown.findAll('th').map((th) => th.text())).toEqual(['名称', '金额（元）'])
    expect(shown.findAll('tbody tr')[1]?.findAll('td')[1]?.text()).toBe('—无')
  })

  it('is one stop of the Tab key and walked with the arrows', async () => {
    const shown = table(3)
    const lines = () => shown.findAll('tbody tr.line')
    expect(lines().map((line) => line.attributes('tabindex'))).toEqual(['0', '-1', '-1'])
    ;(lines()[0]!.element as HTMLElement).focus()
    await lines()[0]!.trigger('keydown', { key: 'ArrowDown' })
    await vi.waitFor(() => expect(document.activeElement).toBe(lines()[1]!.element))
    await lines()[1]!.trigger('keydown', { key: 'End' })
    await vi.waitFor(() => expect(document.activeElement).toBe(lines()[2]!.element))
  })

  it('opens a row with Enter or a click, but not by a click on what is in it', async () => {
    const opened = vi.fn()
    const shown = show(DataTable, {
      attach: true,
      props: { rows: rows(2), columns, rowKey: (row: Row) => row.id, caption: '测试', onOpen: opened },
      slots: { 'cell-amount': '<button type="button">x</button>' },
    })
    const line = shown.findAll('tbody tr.line')[1]!
    await line.trigger('keydown', { key: 'Enter' })
    await line.trigger('click')
    expect(opened).toHaveBeenCalledTimes(2)
    expect(opened.mock.calls[0]?.[0]).toMatchObject({ id: 2 })
    await line.get('button').trigger('click')
    expect(opened).toHaveBeenCalledTimes(2)
  })

  it('sorts by its head: up, down, not', async () => {
    const sorted = vi.fn()
    const shown = table(2, { 'onUpdate:sort': sorted })
    await shown.get('th button').trigger('click')
    expect(sorted).toHaveBeenCalledWith('name')
    expect(['name', '-name'].map((now) => nextSort(now, 'name'))).toEqual(['-name', ''])
    expect(['name', '-name', ''].map((now) => sortOf(now, 'name'))).toEqual(['ascending', 'descending', 'none'])
  })

  it('draws a hundred thousand rows as those in view', () => {
    const shown = table(100_000, { fills: true })
    expect(shown.findAll('tr.line').length).toBeLessThan(80)
    expect(shown.get('table').attributes('aria-rowcount')).toBe('100001')
  })
})

describe('the rows in view', () => {
  it('are those on the screen and some beyond, with the right space around', () => {
    expect(rowsInView(1000, 40, 0, 400, 5)).toEqual({ first: 0, last: 20, above: 0, below: 980 * 40 })
    expect(rowsInView(1000, 40, 20_000, 400, 5)).toEqual({ first: 495, last: 515, above: 495 * 40, below: 485 * 40 })
    expect(rowsInView(3, 40, 9_000, 400, 5)).toEqual({ first: 3, last: 3, above: 120, below: 0 })
  })
})
