import '@/ui/styles/index.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { surround } from './api'
import { i18n, locale, rememberedLocale, useLocale } from './i18n'
import { makeRouter, signInAddress } from './router'
import { confirmIdentity } from './shell/confirmIdentity'
import { provideSearch } from './shell/providers'
import { useSession } from './shell/session'
import { clauseGist, rulingHint } from './domains/packs/pack'
import { explainWith } from './ui'

async function start(): Promise<void> {
  await useLocale(rememberedLocale())
  const app = createApp(App)
  app.use(createPinia())
  const session = useSession()
  const router = makeRouter()
  surround({
    csrfToken: () => session.csrfToken,
    language: () => locale.value,
    onSignedOut: () => {
      const was = session.me !== null
      session.forget()
      if (was) void router.push(signInAddress(router.currentRoute.value.fullPath, true))
    },
    onPending: () => void session.load(true).then(() => router.push({ path: router.currentRoute.value.fullPath, force: true })),
    confirmIdentity,
  })
  provideSearch()
  explainWith({ clause: clauseGist, ruling: rulingHint })
  app.use(i18n)
  app.use(router)
  app.mount('#app')
}

void start()
