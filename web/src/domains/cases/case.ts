/** Cases, tasks, kinds of work: their words and every call about them. */

import type { InjectionKey, Ref } from 'vue'
import { body, client, type components, CreationKey, download, downloadMade, ifMatch, multipart, versioned } from '@/api'
import { packsNow, type Pack } from '@/domains/packs/pack'
import { t, tOr } from '@/i18n'
import { tableInstant } from '@/shared/time'
import type { ListQuery, ViewKeeper } from '@/patterns/list'
import type { Happening, Tone } from '@/ui'
import type { Field, Form } from './form'

type Schemas = components['schemas']
export type CaseRow = Schemas['CaseRowJson']
export type Kind = Schemas['CaseKindJson']
export type Step = Schemas['CaseStepJson']
export type CaseEvent = Schemas['CaseEventJson']
export type CaseFile = Schemas['CaseFileJson']
export type CasePaper = Schemas['CasePaperJson']
export type Waiting = Schemas['WorkbenchTaskJson']
export type CaseTask = Omit<Schemas['CaseTaskJson'], 'due_basis'> & { due_basis?: DueBasis | null }
/** A case; what the description of the interface leaves open is named here. */
export type Case = Omit<Schemas['CaseJson'], 'schema' | 'form' | 'asked' | 'tasks'> & { schema: Field; form: Form; asked?: Form | null; tasks: CaseTask[] }

/** How a due date was found. */
export interface DueBasis {
  key?: string | null
  from: string
  limit: string
  due_on: string
  due_at: string
  provisional: boolean
  skipped: readonly { date: string; why: string }[]
  rolled_from?: string | null
  clauses: readonly string[]
  at: string
  rulings: readonly string[]
  /** Times that the clock left out; `until` is empty while one goes on. */
  gaps?: readonly { kind: string; from: string; until?: string | null; why: string }[]
  /** The field of the form that it counts from, or that says when it is due. */
  field?: string
  /** The limit of urgent cases. */
  urgent?: boolean
  /** The clock stands still, and nobody knows until when. */
  suspended?: boolean
}

export const STATES = ['running', 'ended', 'draft'] as const
export const OUTCOMES = ['done', 'rejected', 'withdrawn', 'merged'] as const
/** Ways by which a case comes in. */
export const CHANNELS = ['portal', 'telephone', 'counter', 'mail'] as const
/** What the server takes as an attachment. */
export const FILE_ENDINGS = '.pdf,.ofd,.docx,.xlsx,.wps,.et,.doc,.xls,.png,.jpg,.jpeg,.txt,.csv,.zip'
export const LARGEST_FILE = 50 * 1024 * 1024

export function stateTone(one: Pick<CaseRow, 'state' | 'outcome'>): Tone {
  if (one.state === 'draft') return 'draft'
  if (one.state === 'running') return 'wait'
  return ({ done: 'good', rejected: 'bad', withdrawn: 'off' } as const)[one.outcome as 'done'] ?? 'off'
}

/** `办理中`, `已办结`, `未通过`. */
export function stateWords(one: Pick<CaseRow, 'state' | 'outcome'>): string {
  return one.state === 'ended' && one.outcome ? tOr(`case_outcome.${one.outcome}`, one.outcome) : tOr(`case_state.${one.state}`, one.state)
}

export const partWords = (part: string): string => tOr(`case_part.${part}`, part)

/** Packs that this platform uses, which is where kinds of work come from. */
export const casePacks = async (): Promise<Pack[]> => (await packsNow()).filter((pack) => pack.in_use)

export const kindsOf = (pack: string) => body(client.GET('/api/v1/case-kinds', { params: { query: { pack } } }))
export const getKind = (pack: string, kind: string) => body(client.GET('/api/v1/case-kinds/{pack}/{kind}', { params: { path: { pack, kind } } }))

export function listCases(state: string | undefined, { limit, after, q, filters }: ListQuery) {
  return body(client.GET('/api/v1/cases', { params: { query: { limit, after, q, state, ...filtered(filters) } } }))
}

/** Filters of the list as the server takes them. */
function filtered({ kind, own, outcome, unit, from, until, channel, category, pack }: ListQuery['filters']) {
  const unit_id = unit !== undefined && /^\d+$/.test(unit) ? Number(unit) : undefined
  return { kind, own: own === 'yes' ? true : undefined, outcome, unit_id, from, until, channel, category, pack }
}

/** Views of a list that the server keeps: a person's own, and those that their unit shares. */
export const viewsOf = (list: string): ViewKeeper => ({
  load: async () => (await body(client.GET('/api/v1/me/list-views', { params: { query: { list } } }))).map(({ id, name, query, is_shared, owner_name }) => ({ id, name, query, isShared: is_shared, sharedBy: owner_name ?? undefined })),
  save: async ({ name, query, isShared }) => {
    await client.POST('/api/v1/me/list-views', { body: { list, name, query, is_shared: isShared ?? false } })
  },
  drop: async ({ id }) => {
    if (id !== undefined) await client.DELETE('/api/v1/me/list-views/{id}', { params: { path: { id } } })
  },
})

/** Exactly what the list shows, as a workbook. */
export const exportCases = (state: string | undefined, { q, filters }: ListQuery): Promise<void> => downloadMade('/api/v1/cases/exports', { q, state, ...filtered(filters) }, 'cases.xlsx')

/** A few cases by words, for the search box. */
export const findCases = async (q: string, limit: number): Promise<CaseRow[]> => (await body(client.GET('/api/v1/cases', { params: { query: { q, limit } } }))).items

type Answered = Promise<{ data?: unknown; response: Response }>
const asCase = (answer: Answered): Promise<Case> => body(answer) as Promise<Case>
const version = (one: Pick<Case, 'version'>) => ifMatch(`"${one.version}"`)

export const getCase = async (id: number): Promise<Case> => (await versioned(client.GET('/api/v1/cases/{id}', { params: { path: { id } } }))).record as unknown as Case
export const beginCase = (pack: string, kind: string, key: CreationKey) => body(client.POST('/api/v1/cases', { params: { header: key.header() }, body: { pack, kind, form: {} } }))
export const keepDraft = (one: Pick<Case, 'id' | 'version'>, form: Form, is_urgent: boolean) => asCase(client.PUT('/api/v1/cases/{id}', { params: { path: { id: one.id }, header: version(one) }, body: { form: form as never, is_urgent } }))
export const sendCase = (one: Pick<Case, 'id' | 'version'>) => asCase(client.POST('/api/v1/cases/{id}/send', { params: { path: { id: one.id }, header: version(one) } }))
export const withdrawCase = (id: number, said: string) => asCase(client.POST('/api/v1/cases/{id}/withdraw', { params: { path: { id } }, body: { said } }))
/** Says something to all who see the case; those who are mentioned are told. */
export const commentOn = (id: number, said: string, mentions: number[] = []) => asCase(client.POST('/api/v1/cases/{id}/comments', { params: { path: { id } }, body: { said, mentions } }))
/** People whom a comment may mention. */
export const mentionable = (id: number) => body(client.GET('/api/v1/cases/{id}/mentionable', { params: { path: { id } } }))

export async function discardCase(one: Pick<Case, 'id' | 'version'>): Promise<void> {
  await client.DELETE('/api/v1/cases/{id}', { params: { path: { id: one.id }, header: version(one) } })
}

/** Adds a file; `field` is the paper that it is. */
export const attachFile = (id: number, file: File, field?: string) => asCase(client.POST('/api/v1/cases/{id}/files', { params: { path: { id } }, body: multipart(field ? { file, field } : { file }) as never }))
export const detachFile = (id: number, file: number) => asCase(client.DELETE('/api/v1/cases/{id}/files/{file}', { params: { path: { id, file } } }))
export const fetchFile = (id: number, file: CaseFile): Promise<void> => download(`/api/v1/cases/${id}/files/${file.id}`, {}, file.name)

export async function waitingTasks(limit: number): Promise<Waiting[]> {
  return (await body(client.GET('/api/v1/tasks', { params: { query: { limit } } }))).items
}

export const completeTask = (id: number, outcome: string, said: string, form?: Form) => asCase(client.POST('/api/v1/tasks/{id}/complete', { params: { path: { id } }, body: { outcome, said: said || undefined, form: form as never } }))
export const returnTask = (id: number, to: string, said: string) => asCase(client.POST('/api/v1/tasks/{id}/return', { params: { path: { id } }, body: { to, said } }))
export const rejectTask = (id: number, said: string) => asCase(client.POST('/api/v1/tasks/{id}/reject', { params: { path: { id } }, body: { said } }))
export const claimTask = (id: number) => asCase(client.POST('/api/v1/tasks/{id}/claim', { params: { path: { id } } }))
export const releaseTask = (id: number) => asCase(client.POST('/api/v1/tasks/{id}/release', { params: { path: { id } } }))
export const assignTask = (id: number, account_id: number, said: string) => asCase(client.POST('/api/v1/tasks/{id}/assign', { params: { path: { id } }, body: { account_id, said: said || undefined } }))

export const askReview = (id: number, account_id: number, said: string) => asCase(client.POST('/api/v1/tasks/{id}/review', { params: { path: { id } }, body: { account_id, said: said || undefined } }))
export const askUrgency = (id: number, said: string) => asCase(client.POST('/api/v1/cases/{id}/urgency', { params: { path: { id } }, body: { said } }))
export const decideUrgency = (id: number, granted: boolean, said: string) => asCase(client.POST('/api/v1/cases/{id}/urgency/decision', { params: { path: { id } }, body: { granted, said: said || undefined } }))
/** Requests for urgency that wait for this person. */
export const urgencyRequests = () => body(client.GET('/api/v1/cases/urgency-requests'))

export type Together = Schemas['TaskAnswerJson']
/** Completes tasks of several cases with one word; of each it is said whether it was done. */
export const completeTogether = (tasks: number[], outcome: string, said: string): Promise<Together[]> => body(client.POST('/api/v1/tasks/complete', { body: { tasks, outcome, said: said || undefined } }))

export const standIn = (id: number) => asCase(client.POST('/api/v1/tasks/{id}/stand-in', { params: { path: { id } } }))

export type Colleague = Schemas['CaseColleagueJson']
/** Those to whom a task may be passed on, and those who may be heard before it. */
export const taskPeople = (id: number) => body(client.GET('/api/v1/tasks/{id}/people', { params: { path: { id } } }))

/** What a form picks from; whoever fills it in chooses among parties that they do not otherwise see. */
export type Pickable = Schemas['CasePartyJson']

/** Parties of these kinds by words; of any kind when none is named. */
export const pickable = (kinds: readonly string[], q: string, limit = 20): Promise<Pickable[]> =>
  body(client.GET('/api/v1/cases/parties', { params: { query: { kinds: kinds.join(',') || undefined, q: q || undefined, limit } } }))

/** All parties of these kinds. */
export const allPickable = (kinds: readonly string[]): Promise<Pickable[]> => pickable(kinds, '', 2_000)

export type CaseLink = Schemas['CaseLinkJson']
/** Links that people make by hand. */
export const LINKS = ['relates_to', 'caused_by'] as const
export const linkWords = (one: Pick<CaseLink, 'kind' | 'is_incoming'>): string => tOr(`case.${one.kind}${one.is_incoming ? '_in' : ''}`, one.kind)
export const linkCase = (id: number, kind: string, number: string) => asCase(client.POST('/api/v1/cases/{id}/links', { params: { path: { id } }, body: { kind, number } }))
export const unlinkCase = (id: number, link: number) => asCase(client.DELETE('/api/v1/cases/{id}/links/{link}', { params: { path: { id, link } } }))
export const mergeCase = (id: number, number: string, said: string) => asCase(client.POST('/api/v1/cases/{id}/merge', { params: { path: { id } }, body: { number, said: said || undefined } }))
export const citeEntry = (id: number, entry_id: number) => asCase(client.POST('/api/v1/cases/{id}/knowledge', { params: { path: { id } }, body: { entry_id } }))
/** The scale, the best first. */
export const SCALE = ['非常满意', '满意', '一般', '不满意'] as const
export const rateCase = (id: number, satisfaction: string, is_solved: boolean, said: string) => asCase(client.POST('/api/v1/cases/{id}/rating', { params: { path: { id } }, body: { satisfaction, is_solved, said: said || undefined } }))
/** Number of the case into which this one was merged. */
export const mergedInto = (one: Pick<Case, 'links'>): string | undefined => one.links.filter((link) => link.kind === 'duplicate_of' && !link.is_incoming).at(-1)?.number

/** The task of filling in the form, which a case begins with and may be returned to. */
export const isFirstTask = (one: Pick<Case, 'tasks'>, task: Pick<CaseTask, 'element'>): boolean => one.tasks[0]?.element === task.element

/** Open tasks that this person can do something with, the first due first. */
export function myTasks(one: Pick<Case, 'tasks'>): CaseTask[] {
  const due = (task: CaseTask): string => task.due_at ?? '9'
  return one.tasks.filter((task) => task.state === 'open' && task.may.length > 0).sort((a, b) => due(a).localeCompare(due(b)))
}

/** Papers that a task needs and nobody attached yet, whatever the word; those of one word say which. */
export function missingPapers(one: Pick<Case, 'papers'>, element: string): CasePaper[] {
  return one.papers.filter((paper) => !paper.is_there && paper.at.includes(element))
}

/** Who has a task, or whose people may take it. */
export function whoWords(task: Pick<CaseTask, 'assignee_name' | 'role_title' | 'party'>): string {
  return task.assignee_name || [task.party?.name, task.role_title].filter(Boolean).join(' · ') || t('case.somebody')
}

const TONES: Record<string, Happening['tone']> = { escalate: 'bad', merge: 'warn', ask_urgency: 'warn', grant_urgency: 'warn', return: 'warn', reject: 'bad', withdraw: 'warn', overdue: 'bad', remind: 'warn', complete: 'good', end: 'good' }

/** Due dates that an act moved, in words: from when to when. */
function dueChanges(due: unknown, act: string): string[] {
  if (!Array.isArray(due)) return []
  const at = (value: unknown): string => (typeof value === 'string' ? tableInstant(value) : t(act === 'force_majeure' ? 'case.suspended' : 'case.no_due'))
  return due.map((one: { task?: string; before?: unknown; after?: unknown }) => t('case.due_moved', { task: one.task ?? '', before: at(one.before), after: at(one.after) }))
}

/** To whom a task went, and why. */
function toldTo(act: string, name: string, detail: Record<string, unknown>): string {
  if (act === 'dispatch') return t('desk.dispatched', { name, roster: String(detail.roster ?? '') })
  if (act === 'escalate') return t('desk.escalated', { name })
  return act === 'assign' ? t('case.passed_to', { name }) : ''
}

/** The timeline, newest first. */
export function happenings(events: readonly CaseEvent[]): Happening[] {
  const told = (one: CaseEvent): string => {
    const detail = one.detail as Record<string, unknown>
    const more = typeof detail.satisfaction === 'string' ? detail.satisfaction : typeof detail.knowledge === 'number' ? String(detail.title ?? '') : typeof detail.to === 'string' ? toldTo(one.act, detail.to, detail) : typeof detail.other === 'string' ? t('case.link_detail', { kind: linkWords({ kind: String(detail.kind), is_incoming: one.act === 'merged' }), number: detail.other }) : one.act === 'tell' && typeof detail.people === 'number' ? t('case.told_people', { n: detail.people, title: String(detail.title ?? '') }) : ''
    return [more, one.said, ...dueChanges(detail.due, one.act)].filter((part) => part !== '').join(' · ')
  }
  return [...events].reverse().map((one) => ({
    id: one.position,
    at: one.at,
    who: one.by ?? t('case.platform'),
    text: one.task_title ? t('case.act_on_task', { act: one.act_title, task: one.task_title }) : one.act_title,
    detail: told(one) || null,
    tone: TONES[one.act] ?? 'plain',
  }))
}

/** For which pack and unit a form is filled in; what it may name depends on them. */
export interface FormPlace {
  pack: string
  unit_id?: number
}
/** Whose projects and resources a form names: the unit's own, or those of the unit that a field names. */
export function holderOf(one: Pick<Case, 'unit' | 'things_field'>, form: Record<string, unknown>): number | undefined {
  if (!one.things_field) return one.unit.id
  const named = form[one.things_field]
  return typeof named === 'number' ? named : undefined
}
export const FORM_PLACE: InjectionKey<Ref<FormPlace | null>> = Symbol('form place')

export type ThingChoice = Schemas['ThingJson']
/** Projects and resources of the unit, or items of the catalog, by words. */
export const thingsOf = (what: string, { pack, unit_id }: FormPlace, q: string): Promise<ThingChoice[]> =>
  body(client.GET('/api/v1/cases/things', { params: { query: { what, pack, unit_id, q: q || undefined } } }))

export type Estimate = Schemas['EstimateJson']
/** What a form would cost, and what quota it would leave. */
export const estimateOf = (kind: string, pack: string, form: Form, case_id?: number): Promise<Estimate> =>
  body(client.POST('/api/v1/cases/estimate', { body: { kind, pack, case_id, form: form as never } }))
