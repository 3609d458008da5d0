/** A run that the address names is opened again; a new run puts its id into the address. */

import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useAction } from '@/api'
import { openRun } from './calculator'

export function useRunAddress<T extends { id: number }>(show: (run: T) => void) {
  const route = useRoute()
  const router = useRouter()
  let shown = 0
  const open = useAction(async (id: number) => {
    shown = id
    show(await openRun<T>(id))
  })
  watch(
    () => Number(route.query.run),
    (id) => {
      if (id > 0 && id !== shown) void open.run(id)
    },
    { immediate: true },
  )
  return {
    opening: open,
    /** After a new run. */
    keep: (run: T) => {
      shown = run.id
      void router.replace({ query: { run: String(run.id) } })
    },
  }
}
