/** Packs of rules: their words and every call about them. */

import { body, client, CreationKey, everything, rowsOf, type components } from '@/api'
import { readStored, writeStored } from '@/patterns/stored'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type Pack = Schemas['PackJson']
export type Article = Schemas['ArticleJson']
export type Clause = Schemas['ClauseJson']
export type Parameter = Schemas['ParameterJson']
export type Version = Schemas['ParameterVersionJson']
export type Ruling = Schemas['RulingJson']
export type Coverage = Schemas['PackCoverageJson']

export const STATES = ['encoded', 'not_computable', 'out_of_scope', 'missing'] as const
export const NATURES = ['silent', 'open_border', 'duplicate', 'contradiction', 'damaged', 'date_conflict', 'name_variant', 'superseded', 'typo'] as const

export function stateTone(state: string): Tone {
  return ({ encoded: 'good', not_computable: 'note', out_of_scope: 'off', missing: 'bad' } as const)[state as 'encoded'] ?? 'off'
}

export function packTone(status: string): Tone {
  return ({ in_force: 'good', trial: 'wait', draft: 'draft' } as const)[status as 'draft'] ?? 'off'
}

const STANDING = ['in_force', 'trial', 'draft']

/** Cities before what they build on, and what is in force before what is not. */
function inOrder(all: Pack[]): Pack[] {
  const rank = (pack: Pack): number => (pack.based_on.length === 0 ? 10 : 0) + STANDING.indexOf(pack.status)
  return [...all].sort((a, b) => rank(a) - rank(b))
}

/** All packs as they are now: which of them are in use is a setting. */
export const packsNow = async (): Promise<Pack[]> => inOrder(rowsOf(await body(client.GET('/api/v1/packs'))))

let packs: Promise<Pack[]> | null = null

/** All packs; asked for once, because they change only with the program. */
export function allPacks(): Promise<Pack[]> {
  packs ??= packsNow()
  packs.catch(() => (packs = null))
  return packs
}

/** The pack that an id of a clause belongs to, by its prefix: `XC-M-12` → `xuchang`. */
export async function packOfClause(id: string): Promise<Pack | null> {
  const all = await allPacks()
  return all.find((pack) => id.startsWith(`${pack.prefix}-`)) ?? null
}

/** The pack to begin with: the one that this person used last, else the first that this platform uses. */
export async function cityPack(): Promise<Pack | null> {
  const all = await allPacks()
  const cities = all.filter((pack) => pack.based_on.length > 0)
  const last = readStored<string>('pack')
  return cities.find((pack) => pack.id === last) ?? cities.find((pack) => pack.in_use) ?? cities[0] ?? all[0] ?? null
}

export function rememberPack(id: string): void {
  writeStored('pack', id)
}

const remembered = new Map<string, Promise<unknown>>()

/** Asks once for what a hint needs many times. */
function once<T>(key: string, load: () => Promise<T>): Promise<T> {
  const known = remembered.get(key) as Promise<T> | undefined
  if (known !== undefined) return known
  const asked = load()
  remembered.set(key, asked)
  asked.catch(() => remembered.delete(key))
  return asked
}

/** Place and gist of a clause, for a hint. */
export async function clauseGist(id: string): Promise<string | null> {
  const pack = await packOfClause(id)
  if (pack === null) return null
  const article = (await once(`articles ${pack.id}`, () => articlesOf(pack.id))).find((one) => one.id === id)
  return article === undefined ? null : `${article.place}：${article.gist}`
}

/** The question of a ruling and the words of a reading. */
export async function rulingHint(key: string, reading: string, pack?: string): Promise<{ question: string; says: string } | null> {
  const id = pack ?? (await cityPack())?.id
  if (id === undefined) return null
  const ruling = (await once(`rulings ${id}`, () => rulingsOf(id))).find((one) => one.key === key)
  return ruling === undefined ? null : { question: ruling.question, says: readingWords(ruling, reading) }
}

/** Clauses and rulings of the city whose words say what is looked for. */
export async function findInRules(words: string, most: number): Promise<{ pack: string; articles: Article[]; rulings: Ruling[] } | null> {
  const pack = (await cityPack())?.id
  if (pack === undefined) return null
  const asked = words.toLowerCase()
  const says = (...texts: string[]): boolean => texts.some((text) => text.toLowerCase().includes(asked))
  const [articles, rulings] = await Promise.all([once(`articles ${pack}`, () => articlesOf(pack)), once(`rulings ${pack}`, () => rulingsOf(pack))])
  return {
    pack,
    articles: articles.filter((one) => says(one.id, one.place, one.gist)).slice(0, most),
    rulings: rulings.filter((one) => says(one.id, one.key, one.question, readingWords(one, one.chosen))).slice(0, most),
  }
}

export const getPack = (pack: string) => body(client.GET('/api/v1/packs/{pack}', { params: { path: { pack } } }))
export const coverageOf = (pack: string) => body(client.GET('/api/v1/packs/{pack}/coverage', { params: { path: { pack } } }))
export const documentsOf = async (pack: string) => rowsOf(await body(client.GET('/api/v1/packs/{pack}/documents', { params: { path: { pack } } })))
/** All articles of a pack: some hundreds, so the page filters them itself. */
export const articlesOf = (pack: string) => everything<Article>((after) => body(client.GET('/api/v1/packs/{pack}/articles', { params: { path: { pack }, query: { after, limit: 200 } } })))
export const clauseOf = (pack: string, id: string) => body(client.GET('/api/v1/packs/{pack}/clauses/{id}', { params: { path: { pack, id } } }))
export const parametersOf = async (pack: string) => rowsOf(await body(client.GET('/api/v1/packs/{pack}/parameters', { params: { path: { pack } } })))
export const rulingsOf = async (pack: string) => rowsOf(await body(client.GET('/api/v1/packs/{pack}/rulings', { params: { path: { pack } } })))

export function effectOf(pack: string, key: string, reading: string, from: string) {
  return body(client.POST('/api/v1/packs/{pack}/rulings/{key}/effect', { params: { path: { pack, key } }, body: { reading, from } }))
}

export function proposeChoice(pack: string, ruling: string, choice: Schemas['RulingChoiceInJson'], key: CreationKey) {
  return body(client.POST('/api/v1/packs/{pack}/rulings/{key}/choices', { params: { path: { pack, key: ruling }, header: key.header() }, body: choice }))
}

/** The version of a parameter that holds on a day; `null` where there is none. */
export function versionOn(parameter: Parameter, day: string): Version | null {
  return parameter.versions.find((one) => one.from <= day && (!one.until || day < one.until)) ?? null
}

/** A value in words with its unit. */
export const valueWords = (value: Pick<Version, 'value' | 'unit'>): string => (value.unit ? `${value.value} ${value.unit}` : value.value)

/** The words of a reading; an open ruling may hold a value that no reading lists. */
export function readingWords(ruling: Pick<Ruling, 'readings'>, key: string): string {
  return ruling.readings.find((one) => one.key === key)?.says ?? key
}
