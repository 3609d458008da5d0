/** Where an id of a clause leads. The pack is found by the server from the id's prefix. */

import type { RouteLocationRaw } from 'vue-router'

export function clauseRoute(id: string): RouteLocationRaw {
  return { name: 'clause', params: { id } }
}

export function rulingRoute(key: string, pack?: string): RouteLocationRaw {
  return { name: 'ruling', params: { key }, query: pack === undefined ? {} : { pack } }
}
