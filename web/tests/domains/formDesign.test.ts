import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type * as calls from '@/domains/cases/case'
import type { Field } from '@/domains/cases/form'
import type { Found } from '@/domains/designer/design'
import FormDesign from '@/domains/designer/FormDesign.vue'
import { useHistory } from '@/domains/designer/history'
import { useLocale } from '@/i18n'
import { asked } from '@/ui/ask'
import { show } from '../mounting'
import { formOf } from './cases/city'

vi.mock('@/domains/cases/case', async (original) => ({ ...(await original<typeof calls>()), pickable: vi.fn(() => Promise.resolve([])) }))

const wrong: Found = { severity: 'error', code: 'unknown_clause', element: null, field: 'reason', path: [], message: '没有条文XC-M-999', hint: '' }

async function drawn(fixed = false) {
  await useLocale('zh-CN')
  const steps = useHistory<Field>(formOf('network-policy'))
  const uses = [{ field: 'system_name', by: ['事项标题（headline）'] }]
  const page = show(FormDesign, { props: { steps, findings: [wrong], uses, tasks: [{ value: 'provide', label: '云服务商办理' }], isOwn: false, fixed } })
  const press = async (name: string) => {
    const found = page.findAll('button').find((one) => one.attributes('aria-label') === name || one.text() === name)
    if (found === undefined) throw new Error(`no button ${name}`)
    await found.trigger('click')
    await nextTick()
  }
  return { steps, page, press }
}

describe('the form being drawn', () => {
  it('shows sections, fields, where they are filled in, and what is wrong at its field', async () => {
    const { page } = await drawn()
    expect(page.text()).toContain('云服务商办理')
    expect(page.findAll('.field.wrong').map((one) => one.text())).toEqual(['申请理由*多行文字'])
    await page.findAll('.field .name').find((one) => one.text().startsWith('申请理由'))?.trigger('click')
    expect(page.find('.panel').text()).toContain('没有条文XC-M-999')
  })

  it('adds a field, which people then see, and takes it back', async () => {
    const { page, press, steps } = await drawn()
    await press('在“申请信息”中添加字段')
    expect(page.find('.preview').text()).toContain('新字段')
    expect(page.emitted('change')).toHaveLength(1)
    await press('撤销表单修改')
    expect(page.find('.preview').text()).not.toContain('新字段')
    expect(steps.can.value).toEqual({ undo: false, redo: true })
  })

  it('names who reads a field before it goes', async () => {
    const { page, press, steps } = await drawn()
    await page.findAll('.field .name').find((one) => one.text().startsWith('信息系统名称'))?.trigger('click')
    await press('删除字段')
    expect(asked.value?.question.consequences).toContain('事项标题（headline）')
    asked.value?.resolve(null)
    await nextTick()
    expect(steps.now.value.properties?.system_name).toBeDefined()
    await page.findAll('.field .name').find((one) => one.text().startsWith('办理说明'))?.trigger('click')
    await press('删除字段')
    await nextTick()
    expect(steps.now.value.properties?.done_note).toBeUndefined()
  })

  it('is only looked at while it waits for a second person', async () => {
    const { page } = await drawn(true)
    expect(page.text()).not.toContain('添加字段')
    expect(page.findAll('[draggable="true"]')).toHaveLength(0)
  })
})
