/** The present moment, for everything that says how long is left. Moves every half minute while the page is seen. */

import { ref } from 'vue'

const EVERY_MS = 30_000

export const now = ref(Date.now())

if (typeof document !== 'undefined') {
  setInterval(() => {
    if (!document.hidden) now.value = Date.now()
  }, EVERY_MS)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) now.value = Date.now()
  })
}
