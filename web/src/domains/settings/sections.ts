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
  { key: 'directories', title: 'directories', permission: 'settings.security', component: defineAsyncComponent(() => import('./DirectoriesSection.vue')) },
  { key: 'packs', title: 'packs', permission: 'settings.system', component: defineAsyncComponent(() => import('./PacksSection.vue')) },
  { key: 'mail', title: 'mail', permission: 'settings.system', component: defineAsyncComponent(() => import('./MailSection.vue')) },
  { key: 'mail-intake', title: 'mail_intake', permission: 'settings.system', component: defineAsyncComponent(() => import('./MailIntakeSection.vue')) },
  { key: 'sms', title: 'sms', permission: 'settings.system', component: defineAsyncComponent(() => import('./SmsSection.vue')) },
  { key: 'webhooks', title: 'webhooks', permission: 'settings.system', component: defineAsyncComponent(() => import('./WebhooksSection.vue')) },
  { key: 'robots', title: 'robots', permission: 'settings.system', component: defineAsyncComponent(() => import('./RobotsSection.vue')) },
  { key: 'clouds', title: 'clouds', permission: 'settings.system', component: defineAsyncComponent(() => import('./CloudsSection.vue')) },
  { key: 'outbound', title: 'outbound', permission: 'settings.system', component: defineAsyncComponent(() => import('./OutboundSection.vue')) },
]
