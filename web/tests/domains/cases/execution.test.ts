import { flushPromises } from '@vue/test-utils'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as calls from '@/domains/cases/execution'
import ExecutionPanel from '@/domains/cases/ExecutionPanel.vue'
import { answer, asked } from '@/ui/ask'
import { show } from '../../mounting'

vi.mock('@/domains/cases/execution', async (original) => ({
  ...(await original<typeof calls>()), getExecution: vi.fn(), planOrder: vi.fn(), releaseOrder: vi.fn(), haltOrder: vi.fn(),
}))

const step = { place: 1, line: '1.1', call: 'create_server', says: '新建云主机 应用-01', state: 'waiting', external_id: null, said: null, asked_at: null, ended_at: null }
const plan: calls.Plan = {
  id: 7, state: 'ready', cloud: 'main', cloud_name: '市级政务云', external_project: 'p1', why: null, made_by: '王工', made_at: '2026-11-23T10:00:00+08:00', released_by: null, released_at: null, ended_at: null, version: 2,
  lines: [{ operation: 1, state: 'steps', says: '1台，规格m1.large' }, { operation: 2, state: 'by_hand', says: '由人办理' }],
  steps: [step],
}
const execution = (more: Partial<calls.Execution> = {}, of: Partial<calls.Plan> = {}): calls.Execution => ({ is_on: true, may_plan: true, may_release: true, plan: { ...plan, ...of }, ...more })

async function panel(now: calls.Execution) {
  vi.mocked(calls.getExecution).mockResolvedValue(now)
  const shown = show(ExecutionPanel, { props: { order: 3 }, attach: true })
  await flushPromises()
  const button = (name: string) => shown.findAll('button').find((one) => one.text() === name)
  return { shown, button }
}
beforeEach(() => vi.clearAllMocks())

describe('an order carried out in a cloud', () => {
  it('shows what becomes of each line and each step, and asks before it is released', async () => {
    const { shown, button } = await panel(execution())
    expect(shown.text()).toContain('规格m1.large')
    expect(shown.text()).toContain('由人办理')
    expect(shown.text()).toContain('新建云主机 应用-01')
    vi.mocked(calls.releaseOrder).mockResolvedValue(execution({}, { state: 'released', version: 3 }))
    await button('放行执行')?.trigger('click')
    expect(asked.value?.question.consequences).toHaveLength(2)
    answer({ reason: '' })
    await flushPromises()
    expect(calls.releaseOrder).toHaveBeenCalledWith(3, 2)
    expect(shown.text()).toContain('执行中')
    expect(button('停止执行')).toBeDefined()
    shown.unmount()
  })

  it('says that what is deleted is gone for good', async () => {
    const { button } = await panel(execution({}, { steps: [{ ...step, call: 'delete_server' }] }))
    await button('放行执行')?.trigger('click')
    expect(asked.value?.question.consequences).toHaveLength(3)
    answer(null)
    await flushPromises()
    expect(calls.releaseOrder).not.toHaveBeenCalled()
  })

  it('releases nothing where the service changes no clouds, where it hinders, or without the right', async () => {
    expect((await panel(execution({ is_on: false }))).button('放行执行')?.attributes('disabled')).toBeDefined()
    expect((await panel(execution({}, { state: 'hindered' }))).button('放行执行')).toBeUndefined()
    expect((await panel(execution({ may_release: false }))).button('放行执行')).toBeUndefined()
  })

  it('is not there for whoever has nothing to do with it', async () => {
    const { shown } = await panel(execution({ may_plan: false, may_release: false, plan: null }))
    expect(shown.text()).toBe('')
  })
})
