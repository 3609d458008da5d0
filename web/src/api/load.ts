/** One thing from the server, with its state: not there yet, there, refused. */

import { ref, shallowRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import { asProblem, type Problem } from './problem'

export interface Loaded<T> {
  value: ShallowRef<T | null>
  problem: ShallowRef<Problem | null>
  busy: Ref<boolean>
  reload: () => Promise<void>
}

/** Loads at once and whenever `on` changes; what was there stays until the new value arrives. */
export function useLoaded<T>(load: () => Promise<T>, on?: WatchSource | WatchSource[]): Loaded<T> {
  const value = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  let round = 0

  async function reload(): Promise<void> {
    const mine = ++round
    busy.value = true
    try {
      const loaded = await load()
      if (mine !== round) return
      value.value = loaded
      problem.value = null
    } catch (thrown) {
      if (mine === round) problem.value = asProblem(thrown)
    } finally {
      if (mine === round) busy.value = false
    }
  }

  void reload()
  if (on !== undefined) watch(on, () => void reload())
  return { value, problem, busy, reload }
}

export interface Action<A extends unknown[], R> {
  run: (...given: A) => Promise<R | undefined>
  problem: ShallowRef<Problem | null>
  busy: Ref<boolean>
}

/** Something that a person starts: busy while it runs, its refusal kept for the form to show. Never runs twice at once. */
export function useAction<A extends unknown[], R>(act: (...given: A) => Promise<R>): Action<A, R> {
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  async function run(...given: A): Promise<R | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = null
    try {
      return await act(...given)
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { run, problem, busy }
}
