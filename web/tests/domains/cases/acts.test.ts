import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem, type Finding } from '@/api'
import { useAutosave } from '@/domains/cases/autosave'
import * as calls from '@/domains/cases/case'
import FindingsSummary from '@/domains/cases/FindingsSummary.vue'
import PassDialog from '@/domains/cases/PassDialog.vue'
import TaskPanel from '@/domains/cases/TaskPanel.vue'
import TasksTable from '@/domains/cases/TasksTable.vue'
import { answer, asked } from '@/ui/ask'
import { now, UiDate, UiSelect } from '@/ui'
import { effectScope } from 'vue'
import { show } from '../../mounting'
import { filled, record, task } from './city'

vi.mock('@/domains/cases/case', async (original) => ({
  ...(await original<typeof calls>()), completeTask: vi.fn(), returnTask: vi.fn(), rejectTask: vi.fn(), claimTask: vi.fn(), releaseTask: vi.fn(), assignTask: vi.fn(), askReview: vi.fn(), standIn: vi.fn(), taskPeople: vi.fn(() => Promise.resolve({ colleagues: [{ account_id: 8, name: '吴虚样' }], reviewers: [{ account_id: 9, name: '何虚拟' }] })), pickable: vi.fn(() => Promise.resolve([])),
}))
const after = record({ version: 5 })
beforeEach(() => {
  for (const act of ['completeTask', 'returnTask', 'rejectTask', 'claimTask', 'releaseTask', 'assignTask', 'askReview', 'standIn'] as const) vi.mocked(calls[act]).mockReset().mockResolvedValue(after)
  now.value = Date.parse('2026-09-30T12:00:00+08:00')
})
afterEach(() => {
  document.body.innerHTML = ''
})

const finding = (where: string, message: string): Finding => ({ severity: 'error', code: 'c', where, clauses: [], message, hint: '' })
function panel(one = task(), of = record()) {
  const shown = show(TaskPanel, { props: { record: { ...of, tasks: [filled, one] }, task: one }, attach: true })
  const press = async (name: string): Promise<void> => {
    const all = [...shown.findAll('button').map((each) => each.element), ...document.querySelectorAll('button')] as HTMLButtonElement[]
    const button = all.filter((each) => each.textContent?.trim() === name).at(-1)
    if (button === undefined) throw new Error(`no button ${name}`)
    button.click()
    await flushPromises()
  }
  const names = (): string[] => shown.findAll('.acts button').map((each) => each.text())
  return { shown, press, names }
}

describe('a task', () => {
  it('says how long is left, by which clause, and opens the reasons', async () => {
    const { shown, press } = panel()
    expect(shown.text()).toContain('还剩 1 个工作日')
    expect(shown.text()).toContain('10月9日24:00')
    expect(shown.text()).toContain('XC-M-14')
    await press('查看依据')
    expect(shown.emitted('because')).toHaveLength(1)
  })

  it('counts down in hours on its last day, and says by how much it is late', () => {
    now.value = Date.parse('2026-10-09T21:30:00+08:00')
    expect(panel().shown.text()).toContain('还剩 2 小时')
    now.value = Date.parse('2026-10-10T03:00:00+08:00')
    expect(panel(task({ is_late: true })).shown.text()).toContain('逾期 3 小时')
  })

  it('offers what the person may do and nothing else', () => {
    expect(panel().names()).toEqual(['办结', '退回补正', '签收', '转办'])
    expect(panel(task({ may: ['complete', 'release', 'assign', 'reject'], outcomes: [{ outcome: 'agree', title: '同意' }, { outcome: 'disagree', title: '不同意' }] })).names()).toEqual(['同意', '不同意', '驳回', '退还', '转办'])
    expect(panel(task({ may: ['claim'] })).names()).toEqual(['签收'])
  })

  it('is completed with its outcome, its fields and a remark', async () => {
    const { shown, press } = panel()
    shown.getComponent(UiDate).vm.$emit('update:modelValue', '2026-10-01T09:00')
    await shown.findAll('textarea').at(-1)!.setValue(' 已开通 ')
    await press('办结')
    expect(calls.completeTask).toHaveBeenCalledWith(15, 'done', '已开通', { done_at: '2026-10-01T09:00:00+08:00', done_note: null })
    expect(shown.emitted('done')).toEqual([[after]])
  })

  it('sends no form where nothing is filled in with it', async () => {
    const { press } = panel(task({ element: 'review', outcomes: [{ outcome: 'approve', title: '同意' }] }))
    await press('同意')
    expect(calls.completeTask).toHaveBeenCalledWith(15, 'approve', '', undefined)
  })

  it('shows what is wrong at its field and keeps what was typed', async () => {
    vi.mocked(calls.completeTask).mockRejectedValue(new Problem(422, 'findings', '', '表单有问题', 'r', [], [finding('/form/done_at', '“完成时间”未填写')]))
    const { shown, press } = panel()
    await shown.findAll('textarea').at(-1)!.setValue('已开通')
    await press('办结')
    expect(shown.get('[data-pointer="/form/done_at"] [role=alert]').text()).toBe('“完成时间”未填写')
    expect(shown.get('.summary').text()).toContain('有 1 处需要修改')
    expect(shown.emitted('done')).toBeUndefined()
    shown.unmount()
    expect(panel().shown.findAll('textarea').at(-1)!.element.value).toBe('已开通')
  })

  it('that somebody else took says so', async () => {
    vi.mocked(calls.claimTask).mockRejectedValue(new Problem(409, 'task_taken', '', '这项任务已由吴虚样签收办理', 'r'))
    const { shown, press } = panel()
    await press('签收')
    expect(shown.text()).toContain('已由吴虚样签收办理')
  })

  it('of filling in the form holds all of it when a case came back, and why it came back', () => {
    const again = task({ element: 'fill', title: '填写申请', may: ['complete'], outcomes: [{ outcome: 'send', title: '提交' }] })
    const event = { position: 3, at: '2026-09-30T10:00:00+08:00', by: '赵拟虚', act: 'return', act_title: '退回', task_title: '主管部门审核', said: '写到具体网段', detail: {} as never }
    const { shown } = panel(again, record({ timeline: [event] }))
    expect(shown.text()).toContain('赵拟虚退回补正：写到具体网段')
    expect(shown.get<HTMLInputElement>('[data-pointer="/form/system_name"] input').element.value).toBe('教育平台')
    expect(shown.find('[data-pointer="/form/done_at"]').exists()).toBe(false)
  })
})

describe('returning', () => {
  it('goes to a chosen step, with what is to be corrected', async () => {
    const { shown, press } = panel()
    await shown.findAll('textarea').at(-1)!.setValue('端口太宽')
    await press('退回补正')
    const dialog = document.querySelector('#return-form')!.closest<HTMLElement>('[role=dialog]')!
    expect(dialog.textContent).toContain('主管部门审核')
    const [, fill] = dialog.querySelectorAll<HTMLInputElement>('input[type=radio]')
    fill!.click()
    expect(dialog.querySelector('textarea')!.value).toBe('端口太宽')
    await flushPromises()
    dialog.querySelector('form')!.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(calls.returnTask).toHaveBeenCalledWith(15, 'fill', '端口太宽')
    expect(shown.emitted('done')).toEqual([[after]])
  })
})

describe('rejecting', () => {
  it('asks first, with a reason, and does nothing without one', async () => {
    const { shown, press } = panel(task({ may: ['complete', 'reject'] }))
    await press('驳回')
    expect(asked.value?.question).toMatchObject({ danger: true, reason: 'required' })
    answer(null)
    await flushPromises()
    expect(calls.rejectTask).not.toHaveBeenCalled()
    await press('驳回')
    answer({ reason: '不符合安全要求' })
    await flushPromises()
    expect(calls.rejectTask).toHaveBeenCalledWith(15, '不符合安全要求')
    expect(shown.emitted('done')).toHaveLength(1)
  })
})

describe('taking a task', () => {
  it.each([['签收', 'claim', 'claimTask'], ['退还', 'release', 'releaseTask']] as const)('%s', async (name, may, call) => {
    const { shown, press } = panel(task({ may: [may] }))
    await press(name)
    expect(calls[call]).toHaveBeenCalledWith(15)
    expect(shown.emitted('done')).toEqual([[after]])
  })

  it('is done in the place of whoever lent the role', async () => {
    const { shown, press } = panel(task({ may: ['stand_in'] }))
    await press('代办')
    expect(calls.standIn).toHaveBeenCalledWith(15)
    expect(shown.emitted('done')).toEqual([[after]])
  })

  it.each([['assign', 'assignTask', 8, '吴虚样'], ['review', 'askReview', 9, '何虚拟']] as const)('%s: to one of those who may', async (act, call, id, name) => {
    const shown = show(PassDialog, { props: { task: task(), act, modelValue: true }, attach: true })
    await flushPromises()
    const select = shown.findComponent(UiSelect)
    expect(select.props()).toMatchObject({ options: [{ value: id, label: name }] })
    select.vm.$emit('update:modelValue', id)
    await flushPromises()
    document.querySelector<HTMLFormElement>(`#${act}-form`)!.dispatchEvent(new Event('submit'))
    await flushPromises()
    expect(calls[call]).toHaveBeenCalledWith(15, id, '')
    expect(shown.emitted('done')).toEqual([[after]])
  })

  it('says when there is nobody to ask', async () => {
    vi.mocked(calls.taskPeople).mockResolvedValueOnce({ colleagues: [], reviewers: [] })
    show(PassDialog, { props: { task: task(), act: 'review', modelValue: true }, attach: true })
    await flushPromises()
    expect(document.body.textContent).toContain('没有可以加签的人')
  })
})

describe('being heard', () => {
  it('wants an opinion and asks for no form', () => {
    const { shown } = panel(task({ is_review: true, fills: [], may: ['complete', 'assign'], outcomes: [{ outcome: 'done', title: '提交意见' }] }))
    expect(shown.text()).toContain('由原办理人作出决定')
    expect(shown.findAll('[data-pointer]')).toHaveLength(0)
  })
})

describe('the tasks of a case', () => {
  it('say who did each, and which were late', () => {
    const late = task({ state: 'done', may: [], is_late: true, outcome: 'done', outcome_title: '办结', closer_name: '窦试虚', closed_at: '2026-10-12T09:00:00+08:00' })
    const text = show(TasksTable, { props: { tasks: [filled, late, task({ id: 16, assignee_name: null })] } }).findAll('tbody tr').map((row) => row.text())
    expect(text[0]).toContain('无时限')
    expect(text[1]).toContain('超时')
    expect(text[1]).toContain('窦试虚')
    expect(text[2]).toContain('示例云甲 · 云服务商工程师')
  })
})

describe('a draft that keeps itself', () => {
  const autosave = (save: () => Promise<void>, afterMs: number) => effectScope().run(() => useAutosave(save, afterMs))!
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is saved once a moment after the last change, and once more for what was typed meanwhile', async () => {
    vi.useFakeTimers()
    let finish: () => void = () => undefined
    const save = vi.fn(() => new Promise<void>((done) => (finish = done)))
    const kept = autosave(save, 500)
    expect(kept.state.value).toBe('kept')
    kept.touch()
    await vi.advanceTimersByTimeAsync(400)
    kept.touch()
    await vi.advanceTimersByTimeAsync(400)
    expect(save).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(100)
    expect(kept.state.value).toBe('saving')
    kept.touch()
    await vi.advanceTimersByTimeAsync(600)
    expect(save).toHaveBeenCalledTimes(1)
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(save).toHaveBeenCalledTimes(2)
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(kept.state.value).toBe('kept')
  })

  it('says when it could not be saved, and tries again', async () => {
    const save = vi.fn().mockRejectedValueOnce(new Problem(412, 'stale', '', '有人改过', 'r')).mockResolvedValue(undefined)
    const kept = autosave(save, 10_000)
    kept.touch()
    expect(await kept.flush()).toBe(false)
    expect(kept.state.value).toBe('failed')
    expect(kept.problem.value?.status).toBe(412)
    expect(await kept.flush()).toBe(true)
    expect(kept.state.value).toBe('kept')
  })
})

describe('what is to be mended', () => {
  it('leads to the field of each finding, also inside a row', async () => {
    document.body.innerHTML = '<div data-pointer="/form/rules"><div data-pointer="/form/rules/0/port"><input id="port"></div></div>'
    HTMLElement.prototype.scrollIntoView = () => undefined
    const shown = show(FindingsSummary, { props: { problem: new Problem(422, 'x', '', '', 'r', [], [finding('/form/rules/0/port', '端口不对')]) }, attach: true })
    await shown.get('button.go').trigger('click')
    expect(document.activeElement?.id).toBe('port')
  })

  it('is a plain refusal where there are no findings', () => {
    expect(show(FindingsSummary, { props: { problem: new Problem(409, 'x', '', '事项已结束', 'r') } }).text()).toContain('事项已结束')
  })
})
