/** A city at work: the forms and processes that are shipped, and cases as the server gives them. */

import { readFileSync } from 'node:fs'
import type { Case, CaseTask, DueBasis } from '@/domains/cases/case'
import type { Field } from '@/domains/cases/form'

const kind = (name: string, file: string): string => readFileSync(`../policies/xuchang/cases/${name}/${file}`, 'utf8')
export const formOf = (name: string): Field => JSON.parse(kind(name, 'form.schema.json')) as Field
export const processOf = (name: string): string => kind(name, 'process.bpmn')

export const basis: DueBasis = {
  key: 'req.netpolicy',
  from: '2026-09-30T10:00:00+08:00',
  limit: '1wd',
  due_on: '2026-10-09',
  due_at: '2026-10-10T00:00:00+08:00',
  provisional: false,
  skipped: Array.from({ length: 8 }, (_, at) => ({ date: `2026-10-0${at + 1}`, why: '国庆节' })),
  rolled_from: null,
  clauses: ['XC-M-14'],
  at: '2026-09-30',
  rulings: ['deadline.first_day=next'],
}

export function task(more: Partial<CaseTask> = {}): CaseTask {
  return {
    id: 15, number: 3, element: 'provide', title: '云服务商办理', role: 'provider_engineer', role_title: '云服务商工程师', party: { id: 21, name: '示例云甲' }, assignee_name: null, state: 'open', outcome: null, outcome_title: null,
    opened_at: '2026-09-30T10:00:00+08:00', due_at: basis.due_at, due_basis: basis, is_late: false, closer_name: null, closed_at: null, outcomes: [{ outcome: 'done', title: '办结' }],
    returns_to: [{ element: 'review', title: '主管部门审核' }, { element: 'fill', title: '填写申请' }], fills: ['done_at', 'done_note'], is_review: false, may: ['complete', 'claim', 'assign', 'return'], ...more,
  }
}

export const filled = task({ id: 11, number: 1, element: 'fill', title: '填写申请', role: null, role_title: null, party: null, state: 'done', outcome: 'send', opened_at: '2026-09-29T09:00:00+08:00', closed_at: '2026-09-29T09:00:00+08:00', due_at: null, due_basis: null, may: [] })

export function record(more: Partial<Case> = {}): Case {
  return {
    id: 1, pack: 'xuchang', kind: 'network-policy', kind_title: '网络策略开通/关闭', number: '网策〔2026〕0001号', headline: '开通网络策略：教育平台', unit: { id: 31, name: '示例市教育局' }, opener_name: '喻演例', state: 'running', outcome: null, is_urgent: false,
    created_at: '2026-09-29T08:00:00+08:00', sent_at: '2026-09-29T09:00:00+08:00', ended_at: null, rules_digest: 'abcdef0123456789', schema: formOf('network-policy'), form: { system_name: '教育平台', provider_id: 21, action: '开通' }, asked: null,
    clauses: ['XC-M-14'], parts: [{ part: 'provider', party: { id: 21, name: '示例云甲' } }], names: { 21: '示例云甲' }, tasks: [filled, task()], timeline: [], files: [], papers: [], documents: [], issuable: [], process: processOf('network-policy'), active: ['provide'], may: ['comment', 'attach'], version: 4, ...more,
  }
}
