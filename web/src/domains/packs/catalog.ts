/** The service catalog of a city: its words and every call about it. */

import { body, client, CreationKey, type components } from '@/api'

type Schemas = components['schemas']
export type Catalog = Schemas['CatalogJson']
export type Item = Schemas['CatalogItemJson']
export type List = Schemas['CatalogListJson']
export type NewItem = Schemas['CatalogNewItemJson']
export type ListIn = Schemas['CatalogListInJson']
export type Effect = Schemas['CatalogEffectJson']

export const PERS = ['month', 'day', 'year', 'each'] as const
export const ARCHITECTURES = ['x86', 'xinchuang', 'any'] as const
export const METERINGS = ['by_time', 'by_service'] as const

export const catalogOf = (pack: string) => body(client.GET('/api/v1/packs/{pack}/catalog', { params: { path: { pack } } }))
export const listEffect = (pack: string, list: ListIn) => body(client.POST('/api/v1/packs/{pack}/catalog/effect', { params: { path: { pack } }, body: list }))
export const proposeList = (pack: string, list: ListIn, key: CreationKey) =>
  body(client.POST('/api/v1/packs/{pack}/catalog/lists', { params: { path: { pack }, header: key.header() }, body: list }))

/** Whether an item can be leased on a day. */
export const isOffered = (item: Pick<Item, 'from' | 'until'>, day: string): boolean => item.from <= day && (!item.until || day < item.until)

/** Items that hold all the words that are looked for. */
export function matching(items: readonly Item[], words: string): Item[] {
  const wanted = words.toLowerCase().split(/\s+/).filter((word) => word !== '')
  return items.filter((item) => {
    const text = `${item.id} ${item.name} ${item.category} ${item.architecture}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}

/** What was typed, as a list: only prices that were filled in, and items that were added or ended. */
export function contentOf(prices: Record<string, string>, items: readonly NewItem[], ended: readonly string[]): Schemas['CatalogContentJson'] {
  const typed = Object.entries(prices).map(([item, unit_price]) => ({ item, unit_price: unit_price.trim() }))
  return { prices: typed.filter((price) => price.unit_price !== ''), items: [...items], ended: [...ended] }
}

/** Where in a list an entry stands, so that what is said of it finds its field. */
export const placeOf = (content: Schemas['CatalogContentJson'], item: string): string => `content/prices/${content.prices?.findIndex((price) => price.item === item)}`
