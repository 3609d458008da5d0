/**
 * How many notices wait to be read: asked for when the page opens and now and then while somebody works. Nobody at the
 * keyboard means no question, or an unattended page would keep its session alive.
 */

import { ref } from 'vue'
import { useSession } from './session'

const EVERY_MS = 120_000
const unread = ref(0)
let timer: ReturnType<typeof setInterval> | undefined
let touchedMs = Date.now()

async function refresh(): Promise<void> {
  try {
    const me = await useSession().load(true)
    unread.value = me?.unopened_notices ?? 0
  } catch {
    // The count is a hint; the page itself says when the server is away.
    return
  }
}

function watchForWork(): void {
  const touched = (): void => {
    touchedMs = Date.now()
  }
  document.addEventListener('pointerdown', touched, { passive: true })
  document.addEventListener('keydown', touched, { passive: true })
  timer = setInterval(() => {
    if (!document.hidden && Date.now() - touchedMs < EVERY_MS) void refresh()
  }, EVERY_MS)
}

export function useNotices(): { unread: typeof unread; refresh: () => Promise<void> } {
  if (timer === undefined) watchForWork()
  return { unread, refresh }
}
