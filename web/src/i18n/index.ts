/**
 * Languages: Chinese first, English beside it. One language is loaded at a time.
 *
 * Messages live in `locales/<language>/<domain>.json`; a key is `<domain>.<path>`.
 */

import { computed } from 'vue'
import { createI18n } from 'vue-i18n'
import type { Locale } from '@/shared/time'
import { compiled, type Tree } from './compile'

const STORED = 'yunheng.language'
const LOADERS: Record<Locale, () => Promise<{ default: Tree }>> = {
  'zh-CN': () => import('./locales/zh-CN'),
  en: () => import('./locales/en'),
}

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  messages: {},
})

const loaded = new Set<Locale>()

/** The language in use. */
export const locale = computed(() => i18n.global.locale.value as Locale)

/** The language a person chose here before, else Chinese. */
export function rememberedLocale(): Locale {
  return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh-CN'
}

/** Loads a language and switches to it. */
export async function useLocale(next: Locale): Promise<void> {
  if (!loaded.has(next)) {
    const messages = await LOADERS[next]()
    i18n.global.setLocaleMessage(next, compiled(messages.default) as never)
    loaded.add(next)
  }
  i18n.global.locale.value = next as never
  document.documentElement.lang = next
  localStorage.setItem(STORED, next)
}

/** A message outside of components. */
export function t(key: string, values: Record<string, unknown> = {}): string {
  return i18n.global.t(key, values)
}

/** The message, or `otherwise` where there is none: for codes that the server may add. */
export function tOr(key: string, otherwise: string, values: Record<string, unknown> = {}): string {
  return i18n.global.te(key, locale.value) ? t(key, values) : otherwise
}
