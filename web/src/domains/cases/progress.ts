/** How far a case is: the steps of its process in order, done, under way or to come. */

import type { CaseTask } from './case'

export interface StepState {
  element: string
  title: string
  state: 'done' | 'active' | 'coming'
}

interface Named {
  element: string
  title: string
}

/** The tasks of people in a process, in the order in which it writes them. */
export function stepsOf(process: string): Named[] {
  const document = new DOMParser().parseFromString(process, 'text/xml')
  const tasks = [...document.getElementsByTagName('*')].filter((one) => /(^|:)userTask$/i.test(one.nodeName))
  return tasks.map((one) => ({ element: one.getAttribute('id') ?? '', title: one.getAttribute('name') || (one.getAttribute('id') ?? '') }))
}

type Past = Pick<CaseTask, 'element' | 'state' | 'outcome' | 'opened_at' | 'closed_at'>

/** A step is done when it was decided and nothing before it was opened again since. */
export function progressOf(steps: readonly Named[], tasks: readonly Past[]): StepState[] {
  const place = new Map(steps.map((one, at) => [one.element, at]))
  const open = tasks.filter((task) => task.state === 'open')
  return steps.map(({ element, title }, at) => {
    if (open.some((task) => task.element === element)) return { element, title, state: 'active' }
    const last = tasks.filter((task) => task.element === element && task.state === 'done').at(-1)
    const isDecided = last !== undefined && last.outcome !== 'return' && last.outcome !== 'reject'
    const isAgain = open.some((task) => (place.get(task.element) ?? 0) < at && task.opened_at >= (last?.closed_at ?? ''))
    return { element, title, state: isDecided && !isAgain ? 'done' : 'coming' }
  })
}
