/** What the search box finds from the first day: parties, people, clauses, rulings, pages. */

import { findCases } from '@/domains/cases/case'
import { findInRules, type Article, type Ruling } from '@/domains/packs/pack'
import { findParties } from '@/domains/parties/party'
import { findAccounts } from '@/domains/people/people'
import { t } from '@/i18n'
import { clauseRoute, rulingRoute } from '@/ui'
import { entriesFor } from './nav'
import { provide } from './search'
import { useSession } from './session'

const SOME = 6
/** One letter is in half of all sentences. */
const SHORTEST = 2
const CLAUSE = /^[A-Z]{2}-[A-Z0-9][A-Z0-9.-]*(\(\d+\))?[a-z]?$/i

export function provideSearch(): void {
  provide({
    key: 'parties',
    title: 'nav.parties',
    allowed: (me) => me.permissions.includes('party.read'),
    find: async (words) => (await findParties(words, SOME)).map((one) => ({ key: `party ${one.id}`, title: one.name, detail: t(`party.kind.${one.kind}`), to: { name: 'party', params: { id: one.id } } })),
  })
  provide({
    key: 'cases',
    title: 'nav.cases',
    allowed: (me) => me.permissions.includes('case.read'),
    find: async (words) => (words.length < SHORTEST ? [] : await findCases(words, SOME)).map((one) => ({ key: `case ${one.id}`, title: one.headline || one.kind_title, detail: [one.number ?? t('case_state.draft'), one.unit.name].join(' · '), to: { name: 'case', params: { id: one.id } } })),
  })
  provide({
    key: 'people',
    title: 'search.people',
    allowed: (me) => me.permissions.includes('person.read'),
    find: async (words) => (await findAccounts(words, SOME)).map((one) => ({ key: `person ${one.id}`, title: one.name, detail: one.party_name ?? t(`world.${one.world}`), to: { name: 'person', params: { id: one.id } } })),
  })
  provide({
    key: 'clauses',
    title: 'search.clauses',
    allowed: (me) => me.permissions.includes('pack.read'),
    find: async (words) => {
      if (CLAUSE.test(words)) return [{ key: words, title: canonical(words), detail: t('search.open_clause'), to: clauseRoute(canonical(words)) }]
      const found = await rules(words)
      return found.articles.map((one) => ({ key: one.id, title: one.gist, detail: `${one.id} · ${one.place}`, to: clauseRoute(one.id) }))
    },
  })
  provide({
    key: 'rulings',
    title: 'packs.tab_rulings',
    allowed: (me) => me.permissions.includes('pack.read'),
    find: async (words) => {
      const found = await rules(words)
      return found.rulings.map((one) => ({ key: one.key, title: one.question, detail: one.id, to: rulingRoute(one.key, found.pack) }))
    },
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

async function rules(words: string): Promise<{ pack: string; articles: Article[]; rulings: Ruling[] }> {
  const found = words.length < SHORTEST ? null : await findInRules(words, SOME)
  return found ?? { pack: '', articles: [], rulings: [] }
}

/** `xc-m-23C` as packs write it: capitals, the letter of a subparagraph small. */
function canonical(words: string): string {
  return words.toUpperCase().replace(/(\d)([A-Z])$/, (_all, digit: string, letter: string) => digit + letter.toLowerCase())
}
