/**
 * Where an id of a clause or a ruling leads. Ids have dots, so they stand in the query: the server takes a path that
 * ends in a dotted name for a file.
 */

import type { RouteLocationRaw } from 'vue-router'

export function clauseRoute(id: string): RouteLocationRaw {
  return { name: 'clause', query: { id } }
}

export function rulingRoute(key: string, pack?: string): RouteLocationRaw {
  return { name: 'ruling', query: pack === undefined ? { key } : { pack, key } }
}
