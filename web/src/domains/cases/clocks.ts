/** Force majeure, and due dates counted again: every call about them. */

import { body, client, type components, CreationKey } from '@/api'
import { casePacks } from './case'
import { parametersOf } from '@/domains/packs/pack'

export type Force = components['schemas']['ForceJson']
export type ForceIn = components['schemas']['ForceInJson']
export type Difference = components['schemas']['DueDifferenceJson']
/** A task or a timer, in one word. */
export const keyOf = (one: { task?: number | null; timer?: { case_id: number; timer: number } | null }): string => (one.timer ? `${one.timer.case_id}:${one.timer.timer}` : String(one.task))
export const keyOfDifference = (one: Difference): string => keyOf({ task: one.task_id, timer: typeof one.timer !== 'number' ? null : { case_id: one.case_id, timer: one.timer } })
/** Every limit. */
export const ALL = '*'

export const forces = () => body(client.GET('/api/v1/force-majeure'))
export const declareForce = (given: ForceIn, key: CreationKey) => body(client.POST('/api/v1/force-majeure', { params: { header: key.header() }, body: given }))
export const endForce = (id: number, until_at: string, reason: string, key: CreationKey) => body(client.POST('/api/v1/force-majeure/{id}/end', { params: { path: { id }, header: key.header() }, body: { until_at, reason } }))

export const differences = (after?: string) => body(client.GET('/api/v1/cases/due-differences', { params: { query: { after } } }))
export function applyDifferences(chosen: Difference[], reason: string) {
  const tasks = chosen.flatMap((one) => (typeof one.task_id !== 'number' ? [] : [one.task_id]))
  const timers = chosen.flatMap((one) => (typeof one.timer !== 'number' ? [] : [{ case_id: one.case_id, timer: one.timer }]))
  return body(client.POST('/api/v1/cases/due-differences/apply', { body: { tasks, timers, reason } }))
}

/** Limits of the packs in use by pack: key and name. */
export async function limitsInUse(): Promise<{ pack: string; title: string; limits: { value: string; label: string }[] }[]> {
  const packs = await casePacks()
  return Promise.all(packs.map(async (pack) => {
    const all = (await parametersOf(pack.id)).filter((one) => one.key.startsWith('deadlines.'))
    return { pack: pack.id, title: pack.title, limits: all.map((one) => ({ value: one.key.slice('deadlines.'.length), label: `${one.name}（${(one.versions.at(-1)?.value ?? '').split(/[；;]/)[0]}）` })) }
  }))
}
