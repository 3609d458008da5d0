/** A form that is not lost when the page is left: kept here as it is typed, taken up again, forgotten when it was sent. */

import { reactive, ref, toRaw, watch, type Ref } from 'vue'
import { readStored, writeStored } from './stored'

export interface Draft<T extends object> {
  form: T
  /** It was taken up from before. */
  restored: Ref<boolean>
  forget: () => void
  /** Back to the empty form. */
  reset: () => void
}

/**
 * `empty` makes a form with nothing in it. Without a key nothing is kept: an edit begins with what is stored. Never for
 * passwords: what is in a draft stays on the machine.
 */
export function useDraft<T extends object>(key: string | null, empty: () => T): Draft<T> {
  const stored = key === null ? null : readStored<Partial<T>>(`draft.${key}`)
  const form = reactive({ ...empty(), ...stored }) as T
  const restored = ref(stored !== null)
  let sent = false

  function keep(value: T | null): void {
    if (key !== null) writeStored(`draft.${key}`, value)
  }

  watch(form, () => {
    if (!sent) keep(toRaw(form))
  }, { deep: true })
  return {
    form,
    restored,
    forget() {
      sent = true
      keep(null)
    },
    reset() {
      Object.assign(form, empty())
      restored.value = false
      keep(null)
    },
  }
}
