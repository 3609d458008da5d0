/**
 * What the search box finds. A provider gives hits for words; a domain adds its own with `provide`.
 */

import type { RouteLocationRaw } from 'vue-router'
import type { Me } from './session'

export interface Hit {
  key: string
  title: string
  detail?: string
  to: RouteLocationRaw
}

export interface Provider {
  key: string
  /** Heading of its hits, a message key. */
  title: string
  allowed: (me: Me) => boolean
  find: (words: string) => Promise<Hit[]>
}

const providers: Provider[] = []

export function provide(provider: Provider): void {
  if (!providers.some((one) => one.key === provider.key)) providers.push(provider)
}

export interface Group {
  key: string
  title: string
  hits: Hit[]
}

/** The headings of what a person may look for, pages aside. */
export function searchable(me: Me): string[] {
  return providers.filter((provider) => provider.key !== 'pages' && provider.allowed(me)).map((provider) => provider.title)
}

/** Asks all that the person may ask; one that fails or finds nothing is left out. */
export async function find(words: string, me: Me): Promise<Group[]> {
  const asked = providers.filter((provider) => provider.allowed(me))
  const found = await Promise.allSettled(asked.map((provider) => provider.find(words)))
  const groups = asked.map((provider, at) => {
    const result = found[at]
    return { key: provider.key, title: provider.title, hits: result?.status === 'fulfilled' ? result.value : [] }
  })
  return groups.filter((group) => group.hits.length > 0)
}
