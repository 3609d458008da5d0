/** Work orders to providers, and what is to be entered into another platform. */

import { body, client, type components, downloadMade } from '@/api'
import type { ListQuery } from '@/patterns/list'
import { t } from '@/i18n'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type OrderRow = Schemas['WorkOrderRowJson']
export type Order = Schemas['WorkOrderJson']
export type Operation = Schemas['OrderOperationJson']
export type Entry = Schemas['PlatformEntryJson']

export type OnTimeRow = Schemas['OnTimeRowJson']
const asked = (state: string | undefined, query: ListQuery) => ({ limit: query.limit, after: query.after, state: query.filters.state ?? state })
const narrowed = ({ filters }: ListQuery) => ({ provider_id: filters.provider ? Number(filters.provider) : undefined, due_from: filters.due_from, due_until: filters.due_until, time: filters.time })
export const TIMES = ['in', 'late', 'open_late'] as const
export const listOrders = (query: ListQuery) => body(client.GET('/api/v1/work-orders', { params: { query: { ...asked(undefined, query), ...narrowed(query) } } }))
/** How many of the orders that were due in a time were done in it, by provider. */
export const ordersOnTime = (due_from?: string, due_until?: string) => body(client.GET('/api/v1/work-orders/on-time', { params: { query: { due_from, due_until } } }))
export const exportOnTime = (due_from?: string, due_until?: string): Promise<void> => downloadMade('/api/v1/work-orders/on-time/exports', { due_from, due_until }, 'on-time.xlsx')
export const getOrder = (id: number): Promise<Order> => body(client.GET('/api/v1/work-orders/{id}', { params: { path: { id } } })) as Promise<unknown> as Promise<Order>
export const receiveOrder = (id: number): Promise<Order> => body(client.POST('/api/v1/work-orders/{id}/receipt', { params: { path: { id } } })) as Promise<unknown> as Promise<Order>
export const exportOrders = (query: ListQuery): Promise<void> => downloadMade('/api/v1/work-orders/exports', { state: query.filters.state, ...narrowed(query) }, 'work-orders.xlsx')
export const listEntries = (query: ListQuery) => body(client.GET('/api/v1/platform-entries', { params: { query: asked(undefined, query) } }))
export const exportEntries = (query: ListQuery): Promise<void> => downloadMade('/api/v1/platform-entries/exports', { state: query.filters.state }, 'platform-entries.xlsx')

export function orderTone(row: Pick<OrderRow, 'state' | 'on_time'>): Tone {
  if (row.state === 'done') return row.on_time === false ? 'warn' : 'good'
  if (row.state === 'open' || row.state === 'received') return row.on_time === false ? 'bad' : 'wait'
  return 'off'
}

/** `按时`, `超时办结`, `已超时`: as far as it can be told. */
export function timeWords(row: Pick<OrderRow, 'state' | 'on_time'>): string {
  if (row.on_time === null || row.on_time === undefined) return ''
  const closed = row.state === 'done'
  return t(`order.time.${closed ? 'done' : 'open'}_${row.on_time ? 'in' : 'late'}`)
}

/** What an operation is about, in a line. */
export function operationWords(one: Operation): string {
  const traits = ['name', 'architecture', 'specification', 'region', 'address', 'system'].map((key) => one.traits[key]).filter(Boolean)
  return [one.resource, ...traits].filter(Boolean).join('，')
}
