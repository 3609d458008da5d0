/** Steps that can be undone. Typing into one place is one step. */

import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'

export interface History<T> {
  now: Readonly<ShallowRef<T>>
  can: ComputedRef<{ undo: boolean; redo: boolean }>
  /** Begins anew with something that was read. */
  begin: (value: T) => void
  /** A step; two that follow each other with the same `place` are one. */
  add: (value: T, place?: string) => void
  undo: () => void
  redo: () => void
}

const MOST = 200

export function useHistory<T>(first: T): History<T> {
  const now = shallowRef(first) as ShallowRef<T>
  const before = shallowRef<readonly T[]>([])
  const after = shallowRef<readonly T[]>([])
  let last: string | undefined

  function go(from: ShallowRef<readonly T[]>, to: ShallowRef<readonly T[]>): void {
    const next = from.value.at(-1)
    if (next === undefined) return
    from.value = from.value.slice(0, -1)
    to.value = [...to.value, now.value]
    now.value = next
    last = undefined
  }
  return {
    now,
    can: computed(() => ({ undo: before.value.length > 0, redo: after.value.length > 0 })),
    begin(value) {
      now.value = value
      before.value = []
      after.value = []
      last = undefined
    },
    add(value, place) {
      if (place === undefined || place !== last) before.value = [...before.value, now.value].slice(-MOST)
      after.value = []
      now.value = value
      last = place
    },
    undo: () => go(before, after),
    redo: () => go(after, before),
  }
}
