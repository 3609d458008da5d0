/** The classification of the service desk: a tree by paths, which a form holds. */

import { body, client, type components } from '@/api'

export type Category = components['schemas']['DeskCategoryJson']
export type Tree = components['schemas']['DeskTreeJson']

const trees = new Map<string, Promise<Tree>>()

/** The classification of a pack, asked for once. */
export function treeOf(pack: string): Promise<Tree> {
  const known = trees.get(pack)
  if (known !== undefined) return known
  const asked = body(client.GET('/api/v1/desk/categories', { params: { query: { pack } } }))
  trees.set(pack, asked)
  asked.catch(() => trees.delete(pack))
  return asked
}

/** Those above a category and itself, the highest first. */
export function lineOf(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

/** What is offered, level by level, as far as something is chosen. */
export function levelsOf(all: readonly Category[], path: string): Category[][] {
  const below = (parent: string | null): Category[] => all.filter((one) => (one.parent ?? null) === parent)
  return [below(null), ...lineOf(path).map(below)].filter((level) => level.length > 0)
}
