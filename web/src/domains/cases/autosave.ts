/** Keeps what is typed: a moment after the last change, one save at a time, and what was typed meanwhile after it. */

import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { asProblem, type Problem } from '@/api'

export type Kept = 'kept' | 'changed' | 'saving' | 'failed'

export interface Autosave {
  state: ComputedRef<Kept>
  problem: ShallowRef<Problem | null>
  /** Something changed. */
  touch: () => void
  /** Saves what is not saved yet; resolves to whether all is kept. */
  flush: () => Promise<boolean>
}

const AFTER_MS = 700

export function useAutosave(save: () => Promise<void>, afterMs = AFTER_MS): Autosave {
  const changed = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const running = shallowRef<Promise<void> | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    changed.value = false
    try {
      await save()
      problem.value = null
    } catch (thrown) {
      problem.value = asProblem(thrown)
      changed.value = true
    }
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    while (running.value !== null) await running.value
    if (changed.value) {
      running.value = run().finally(() => (running.value = null))
      await running.value
    }
    return !changed.value && problem.value === null
  }

  onScopeDispose(() => clearTimeout(timer))
  return {
    state: computed(() => (running.value !== null ? 'saving' : problem.value !== null ? 'failed' : changed.value ? 'changed' : 'kept')),
    problem,
    touch() {
      changed.value = true
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), afterMs)
    },
    flush,
  }
}
