/** Lists that come page by page, by cursor: what was loaded stays, the next page is added at its end. */

import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { asProblem, type Problem } from './problem'

export interface CursorPage<T> {
  items: T[]
  next?: string | null
  total?: number | null
}

export interface CursorList<T> {
  items: ShallowRef<T[]>
  total: Ref<number | null>
  problem: ShallowRef<Problem | null>
  /** A request is under way. */
  busy: Ref<boolean>
  /** The first page has arrived. */
  ready: Ref<boolean>
  more: ComputedRef<boolean>
  /** Begins again at the first page; rows stay until the new ones are there. */
  reload: () => Promise<void>
  loadMore: () => Promise<void>
}

/** `load` gets the cursor of the page, undefined for the first. Answers of an older reload are dropped. */
export function useCursorList<T>(load: (after: string | undefined) => Promise<CursorPage<T>>): CursorList<T> {
  const items = shallowRef<T[]>([]) as ShallowRef<T[]>
  const total = ref<number | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  const ready = ref(false)
  const next = ref<string | null>(null)
  let round = 0

  async function run(after: string | undefined): Promise<void> {
    const mine = ++round
    busy.value = true
    problem.value = null
    try {
      const page = await load(after)
      if (mine !== round) return
      items.value = after === undefined ? page.items : [...items.value, ...page.items]
      next.value = page.next ?? null
      if (after === undefined || page.total !== undefined) total.value = page.total ?? null
      ready.value = true
    } catch (thrown) {
      if (mine === round) problem.value = asProblem(thrown)
    } finally {
      if (mine === round) busy.value = false
    }
  }

  return {
    items,
    total,
    problem,
    busy,
    ready,
    more: computed(() => next.value !== null),
    reload: () => run(undefined),
    loadMore: async () => {
      if (!busy.value && next.value !== null) await run(next.value)
    },
  }
}

/** The rows of an answer, whether it is a plain list or a page of one. */
export function rowsOf<T>(answer: T[] | { items: T[] }): T[] {
  return Array.isArray(answer) ? answer : answer.items
}

const MOST_PAGES = 50

/** Every row of a list that is not long: page after page. */
export async function everything<T>(load: (after: string | undefined) => Promise<CursorPage<T>>): Promise<T[]> {
  const rows: T[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, next } = await load(after)
    rows.push(...items)
    if (!next) break
    after = next
  }
  return rows
}
