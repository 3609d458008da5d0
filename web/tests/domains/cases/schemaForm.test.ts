import { enableAutoUnmount, flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref, type DefineComponent } from 'vue'
import type { Finding } from '@/api'
import * as calls from '@/domains/cases/case'
import FormView from '@/domains/cases/FormView.vue'
import { openerSections, sectionsOf, taskSections, type Field, type Form, type Section } from '@/domains/cases/form'
import PartyField from '@/domains/cases/PartyField.vue'
import SchemaForm from '@/domains/cases/SchemaForm.vue'
import { UiDate, UiSelect } from '@/ui'
import { show } from '../../mounting'
import { formOf } from './city'

const party = (id: number, name: string) => ({ id, name, kind: 'using_unit' })
vi.mock('@/domains/cases/case', async (original) => ({ ...(await original<typeof calls>()), pickable: vi.fn(), allPickable: vi.fn() }))
beforeEach(() => {
  vi.mocked(calls.pickable).mockReset().mockResolvedValue([party(31, '示例市教育局'), party(32, '示例市民政局')] as never)
  vi.mocked(calls.allPickable).mockReset().mockResolvedValue([party(31, '示例市教育局'), party(32, '示例市民政局'), party(33, '示例市司法局')] as never)
})

/** It takes values of any kind, which a test says nothing about. */
const Select = UiSelect as unknown as DefineComponent<{ options: { value: number; label: string }[]; modelValue: unknown }>
enableAutoUnmount(afterEach)
afterEach(() => {
  document.body.innerHTML = ''
})

const policy = formOf('network-policy')
const finding = (where: string, message: string): Finding => ({ severity: 'error', code: 'c', where, clauses: [], message, hint: '' })

/** A form with what it holds, as a page has it. */
async function fill(schema: Field, sections: Section[], start: Form = {}, findings: Finding[] = [], names = {}) {
  const form = ref<Form>(start)
  const Page = defineComponent(() => () => h(SchemaForm, { schema, sections, findings, names, modelValue: form.value, 'onUpdate:modelValue': (next: Form) => (form.value = next) }))
  const shown = show(Page)
  await flushPromises()
  const at = (pointer: string) => shown.get(`[data-pointer="${pointer}"]`)
  return { shown, form, at }
}

const every: Field = {
  required: ['name'],
  properties: {
    name: { type: 'string', title: '名称', maxLength: 20, 'x-yh': { help: '全称', clause: 'XC-M-1' } },
    why: { type: 'string', title: '理由', 'x-yh': { lines: 4 } },
    n: { type: 'integer', title: '数量' },
    way: { type: 'string', title: '方式', enum: ['甲', '乙'] },
    level: { type: 'integer', title: '等级', enum: [1, 2, 3, 4, 5] },
    tags: { type: 'array', title: '标签', items: { type: 'string', enum: ['红', '绿'] } },
    on: { type: 'boolean', title: '是否公开' },
    day: { type: 'string', format: 'date', title: '日期' },
    at: { type: 'string', format: 'date-time', title: '时间' },
    lines: { type: 'array', title: '地址', items: { type: 'string' } },
  },
}

describe('every control', () => {
  it('shows what is filled in and gives it back as the schema has it', async () => {
    const { form, at } = await fill(every, sectionsOf(every), { at: '2026-10-01T01:00:00Z', level: 2 })
    await at('/form/name').get('input').setValue('平台')
    await at('/form/why').get('textarea').setValue('需要')
    await at('/form/n').get('input').setValue('12')
    await at('/form/way').findAll('input[type=radio]')[1]!.setValue()
    expect(at('/form/level').findComponent(Select).props('modelValue')).toBe('2')
    at('/form/level').findComponent(Select).vm.$emit('update:modelValue', '5')
    await flushPromises()
    at('/form/tags').findComponent(Select).vm.$emit('update:modelValue', ['绿'])
    await flushPromises()
    await at('/form/on').get('input[role=switch]').setValue(true)
    at('/form/day').findComponent(UiDate).vm.$emit('update:modelValue', '2026-10-09')
    await flushPromises()
    expect(at('/form/at').findComponent(UiDate).props('modelValue')).toBe('2026-10-01T09:00')
    at('/form/at').findComponent(UiDate).vm.$emit('update:modelValue', '2026-10-02T10:30')
    await flushPromises()
    await at('/form/lines').get('textarea').setValue('一\n\n二')
    expect(form.value).toEqual({ name: '平台', why: '需要', n: 12, way: '乙', level: 5, tags: ['绿'], on: true, day: '2026-10-09', at: '2026-10-02T10:30:00+08:00', lines: ['一', '二'] })
  })

  it('has a label, help with its clause, and says whether it is needed', async () => {
    const { shown, at } = await fill(every, sectionsOf(every))
    for (const label of shown.findAll('label')) expect(shown.find(`[id="${label.attributes('for') ?? ''}"]`).exists()).toBe(true)
    expect(at('/form/name').text()).toContain('全称')
    expect(at('/form/name').get('a').text()).toBe('XC-M-1')
    expect(at('/form/name').find('.needed').exists()).toBe(true)
    expect(at('/form/why').text()).toContain('选填')
    expect(at('/form/way').element.tagName).toBe('FIELDSET')
  })

  it('that is emptied is gone from the form', async () => {
    const { form, at } = await fill(every, sectionsOf(every), { name: '平台' })
    await at('/form/name').get('input').setValue('')
    expect(form.value).toEqual({})
  })
})

describe('findings', () => {
  it('stand at their fields, and at the cell of their row', async () => {
    const findings = [finding('/form/reason', '理由太短'), finding('/form/rules/1/port', '端口不对'), finding('/form/rules', '至少一项')]
    const { at } = await fill(policy, openerSections(policy), { rules: [{ port: '1' }, { port: 'x' }] }, findings)
    expect(at('/form/reason').get('[role=alert]').text()).toBe('理由太短')
    expect(at('/form/rules/1/port').get('[role=alert]').text()).toBe('端口不对')
    expect(at('/form/rules/1/port').get('input').attributes('aria-invalid')).toBe('true')
    expect(at('/form/rules/0/port').get('input').attributes('aria-invalid')).toBeUndefined()
    expect(at('/form/rules').text()).toContain('至少一项')
    expect(at('/form/system_name').get('[role=alert]').text()).toBe('')
  })
})

describe('a section of a task', () => {
  it('holds its own fields and needs what it needs', async () => {
    const { shown, at } = await fill(policy, taskSections(policy, 'provide'))
    expect(shown.findAll('[data-pointer]').map((one) => one.attributes('data-pointer'))).toEqual(['/form/done_at', '/form/done_note'])
    expect(at('/form/done_at').find('.needed').exists()).toBe(true)
    expect(at('/form/done_note').find('.needed').exists()).toBe(false)
  })
})

describe('repeating rows', () => {
  const rules = async (start: Form = {}) => {
    const page = await fill(policy, openerSections(policy), start)
    const button = (name: string) => page.at('/form/rules').findAll('button').find((one) => one.text() === name || one.attributes('aria-label') === name)!
    return { ...page, button, rows: () => page.form.value.rules as Form[] }
  }

  it('are added, filled in, copied and deleted', async () => {
    const { at, button, rows, form } = await rules()
    expect(at('/form/rules').text()).toContain('还没有内容')
    await button('添加一行').trigger('click')
    await at('/form/rules/0/source').get('input').setValue('10.8.0.0/16')
    await at('/form/rules/0/protocol').get('select').setValue('UDP')
    await button('复制第1行').trigger('click')
    await at('/form/rules/1/source').get('input').setValue('10.9.0.0/16')
    expect(rows()).toEqual([{ source: '10.8.0.0/16', protocol: 'UDP' }, { source: '10.9.0.0/16', protocol: 'UDP' }])
    await button('删除第1行').trigger('click')
    expect(rows()).toEqual([{ source: '10.9.0.0/16', protocol: 'UDP' }])
    await button('删除第1行').trigger('click')
    expect(form.value).toEqual({})
  })

  it('name each cell by row and column', async () => {
    const { at } = await rules({ rules: [{}, {}] })
    expect(at('/form/rules/1/port').get('label').text()).toContain('第2行 端口')
  })

  it('take what a spreadsheet put on the clipboard, and leave one cell to its field', async () => {
    const { at, rows } = await rules({ rules: [{ source: '1.1.1.1' }, {}] })
    const paste = async (text: string): Promise<Event> => {
      const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData: { getData: () => text } })
      at('/form/rules/1/source').get('input').element.dispatchEvent(event)
      await flushPromises()
      return event
    }
    expect((await paste('10.0.0.1')).defaultPrevented).toBe(false)
    expect((await paste('入\t10.8.0.0/16\t172.16.4.12\tTCP\t443\n出\t172.16.4.12\t10.9.3.4\tUDP\t514')).defaultPrevented).toBe(true)
    expect(rows().map((one) => one.source)).toEqual(['1.1.1.1', '10.8.0.0/16', '172.16.4.12'])
  })

  it('end at the most that the form takes', async () => {
    const few: Field = { properties: { rows: { type: 'array', title: '明细', maxItems: 2, items: { properties: { a: { type: 'string', title: '甲' } } } } } }
    const { shown } = await fill(few, sectionsOf(few), { rows: [{ a: '1' }, { a: '2' }] })
    expect(shown.findAll('button').find((one) => one.text() === '添加一行')!.attributes('disabled')).toBeDefined()
  })
})

describe('parties', () => {
  const pick = (props: Record<string, unknown>) => show(PartyField, { props: { kinds: ['using_unit'], names: { 21: '示例云甲' }, ...props } })

  it('of the kinds that the form takes are looked for, and the chosen one has its name', async () => {
    const shown = pick({ value: 21 })
    await flushPromises()
    expect(calls.pickable).toHaveBeenCalledWith(['using_unit'], '')
    const options = shown.getComponent(Select).props('options')
    expect(options.map((one) => one.label)).toEqual(['示例云甲', '示例市教育局', '示例市民政局'])
    shown.getComponent(Select).vm.$emit('update:modelValue', 32)
    expect(shown.emitted('change')).toEqual([[32]])
  })

  it('are gathered one by one or all at once, and taken out again', async () => {
    const shown = pick({ several: true, value: [31] })
    await flushPromises()
    expect(shown.get('.chosen').text()).toBe('示例市教育局')
    expect(shown.getComponent(Select).props('options').map((one) => one.value)).toEqual([32])
    shown.getComponent(Select).vm.$emit('update:modelValue', 32)
    await shown.findAll('button').find((one) => one.text() === '全部添加')!.trigger('click')
    await flushPromises()
    await shown.get('button[aria-label="移除：示例市教育局"]').trigger('click')
    expect(shown.emitted('change')).toEqual([[[31, 32]], [[31, 32, 33]], [[]]])
  })

  it('says so when there is nobody to choose', async () => {
    vi.mocked(calls.pickable).mockResolvedValue([])
    const shown = pick({ value: undefined })
    await flushPromises()
    expect(shown.text()).toContain('没有您可以选择的单位')
  })
})

describe('a form that is read', () => {
  const asked = { system_name: '平台', reason: '旧理由', rules: [{ source: '0.0.0.0/0' }, { source: '10.0.0.1' }] }
  const form = { system_name: '平台', reason: '新理由', provider_id: 21, rules: [{ source: '10.0.0.1' }, { source: '10.8.0.0/16' }], done_note: '已开通' }

  it('marks what differs from what was asked for, and nothing else', () => {
    const shown = show(FormView, { props: { schema: policy, form, asked, names: { 21: '示例云甲' } } })
    expect(shown.findAll('del').map((one) => one.text()).join('|')).toContain('旧理由')
    expect(shown.findAll('ins').map((one) => one.text()).join('|')).toContain('新理由')
    expect(shown.findAll('tr.gone')).toHaveLength(1)
    expect(shown.findAll('tr.new').map((row) => row.text())[0]).toContain('10.8.0.0/16')
    const names = [...shown.findAll('ins'), ...shown.findAll('del')].map((one) => one.text()).join('|')
    expect(names).not.toContain('平台')
    expect(names).not.toContain('已开通')
  })

  it('marks nothing before anything was asked for, and leaves out what no task came to', () => {
    const shown = show(FormView, { props: { schema: policy, form: { system_name: '平台' }, asked: null, names: {} } })
    expect(shown.find('ins, del').exists()).toBe(false)
    expect(shown.text()).not.toContain('办理结果')
  })
})
