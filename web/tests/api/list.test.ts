import { describe, expect, it } from 'vitest'
import { fileName, Problem, useAction, useCursorList, type CursorPage } from '@/api'

function later<T>() {
  let resolve: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}

describe('lists by cursor', () => {
  it('add pages at the end and know when they are whole', async () => {
    const pages: Record<string, CursorPage<number>> = { first: { items: [1, 2], next: 'b', total: 3 }, b: { items: [3], next: null } }
    const list = useCursorList<number>((after) => Promise.resolve(pages[after ?? 'first'] ?? { items: [] }))
    await list.reload()
    expect([list.items.value, list.more.value, list.total.value]).toEqual([[1, 2], true, 3])
    await list.loadMore()
    expect([list.items.value, list.more.value, list.total.value]).toEqual([[1, 2, 3], false, 3])
    await list.loadMore()
    expect(list.items.value).toEqual([1, 2, 3])
  })

  it('drop the answer of an older question', async () => {
    const slow = later<CursorPage<string>>()
    const quick = later<CursorPage<string>>()
    const queue = [slow, quick]
    const list = useCursorList<string>(() => (queue.shift() ?? quick).promise)
    const first = list.reload()
    const second = list.reload()
    quick.resolve({ items: ['new'] })
    await second
    slow.resolve({ items: ['old'] })
    await first
    expect(list.items.value).toEqual(['new'])
    expect(list.busy.value).toBe(false)
  })

  it('keep their rows when a reload fails', async () => {
    const answers = [Promise.resolve({ items: [1] }), Promise.reject(new Problem(500, 'internal', '', '', 'r'))]
    const list = useCursorList<number>(() => answers.shift() ?? Promise.reject(new Error('asked too often')))
    await list.reload()
    await list.reload()
    expect(list.items.value).toEqual([1])
    expect(list.problem.value?.code).toBe('internal')
  })
})

describe('actions', () => {
  it('run once at a time', async () => {
    const gate = later<number>()
    let runs = 0
    const action = useAction(() => {
      runs += 1
      return gate.promise
    })
    const first = action.run()
    expect(await action.run()).toBeUndefined()
    gate.resolve(5)
    expect(await first).toBe(5)
    expect(runs).toBe(1)
    expect(action.busy.value).toBe(false)
  })

  it('keep what was thrown for the form', async () => {
    const action = useAction(() => Promise.reject(new Error('odd')))
    await action.run()
    expect([action.problem.value?.code, action.problem.value?.detail]).toEqual(['page', 'odd'])
  })
})

describe('names of downloads', () => {
  it.each([
    ["attachment; filename=\"a.csv\"; filename*=UTF-8''%E6%B8%85%E5%8D%95.csv", '清单.csv'],
    ['attachment; filename="list.xlsx"', 'list.xlsx'],
    ["attachment; filename*=UTF-8''%E6%B", '%E6%B'],
    [null, null],
  ])('%s', (header, name) => expect(fileName(header)).toBe(name))
})
