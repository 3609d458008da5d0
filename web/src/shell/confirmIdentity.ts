/** Asking a signed-in person for their password again, before something dangerous. The dialog stands in the shell. */

import { shallowRef } from 'vue'

export const waiting = shallowRef<((confirmed: boolean) => void) | null>(null)

export function confirmIdentity(): Promise<boolean> {
  waiting.value?.(false)
  return new Promise((resolve) => {
    waiting.value = resolve
  })
}

export function settle(confirmed: boolean): void {
  waiting.value?.(confirmed)
  waiting.value = null
}
