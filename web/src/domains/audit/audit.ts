/** The audit trail: its words and every call about it. */

import { body, client, downloadMade, type components } from '@/api'
import { t, tOr } from '@/i18n'
import type { ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

export type Entry = components['schemas']['AuditEntryJson']

export const OUTCOMES = ['done', 'refused', 'failed'] as const
export const outcomeTone = (outcome: string): Tone => ({ done: 'good', refused: 'warn', failed: 'bad' } as const)[outcome as 'done'] ?? 'off'
/** Every act that the trail can hold, for the filter; a test compares them with their words. */
export const ACTS = [
  'access.review', 'access_review.export', 'account.change', 'account.contact', 'account.disable', 'account.enable', 'account.make',
  'account.password', 'account.reset', 'account.unlock', 'answers.forget', 'audit.checkpoint', 'audit.export', 'audit.open', 'audit.search',
  'audit.verify', 'bootstrap.open', 'bootstrap.take', 'calculation.delete', 'calculation.expire', 'calculation.run', 'case.ask_urgency',
  'case.attach', 'case.begin', 'case.comment', 'case.decide_urgency', 'case.detach', 'case.discard', 'case.edit', 'case.estimate', 'case.export',
  'case.link', 'case.merge', 'case.move', 'case.rate', 'case.recount', 'case.send', 'case.timer', 'case.unlink', 'case.withdraw', 'catalog.adopt',
  'catalog.try', 'delegation.end', 'delegation.make', 'delivery.send', 'demo.make', 'design.begin', 'design.deploy', 'design.discard', 'design.edit',
  'design.test_run', 'desk.export', 'desk.take', 'directory.check', 'document.compare', 'document.export', 'document.issue', 'document.make',
  'document.sign', 'duty.add', 'duty.remove', 'emergency.account_make', 'emergency.account_reset', 'emergency.grant_make', 'entry.export',
  'force.declare', 'force.end', 'grant.make', 'grant.revoke', 'job.cancel', 'job.retry', 'job.run', 'jobs.forget', 'knowledge.edit',
  'knowledge.publish', 'knowledge.retire', 'knowledge.use', 'knowledge.write', 'lease.end', 'lease.promote', 'lease.start', 'ledger.correct',
  'ledger.export', 'ledger.import', 'mail.again', 'mail.refuse', 'mail.take', 'notice.choose', 'notice.open', 'notice.received', 'notice.send',
  'notice.sent', 'notice.sign', 'opening.confirm', 'opening.export', 'opening.make', 'opening.remark', 'opening.withdraw', 'order.ended',
  'order.export', 'order.halt', 'order.plan', 'order.planned', 'order.release', 'order.step', 'party.alias.add', 'party.alias.remove', 'party.close',
  'party.create', 'party.edit', 'party.export',
  'party.import.check', 'party.import.commit', 'party.payer.record', 'party.reopen', 'project.create', 'project.edit', 'proposal.confirm',
  'proposal.make', 'proposal.reject', 'proposal.withdraw', 'quota.grant', 'quota.release', 'quota.reserve', 'reconciliation.ask',
  'reconciliation.assign', 'reconciliation.export', 'reconciliation.link', 'reconciliation.map', 'reconciliation.run', 'reconciliation.settle',
  'reconciliation.unlink', 'request.refuse', 'resource.reclaim', 'resource.resize', 'resource.resume', 'resource.stop', 'role.change', 'role.make', 'role.retire', 'ruling.choose',
  'ruling.try', 'session.confirm', 'session.end', 'session.end_directory', 'session.end_others', 'setting.edit', 'setting.test', 'sign_in.ldap',
  'sign_in.oidc', 'sign_in.password', 'sign_in.totp', 'system.answer', 'system.create', 'system.edit', 'system.export', 'system.paper', 'system.warn', 'task.assign', 'task.claim', 'task.complete', 'task.reject',
  'task.release', 'task.return', 'task.review', 'task.stand_in', 'template.end', 'template.upload', 'tickets.forget', 'token.make', 'token.revoke',
  'totp.begin', 'totp.recovery_codes', 'totp.remove', 'totp.set', 'upload.begin', 'upload.discard', 'upload.forget', 'upload.part', 'view.drop', 'view.save',
] as const
export const OBJECTS = ['access_review', 'account', 'audit', 'bootstrap', 'calculation', 'case', 'case_upload', 'checkpoint', 'cloud', 'cloud_project', 'delegation', 'demo', 'design', 'difference', 'directory', 'document_template', 'duty_shift', 'force', 'grant', 'information_system', 'issued_document', 'job', 'knowledge', 'ledger', 'ledger_import', 'list_view', 'mail', 'notice', 'opening', 'pack', 'party', 'party_import', 'project', 'proposal', 'reconciliation', 'resource', 'role', 'route', 'ruling', 'session', 'setting', 'token', 'work_order'] as const

/** An act in words; one that the page does not know keeps its name. */
export const actWords = (action: string): string => tOr(`act.${action.replaceAll('.', '_')}`, action)
/** Who it was: a person with their login, or a job by its name. */
export function whoWords(entry: Pick<Entry, 'name' | 'login'>): string {
  if (entry.login.startsWith('job:')) return t('audit.job', { name: entry.name })
  return entry.name === '' || entry.name === entry.login ? entry.login : `${entry.name}（${entry.login}）`
}

/** A field of the record in words; one that the page does not know keeps its name. */
export const fieldWords = (field: string): string => tOr(`audit_field.${field}`, field)
/** A value as people say it; everything else stands as it is recorded. */
export function valueWords(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null
  if (value === 'true' || value === 'false') return value === 'true' ? t('audit.yes') : t('audit.no')
  return field === 'world' ? tOr(`world.${value}`, value) : value
}

export const objectWords = (entry: Pick<Entry, 'object_kind' | 'object_id'>): string => [tOr(`object.${entry.object_kind}`, entry.object_kind), entry.object_id].filter((part) => part !== '').join(' ')

export function listEntries({ limit, after, filters }: ListQuery) {
  const { from, until, login, action, object_kind, object_id, outcome } = filters
  return body(client.GET('/api/v1/audit/entries', { params: { query: { limit, after, from, until, login, action, object_kind, object_id, outcome } } }))
}

export const listCheckpoints = () => body(client.GET('/api/v1/audit/checkpoints'))
export const verify = () => body(client.GET('/api/v1/audit/verification'))
export const exportTrail = (first: number): Promise<void> => downloadMade('/api/v1/audit/exports', { first }, 'yunheng-audit.jsonl')
