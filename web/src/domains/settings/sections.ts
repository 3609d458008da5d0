/** The sections of the settings, each with the permission that it asks for. */

import { defineAsyncComponent, type Component } from 'vue'

export interface Section {
  key: string
  /** Message key below `settings.` */
  title: string
  permission: string
  component: Component
}

export const SECTIONS: readonly Section[] = [
  { key: 'sign-in', title: 'sign_in', permission: 'settings.security', component: defineAsyncComponent(() => import('./SignInSection.vue')) },
]
