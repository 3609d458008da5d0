/** Every page has an address, a title and the permissions that it needs; what it shows is loaded when it is opened. */

import { createRouter, createWebHistory, type RouteLocationRaw, type RouteRecordRaw, type Router } from 'vue-router'
import { t } from './i18n'
import { useSession } from './shell/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the title. */
    title: string
    /** `plain` pages stand without the shell. */
    layout?: 'plain'
    /** Needs no session. */
    open?: boolean
    /** Any of them is enough. */
    permissions?: readonly string[]
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./domains/signin/SignInPage.vue'), meta: { title: 'sign_in.title', layout: 'plain', open: true } },
  { path: '/bootstrap', name: 'bootstrap', component: () => import('./domains/bootstrap/BootstrapPage.vue'), meta: { title: 'bootstrap.title', layout: 'plain', open: true } },
  { path: '/password', name: 'password', component: () => import('./domains/account/ForcedPasswordPage.vue'), meta: { title: 'password.title', layout: 'plain' } },
  { path: '/second-factor', name: 'second-factor', component: () => import('./domains/account/ForcedTotpPage.vue'), meta: { title: 'totp.title', layout: 'plain' } },
  { path: '/', name: 'workbench', component: () => import('./domains/workbench/WorkbenchPage.vue'), meta: { title: 'nav.workbench' } },
  { path: '/account/:section?', name: 'account', component: () => import('./domains/account/AccountPage.vue'), meta: { title: 'account.title' } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./domains/errors/NotFoundPage.vue'), meta: { title: 'errors.not_found' } },
]

/** The sign-in page, with the way back; `ended` says that a session was there. */
export function signInAddress(back: string, ended = false): RouteLocationRaw {
  const query: Record<string, string> = {}
  if (back !== '/' && back !== '') query.back = back
  if (ended) query.ended = '1'
  return { name: 'sign-in', query }
}

/** Where to go after signing in: a path of this page and nothing else. */
export function wayBack(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/'
}

export function makeRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes, scrollBehavior: () => ({ top: 0 }) })
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const me = await useSession().load()
    if (me === null) return signInAddress(to.fullPath)
    const step = me.pending === 'password' ? 'password' : me.pending === 'totp' ? 'second-factor' : null
    if (step !== null && to.name !== step) return { name: step, query: { back: to.fullPath } }
    return true
  })
  router.afterEach((to) => {
    document.title = `${t(to.meta.title)} · ${t('shell.name')}`
  })
  return router
}
