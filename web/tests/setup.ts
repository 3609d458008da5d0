import { beforeEach } from 'vitest'
import { useLocale } from '@/i18n'

// Tests of what runs where the page is built have no browser.
if (typeof window !== 'undefined') {
  // Every other test begins in Chinese and with an empty browser.
  beforeEach(async () => {
    localStorage.clear()
    await useLocale('zh-CN')
  })

  // happy-dom lays nothing out; what asks for the width of the screen gets that of a desk.
  window.matchMedia ??= ((query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined })) as never
}
