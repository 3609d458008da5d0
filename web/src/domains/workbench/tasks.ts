/**
 * What waits for a person, from every part of the platform. A part gives its own with `addSource`; the workbench sorts
 * them by the time that is left.
 */

import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { asProblem, body, client, type Problem } from '@/api'
import { urgencyRequests, waitingTasks } from '@/domains/cases/case'
import { t } from '@/i18n'
import { useSession, type Me } from '@/shell/session'
import { instantMs } from '@/shared/time'

export interface Task {
  key: string
  /** What it is, in one line. */
  title: string
  /** From whom. */
  from?: string
  /** What the person can do. */
  act: string
  to: RouteLocationRaw
  /** First instant that is late; none means no limit. */
  dueAt?: string | null
  workingDays?: number | null
  /** Why so long: the limit and its clause. */
  why?: string
  clauses?: readonly string[]
  urgent?: boolean
  /** The task of a case, with the words with which it may be completed together with others. */
  batch?: { task: number; outcomes: readonly { outcome: string; title: string }[] }
  since: string
}

type Source = (me: Me) => Promise<Task[]>

const sources: Source[] = [casesToDo, urgenciesToDecide, openProposals, noticesToSign]

/** Adds what waits in another part. */
export function addSource(source: Source): void {
  sources.push(source)
}

export interface Tasks {
  items: ComputedRef<Task[]>
  ready: Ref<boolean>
  problem: ShallowRef<Problem | null>
  reload: () => Promise<void>
}

export function useTasks(): Tasks {
  const session = useSession()
  const all = shallowRef<Task[]>([])
  const ready = ref(false)
  const problem = shallowRef<Problem | null>(null)

  async function reload(): Promise<void> {
    const me = session.me
    if (me === null) return
    try {
      all.value = (await Promise.all(sources.map((source) => source(me)))).flat()
      ready.value = true
      problem.value = null
    } catch (thrown) {
      problem.value = asProblem(thrown)
    }
  }

  void reload()
  return { items: computed(() => byTimeLeft(all.value)), ready, problem, reload }
}

/** Soonest first; what has no limit comes after, oldest first. */
export function byTimeLeft(tasks: readonly Task[]): Task[] {
  const due = (task: Task): number => (task.dueAt ? (instantMs(task.dueAt) ?? Infinity) : Infinity)
  return [...tasks].sort((a, b) => {
    const [x, y] = [due(a), due(b)]
    return x === y ? a.since.localeCompare(b.since) : x - y
  })
}

const SOME = 100
/** As many as the server gives at once. */
const MOST = 200

async function casesToDo(me: Me): Promise<Task[]> {
  if (!me.permissions.includes('case.read')) return []
  return (await waitingTasks(MOST)).map((one) => ({
    key: `task ${one.id}`,
    title: t('workbench.task', { task: one.title, headline: one.headline }),
    from: one.unit_name,
    act: t('workbench.act_task'),
    to: { name: 'case', params: { id: one.case_id } },
    dueAt: one.due_at,
    since: one.opened_at,
    why: [one.kind_title, one.case_number, one.is_mine ? '' : t('workbench.not_taken')].filter(Boolean).join(' · '),
    urgent: one.is_urgent,
    ...(one.batch.length > 0 ? { batch: { task: one.id, outcomes: one.batch } } : {}),
  }))
}

async function urgenciesToDecide(me: Me): Promise<Task[]> {
  if (!me.permissions.includes('case.work')) return []
  return (await urgencyRequests()).map((one) => ({
    key: `urgency ${one.case_id}`,
    title: t('workbench.urgency', { headline: one.headline }),
    from: one.unit_name,
    act: t('workbench.act_proposal'),
    to: { name: 'case', params: { id: one.case_id } },
    since: one.asked_at,
    why: one.reason,
    urgent: true,
  }))
}

async function openProposals(me: Me): Promise<Task[]> {
  if (!me.permissions.some((one) => one === 'grant.confirm' || one === 'ruling.confirm' || one === 'process.confirm' || one === 'deadline.decide')) return []
  const page = await body(client.GET('/api/v1/proposals', { params: { query: { state: 'open', limit: SOME } } }))
  const others = page.items.filter((one) => one.may_decide)
  return others.map((one) => ({
    key: `proposal ${one.id}`,
    title: one.title,
    from: one.proposed_by_name,
    act: t('workbench.act_proposal'),
    to: { name: 'proposals', query: { open: String(one.id) } },
    since: one.proposed_at,
    why: t('workbench.why_proposal'),
  }))
}

async function noticesToSign(): Promise<Task[]> {
  // A notice that was opened waits until it is signed for.
  const page = await body(client.GET('/api/v1/notices', { params: { query: { limit: MOST } } }))
  const waiting = page.items.filter((one) => one.needs_signature && !one.signed_at)
  return waiting.map((one) => ({
    key: `notice ${one.id}`,
    title: one.title,
    act: t('workbench.act_sign'),
    to: { name: 'workbench', query: { tab: 'notices', open: String(one.id) } },
    since: one.created_at,
    why: one.starts_clock ? t('workbench.why_clock') : undefined,
  }))
}
