/** Work in the background and what it delivered: words and calls. */

import { body, client, CreationKey, type components } from '@/api'
import { t } from '@/i18n'
import type { ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

export type Job = components['schemas']['JobJson']
export type Delivery = components['schemas']['DeliveryJson']

export const JOB_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const
export const DELIVERY_STATES = ['waiting', 'sent', 'delivered', 'opened', 'signed', 'failed', 'uncertain'] as const
export const CHANNELS = ['in_app', 'mail', 'sms', 'webhook', 'wecom', 'dingtalk'] as const

const TONES: Record<string, Tone> = { waiting: 'wait', running: 'wait', done: 'good', sent: 'note', delivered: 'good', opened: 'good', signed: 'good', failed: 'bad', uncertain: 'warn', cancelled: 'off' }
export const stateTone = (state: string): Tone => TONES[state] ?? 'off'

/** Minutes of a day around the clock. */
const MINUTES_A_DAY = 24 * 60

/** A limit as the rules write it, in words: `10wd` → `10个工作日`. */
export function limitWords(limit: string): string {
  const [, n, unit] = /^(\d+)(wd|d|month|y|min)$/.exec(limit) ?? []
  // Whole days of minutes run around the clock, and days would read as if they ended at midnight.
  if (unit === 'min' && Number(n) > 0 && Number(n) % MINUTES_A_DAY === 0) return t('delivery.limit_around_the_clock', { n, days: Number(n) / MINUTES_A_DAY })
  return n === undefined ? limit : t('delivery.limit_words', { n, unit: t(`calc.unit_${unit}`) })
}

/** What a job left: how many things it went through, or its own words. */
export function resultWords(result: string | null | undefined): string | null {
  return result && /^\d+$/.test(result) ? t('job.processed', { n: Number(result) }) : (result ?? null)
}

export function listJobs({ limit, after, filters }: ListQuery) {
  return body(client.GET('/api/v1/jobs', { params: { query: { limit, after, state: filters.state, kind: filters.kind } } }))
}

export async function retryJob(id: number): Promise<void> {
  await client.POST('/api/v1/jobs/{id}/retry', { params: { path: { id } } })
}

export type MailIn = components['schemas']['MailJson']
export const MAIL_STATES = ['case', 'comment', 'refused', 'again'] as const
const MAIL_TONES: Record<string, Tone> = { case: 'good', comment: 'good', refused: 'warn', again: 'wait' }
export const mailTone = (state: string): Tone => MAIL_TONES[state] ?? 'off'

export function listMails({ limit, after, filters }: ListQuery) {
  return body(client.GET('/api/v1/mails', { params: { query: { limit, after, state: filters.state } } }))
}

export async function takeMailAgain(id: number): Promise<void> {
  await client.POST('/api/v1/mails/{id}/again', { params: { path: { id } } })
}

export async function cancelJob(id: number): Promise<void> {
  await client.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } })
}

export const getDelivery = (id: number) => body(client.GET('/api/v1/deliveries/{id}', { params: { path: { id } } }))

export const sendNotice = (notice: components['schemas']['NewNoticeJson'], key: CreationKey) => body(client.POST('/api/v1/notices', { params: { header: key.header() }, body: notice }))

export function listDeliveries({ limit, after, filters }: ListQuery) {
  return body(client.GET('/api/v1/deliveries', { params: { query: { limit, after, state: filters.state, channel: filters.channel, batch: filters.batch } } }))
}
