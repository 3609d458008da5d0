/** A section of the settings: read with its version, edited as a copy, written only over the version that was read. */

import { computed, ref, shallowRef, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { useAction, useLoaded } from '@/api'
import { t } from '@/i18n'
import { ask, notify } from '@/ui'

interface Kept<T> {
  value: T
  version: number
}

export function useSection<T extends object>(read: () => Promise<Kept<T>>, write: (value: T, version: string) => Promise<Kept<T>>) {
  const kept = shallowRef<Kept<T> | null>(null)
  const form = ref(null) as Ref<T | null>
  const copy = (value: T): T => JSON.parse(JSON.stringify(value)) as T

  function take(next: Kept<T>): void {
    kept.value = next
    form.value = copy(next.value)
  }

  const loaded = useLoaded(async () => {
    take(await read())
    return true
  })
  const save = useAction(async () => {
    const now = kept.value
    if (now === null || form.value === null) return
    const sure = await ask({ title: t('settings.save_section'), text: t('settings.save_section_text'), consequences: [t('settings.save_1'), t('settings.save_3')], act: t('ui.save') })
    if (sure === null) return
    take(await write(form.value, `"${now.version}"`))
    notify(t('settings.saved'))
  })
  const changed = computed(() => kept.value !== null && JSON.stringify(form.value) !== JSON.stringify(kept.value.value))
  /** What was typed is not lost by a click beside it. */
  const leave = async (): Promise<boolean> => !changed.value || (await ask({ title: t('settings.leave'), text: t('settings.leave_text'), act: t('settings.leave'), danger: true })) !== null
  onBeforeRouteLeave(leave)
  onBeforeRouteUpdate(leave)
  return {
    form,
    loaded,
    save,
    changed,
    undo: () => {
      if (kept.value !== null) form.value = copy(kept.value.value)
    },
    about: (field: string) => save.problem.value?.about(field),
  }
}

/** Lines of a text area as a list, and back. */
export const lines = (text: string): string[] => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')
