/**
 * The entries of the navigation: by party, not by module, never more than seven. An entry is there when its page is and
 * the person may open it.
 */

import { BookOpenText, Building2, Calculator, FolderOpen, Headset, Inbox, ListChecks, Mail, ScrollText, Server, Settings, Users, type LucideIcon } from '@lucide/vue'
import type { Me, World } from './session'

export interface Entry {
  key: string
  icon: LucideIcon
  to: string
  /** Any of them is enough; none means that everybody may. */
  permissions: readonly string[]
}

const ENTRIES = {
  workbench: { icon: Inbox, to: '/', permissions: [] },
  cases: { icon: FolderOpen, to: '/cases', permissions: ['case.read'] },
  desk: { icon: Headset, to: '/desk', permissions: ['desk.take'] },
  ledger: { icon: Server, to: '/resources', permissions: ['ledger.read'] },
  parties: { icon: Building2, to: '/parties', permissions: ['party.read'] },
  people: { icon: Users, to: '/people', permissions: ['person.read'] },
  rules: { icon: BookOpenText, to: '/rules', permissions: ['pack.read'] },
  calculators: { icon: Calculator, to: '/calculators', permissions: ['calculate'] },
  audit: { icon: ScrollText, to: '/audit', permissions: ['audit.read'] },
  deliveries: { icon: Mail, to: '/deliveries', permissions: ['delivery.read'] },
  jobs: { icon: ListChecks, to: '/jobs', permissions: ['job.read'] },
  settings: { icon: Settings, to: '/settings', permissions: ['settings.system', 'settings.security'] },
} as const

type Key = keyof typeof ENTRIES

const BY_WORLD: Record<World, readonly Key[]> = {
  business: ['workbench', 'cases', 'desk', 'ledger', 'parties', 'people', 'rules', 'calculators'],
  system: ['workbench', 'parties', 'people', 'jobs', 'deliveries', 'settings'],
  security: ['workbench', 'people', 'settings'],
  audit: ['workbench', 'audit', 'people', 'deliveries'],
}

export const MOST_ENTRIES = 7

/** What this person sees, in order. */
export function entriesFor(me: Me | null): Entry[] {
  if (me === null) return []
  const allowed = (entry: Entry): boolean => entry.permissions.length === 0 || entry.permissions.some((one) => me.permissions.includes(one))
  return BY_WORLD[me.world].map((key) => ({ key, ...ENTRIES[key] })).filter(allowed).slice(0, MOST_ENTRIES)
}

/** Which entry a path belongs to. */
export function entryOf(path: string): string {
  const first = `/${path.split('/')[1] ?? ''}`
  const found = Object.entries(ENTRIES).find(([, entry]) => entry.to === first)
  return found?.[0] ?? ''
}
