/** What the search box finds from the first day: pages, clauses, parties, people. */

import { findParties } from '@/domains/parties/party'
import { findAccounts } from '@/domains/people/people'
import { t } from '@/i18n'
import { clauseRoute } from '@/ui'
import { entriesFor } from './nav'
import { provide } from './search'
import { useSession } from './session'

const SOME = 6
const CLAUSE = /^[A-Z]{2}-[A-Z0-9][A-Z0-9.-]*(\(\d+\))?[a-z]?$/i

export function provideSearch(): void {
  provide({
    key: 'clauses',
    title: 'search.clauses',
    allowed: (me) => me.permissions.includes('pack.read'),
    find: (words) => Promise.resolve(CLAUSE.test(words) ? [{ key: words, title: words.toUpperCase(), detail: t('search.open_clause'), to: clauseRoute(canonical(words)) }] : []),
  })
  provide({
    key: 'parties',
    title: 'nav.parties',
    allowed: (me) => me.permissions.includes('party.read'),
    find: async (words) => (await findParties(words, SOME)).map((one) => ({ key: `party ${one.id}`, title: one.name, detail: t(`party.kind.${one.kind}`), to: { name: 'party', params: { id: one.id } } })),
  })
  provide({
    key: 'people',
    title: 'nav.people',
    allowed: (me) => me.permissions.includes('person.read'),
    find: async (words) => (await findAccounts(words, SOME)).map((one) => ({ key: `person ${one.id}`, title: one.name, detail: one.party_name ?? t(`world.${one.world}`), to: { name: 'person', params: { id: one.id } } })),
  })
  provide({
    key: 'pages',
    title: 'search.pages',
    allowed: () => true,
    find: (words) => {
      const hits = entriesFor(useSession().me).map((entry) => ({ key: entry.key, title: t(`nav.${entry.key}`), to: entry.to }))
      return Promise.resolve(hits.filter((hit) => hit.title.toLowerCase().includes(words.toLowerCase())))
    },
  })
}

/** `xc-m-23C` as packs write it: capitals, the letter of a subparagraph small. */
function canonical(words: string): string {
  return words.toUpperCase().replace(/(\d)([A-Z])$/, (_all, digit: string, letter: string) => digit + letter.toLowerCase())
}
