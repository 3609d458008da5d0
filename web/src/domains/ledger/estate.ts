/** What is leased, added up: its words and every call about it. */

import type { RouteLocationRaw } from 'vue-router'
import { body, client, type components } from '@/api'

type Schemas = components['schemas']
export type Estate = Schemas['EstateJson']
export type Group = Schemas['EstateGroupJson']
export type Growth = Schemas['GrowthJson']

export const BY = ['unit', 'project', 'provider', 'item', 'architecture', 'region'] as const
export type By = (typeof BY)[number]

export const estateOf = (pack: string, by: By) => body(client.GET('/api/v1/estate', { params: { query: { pack, by } } }))
export const growthOf = (pack: string, item?: string) => body(client.GET('/api/v1/estate/growth', { params: { query: { pack, item: item || undefined } } }))

/** The list with the rows of a group. */
export function rowsOf(by: By, key: string): RouteLocationRaw | null {
  return key === '' ? null : { name: 'resources', query: { [by]: key, life: 'formal' } }
}

/** Shares of the largest, whole per cent, for bars. */
export function shares(values: readonly number[]): number[] {
  const most = Math.max(0, ...values)
  return values.map((value) => (most === 0 ? 0 : Math.round((value * 100) / most)))
}

/** An amount for comparing, in fen; no amount is none. */
export const fen = (amount: string | null | undefined): number => (amount ? Number(amount.replace('.', '')) : 0)
