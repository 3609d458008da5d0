import { beforeEach } from 'vitest'
import { i18n, useLocale } from '@/i18n'

// Every test begins in Chinese and with an empty browser.
beforeEach(async () => {
  localStorage.clear()
  await useLocale('zh-CN')
})

// happy-dom lays nothing out; what asks for the width of the screen gets that of a desk.
window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never

export { i18n }
