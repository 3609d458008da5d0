/** Short messages that something was done. What went wrong stands where it happened, not here. */

import { shallowRef } from 'vue'

export interface Told {
  id: number
  text: string
  tone: 'good' | 'note' | 'bad'
}

/** Messages on the screen; `NotifyHost` shows them. */
export const told = shallowRef<readonly Told[]>([])
const STAYS_MS = 5000
let count = 0

export function notify(text: string, tone: Told['tone'] = 'good'): void {
  const one = { id: ++count, text, tone }
  told.value = [...told.value.slice(-2), one]
  setTimeout(() => dismiss(one.id), STAYS_MS)
}

export function dismiss(id: number): void {
  told.value = told.value.filter((one) => one.id !== id)
}
