import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { Problem, type Finding } from '@/api'
import { ask, AskHost, becauseText, FileDrop, FindingsTable, ProblemPanel, UiField } from '@/ui'
import { t } from '@/i18n'
import { show } from '../mounting'

afterEach(() => {
  document.body.innerHTML = ''
})

const finding = (severity: Finding['severity'], where: string): Finding => ({ severity, code: 'c', where, clauses: ['XC-M-12'], message: `${where}不对`, hint: '改好它' })

describe('asking before what is hard to take back', () => {
  async function asked(question: Partial<Parameters<typeof ask>[0]>) {
    const host = show(AskHost, { attach: true })
    const given = ask({ title: '停用', text: '停用“甲局”。', act: '停用', ...question })
    await flushPromises()
    const dialog = document.querySelector('[role="dialog"]')!
    const act = () => [...document.querySelectorAll<HTMLButtonElement>('button')].find((button) => button.textContent?.trim() === '停用')!
    return { host, given, dialog, act }
  }

  it('says what will happen, and answers', async () => {
    const { given, dialog, act } = await asked({ consequences: ['立即结束全部登录'] })
    expect(dialog.textContent).toContain('立即结束全部登录')
    document.querySelector<HTMLFormElement>('#ask-form')!.dispatchEvent(new Event('submit'))
    expect(await given).toEqual({ reason: '' })
    expect(act()).toBeDefined()
  })

  it('wants a reason where one is needed', async () => {
    const { given, act } = await asked({ reason: 'required' })
    expect(act().disabled).toBe(true)
    const area = document.querySelector('textarea')!
    area.value = ' 离职 '
    area.dispatchEvent(new Event('input'))
    await flushPromises()
    expect(act().disabled).toBe(false)
    document.querySelector<HTMLFormElement>('#ask-form')!.dispatchEvent(new Event('submit'))
    expect(await given).toEqual({ reason: '离职' })
  })

  it('a second question takes the place of the first, which is a no', async () => {
    const { given } = await asked({})
    void ask({ title: 'b', text: 'b', act: 'b' })
    expect(await given).toBeNull()
  })
})

describe('what went wrong', () => {
  it('is told where it happened, with its request id', () => {
    const panel = show(ProblemPanel, { props: { problem: new Problem(422, 'invalid', '', '填写的内容有问题', 'r-7', ['XC-M-12'], [finding('error', '/name')]) } })
    expect(panel.attributes('role')).toBe('alert')
    expect(panel.text()).toContain('填写的内容有问题')
    expect(panel.text()).toContain('请求编号 r-7')
    expect(panel.text()).toContain('/name不对')
    expect(panel.get('a').text()).toBe('XC-M-12')
  })

  it('of the network has words of its own', () => {
    expect(show(ProblemPanel, { props: { problem: new Problem(0, 'network', '', '', '') } }).text()).toContain('连不上服务器')
  })
})

describe('findings', () => {
  it('stand with the worst first, counted, and can be narrowed', async () => {
    const shown = show(FindingsTable, { props: { findings: [finding('note', 'c'), finding('error', 'a'), finding('warning', 'b'), finding('error', 'd')] } })
    expect(shown.findAll('tbody tr').map((row) => row.findAll('td')[1]?.text())).toEqual(['a', 'd', 'b', 'c'])
    expect(shown.findAll('.count').map((one) => one.text())).toEqual(['2 处错误', '1 处提醒', '1 条说明'])
    await shown.findAll('.count')[1]!.trigger('click')
    expect(shown.findAll('tbody tr')).toHaveLength(1)
  })
})

describe('a field', () => {
  it('names its control and says what is wrong with it', () => {
    const field = show(UiField, { props: { label: '名称', help: '全称', findings: [finding('error', '/name')] }, slots: { default: '<template #default="{ id, describedby, invalid }"><input :id="id" :aria-describedby="describedby" :aria-invalid="invalid" /></template>' } })
    const input = field.get('input')
    expect(field.get('label').attributes('for')).toBe(input.attributes('id'))
    expect(input.attributes('aria-invalid')).toBe('true')
    const told = (input.attributes('aria-describedby') ?? '').split(' ').map((id) => field.get(`[id="${id}"]`).text())
    expect(told).toEqual(['/name不对', '全称'])
  })
})

describe('a file', () => {
  async function dropped(name: string, size: number) {
    const drop = show(FileDrop, { props: { accept: '.csv,.xlsx', label: '名册', maxBytes: 10 } })
    const file = new File(['x'.repeat(size)], name)
    await drop.get('label').trigger('drop', { dataTransfer: { files: [file] } })
    return drop
  }

  it('of another kind or too large is refused with words', async () => {
    expect((await dropped('a.exe', 1)).text()).toContain('不是所需的类型')
    expect((await dropped('a.csv', 11)).text()).toContain('超过上限')
  })

  it('that fits is taken', async () => {
    const drop = await dropped('a.XLSX', 3)
    expect((drop.emitted('update:modelValue')?.[0]?.[0] as File).name).toBe('a.XLSX')
  })
})

describe('reasons as text', () => {
  it('have all that the drawer shows', () => {
    const text = becauseText(
      { name: '应付', value: '167923.87', unit: '元', facts: [{ name: '计量费用', value: '183077.76', source: '清单' }], steps: [{ name: '乘比例后', expression: '183077.76 × 0.95', result: '173923.87' }], clauses: ['XC-C-3.1.2a'], rulings: ['band.border=lower_inclusive'], pack: 'xuchang', digest: 'af38', at: '2026-06-02' },
      t,
    )
    for (const part of ['应付：167923.87元', '乘比例后：183077.76 × 0.95 = 173923.87', '计量费用：183077.76（清单）', 'XC-C-3.1.2a', 'band.border=lower_inclusive', 'af38']) expect(text).toContain(part)
  })
})

describe('the place of a finding', () => {
  const places = (...where: string[]) => show(FindingsTable, { props: { findings: where.map((one) => finding('error', one)) } }).findAll('.where').map((cell) => cell.text())

  it('is a line and a column, an entry of the trail, or the words that came', () => {
    expect(places('bad.csv:2:统一社会信用代码', 'bad.csv:3', 'position 250', 'end', '许昌包')).toEqual(['第 2 行 · 统一社会信用代码', '第 3 行', '第 250 条', '末尾', '许昌包'])
  })

  it('is left out where it only points into what was sent, and its column with it', () => {
    expect(places('/role_id', '许昌包')).toEqual(['', '许昌包'])
    expect(places('/role_id', 'cycles#/settings')).toEqual([])
  })
})
