/** Mounts a component as the page does: with languages, a router and a store. */

import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import { i18n } from '@/i18n'

const Empty = { template: '<div />' }

export function testRouter(): Router {
  const names = ['clause', 'ruling', 'party', 'account', 'sign-in', 'workbench']
  const routes = names.map((name) => ({ path: `/${name}/:id?/:key?`, name, component: Empty }))
  return createRouter({ history: createMemoryHistory(), routes: [...routes, { path: '/verify/:code?', name: 'verify', component: Empty }, { path: '/:rest(.*)*', component: Empty }] })
}

export function show(component: Component, options: { props?: Record<string, unknown>; slots?: Record<string, unknown>; attach?: boolean } = {}) {
  const router = testRouter()
  const wrapper = mount(component as never, {
    props: options.props as never,
    slots: options.slots as never,
    attachTo: options.attach ? document.body : undefined,
    global: { plugins: [i18n, router, createPinia()] },
  })
  return Object.assign(wrapper, { router })
}
