/** Work orders that are carried out in a cloud: plans, their release, and how far they are. */

import { body, client, ifMatch, type components } from '@/api'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type Execution = Schemas['OrderExecutionJson']
export type Plan = Schemas['CloudPlanJson']
export type PlanLine = Schemas['CloudPlanLineJson']
export type PlanStep = Schemas['CloudStepJson']

const of = (id: number) => ({ path: { id } })
export const getExecution = (id: number): Promise<Execution> => body(client.GET('/api/v1/work-orders/{id}/execution', { params: of(id) }))
export const planOrder = (id: number): Promise<Execution> => body(client.POST('/api/v1/work-orders/{id}/execution/plan', { params: of(id) }))
export const haltOrder = (id: number): Promise<Execution> => body(client.POST('/api/v1/work-orders/{id}/execution/halt', { params: of(id) }))
export const releaseOrder = (id: number, version: number): Promise<Execution> =>
  body(client.POST('/api/v1/work-orders/{id}/execution/release', { params: { ...of(id), header: ifMatch(`"${version}"`) } }))

/** Whether something of it still happens by itself. */
export const isUnderWay = (state: string): boolean => state === 'planning' || state === 'released'

const PLAN: Record<string, Tone> = { planning: 'wait', ready: 'note', hindered: 'warn', released: 'wait', done: 'good', stopped: 'bad', failed: 'bad' }
export const planTone = (state: string): Tone => PLAN[state] ?? 'off'
const LINE: Record<string, Tone> = { steps: 'note', nothing: 'off', by_hand: 'wait', hindered: 'warn' }
export const lineTone = (state: string): Tone => LINE[state] ?? 'off'
const STEP: Record<string, Tone> = { waiting: 'off', asked: 'wait', taken: 'wait', done: 'good', failed: 'bad', unsure: 'warn' }
export const stepTone = (state: string): Tone => STEP[state] ?? 'off'
