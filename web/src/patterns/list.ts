/**
 * What a list page is made of: filters, columns, sort and the loading of rows, with its state in the address, so that
 * a list can be sent to a colleague.
 */

import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router'
import { useCursorList, type CursorList, type CursorPage } from '@/api'
import type { Column } from '@/ui'
import { readStored, writeStored } from './stored'

export interface FilterOption {
  value: string
  label: string
}

export interface Filter {
  key: string
  label: string
  /** One of a list, several of a list, a day, or words. */
  kind: 'choice' | 'choices' | 'day' | 'text'
  options?: readonly FilterOption[]
  /** Word between label and value; 「是」 when left out. */
  verb?: string
}

/** What `load` gets. Filters without a value are absent; several values are joined with commas. */
export interface ListQuery {
  limit: number
  after?: string
  sort?: string
  q?: string
  filters: Record<string, string | undefined>
}

export interface SavedView {
  name: string
  query: Record<string, string>
  /** Where views are kept by the server. */
  id?: number
  isShared?: boolean
  /** Name of who shares it, when it is somebody else. */
  sharedBy?: string
}

/** Where views are kept, when not in this browser. */
export interface ViewKeeper {
  load: () => Promise<SavedView[]>
  save: (view: SavedView) => Promise<void>
  drop: (view: SavedView) => Promise<void>
}

export interface ListOptions<T> {
  /** Names the list in stored views and columns; once per page. */
  key: string
  columns: readonly Column<T>[]
  load: (query: ListQuery) => Promise<CursorPage<T>>
  rowKey: (row: T) => string | number
  filters?: readonly Filter[]
  rowTo?: (row: T) => RouteLocationRaw | null
  rowTone?: (row: T) => 'plain' | 'off' | 'new'
  /** Sort before anybody chose one. */
  sort?: string
  /** The server searches words. */
  searches?: boolean
  /** Files of exactly what is seen: the same filters and sort. */
  /** Keeps views elsewhere than in this browser. */
  views?: ViewKeeper
  /** A part of the address that belongs to a view, such as a tab. */
  tab?: { get: () => string; set: (tab: string) => Promise<unknown> }
  exports?: readonly { label: string; run: (query: ListQuery) => Promise<void> }[]
  limit?: number
}

export interface ListState<T> {
  options: ListOptions<T>
  list: CursorList<T>
  q: Ref<string>
  sort: Ref<string>
  values: Ref<Record<string, string>>
  query: ComputedRef<ListQuery>
  columns: ComputedRef<readonly Column<T>[]>
  shownColumns: Ref<string[]>
  views: Ref<SavedView[]>
  /** Some filter or words narrow the list. */
  narrowed: ComputedRef<boolean>
  setValue: (key: string, value: string) => void
  clear: () => void
  /** Reads the views anew, where others may have shared some. */
  loadViews: () => Promise<void>
  saveView: (name: string, isShared?: boolean) => Promise<void>
  dropView: (view: SavedView) => Promise<void>
  applyView: (view: SavedView) => Promise<void>
  open: (row: T) => void
}

const LIMIT = 50
const TYPING_MS = 250

export function useListPage<T>(options: ListOptions<T>): ListState<T> {
  const route = useRoute()
  const router = useRouter()
  const filters = options.filters ?? []
  const q = ref(one(route.query.q))
  const sort = ref(one(route.query.sort) || (options.sort ?? ''))
  const values = ref<Record<string, string>>({})
  for (const filter of filters) {
    const value = one(route.query[filter.key])
    if (value !== '') values.value[filter.key] = value
  }
  const shownColumns = ref(readStored<string[]>(`columns.${options.key}`) ?? options.columns.filter((c) => !c.optional).map((c) => c.key))
  const keeper: ViewKeeper = options.views ?? inBrowser(options.key)
  const views = ref<SavedView[]>([])

  const query = computed<ListQuery>(() => ({
    limit: options.limit ?? LIMIT,
    sort: sort.value || undefined,
    q: q.value.trim() || undefined,
    filters: { ...values.value },
  }))
  const list = useCursorList<T>((after) => options.load({ ...query.value, after }))

  const address = computed(() => {
    const parts: Record<string, string> = { ...values.value }
    if (q.value.trim() !== '') parts.q = q.value.trim()
    if (sort.value !== '' && sort.value !== options.sort) parts.sort = sort.value
    return parts
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(q, () => {
    clearTimeout(timer)
    timer = setTimeout(apply, TYPING_MS)
  })
  watch([sort, values], apply, { deep: true })
  watch(shownColumns, (now) => writeStored(`columns.${options.key}`, now), { deep: true })

  function apply(): void {
    clearTimeout(timer)
    void router.replace({ query: address.value })
    void list.reload()
  }

  void list.reload()
  return {
    options,
    list,
    q,
    sort,
    values,
    query,
    columns: computed(() => options.columns.filter((c) => c.fixed || shownColumns.value.includes(c.key))),
    shownColumns,
    views,
    narrowed: computed(() => q.value.trim() !== '' || Object.keys(values.value).length > 0),
    setValue(key, value) {
      const kept = Object.entries({ ...values.value, [key]: value }).filter(([, given]) => given !== '')
      values.value = Object.fromEntries(kept)
    },
    clear() {
      q.value = ''
      values.value = {}
    },
    async loadViews() {
      views.value = await keeper.load()
    },
    async saveView(name, isShared = false) {
      const tab = options.tab?.get() ?? ''
      const query = tab === '' ? address.value : { ...address.value, tab }
      await keeper.save({ name, query, isShared })
      views.value = await keeper.load()
    },
    async dropView(view) {
      await keeper.drop(view)
      views.value = await keeper.load()
    },
    async applyView(view) {
      const { q: words, sort: order, tab, ...rest } = view.query
      await options.tab?.set(tab ?? '')
      q.value = words ?? ''
      sort.value = order ?? options.sort ?? ''
      values.value = rest as Record<string, string>
    },
    open(row) {
      const to = options.rowTo?.(row)
      if (to) void router.push(to)
    },
  }
}

/** Views of this browser alone, by name. */
function inBrowser(key: string): ViewKeeper {
  const read = (): SavedView[] => readStored<SavedView[]>(`views.${key}`) ?? []
  const others = (name: string): SavedView[] => read().filter((one) => one.name !== name)
  const write = (all: SavedView[]): Promise<void> => {
    writeStored(`views.${key}`, all)
    return Promise.resolve()
  }
  return {
    load: () => Promise.resolve(read()),
    save: ({ name, query }) => write([...others(name), { name, query }]),
    drop: ({ name }) => write(others(name)),
  }
}

function one(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The words of a filter's value, as its sentence says them. */
export function filterWords(filter: Filter, value: string, or: string): string {
  const parts = filter.kind === 'choices' ? value.split(',') : [value]
  return parts.map((part) => filter.options?.find((option) => option.value === part)?.label ?? part).join(or)
}

/** A filter of one choice. */
export function choice(key: string, label: string, options: readonly FilterOption[], verb?: string): Filter {
  return { key, label, kind: 'choice', options, verb }
}

/** A filter of several choices. */
export function choices(key: string, label: string, options: readonly FilterOption[]): Filter {
  return { key, label, kind: 'choices', options }
}
