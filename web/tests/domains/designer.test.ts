import { describe, expect, it } from 'vitest'
import { typeWords, versionWords, type Found } from '@/domains/designer/design'
import DifferenceTable from '@/domains/designer/DifferenceTable.vue'
import FindingList from '@/domains/designer/FindingList.vue'
import { translated } from '@/domains/designer/labels'
import { useLocale } from '@/i18n'
import { show } from '../mounting'

const finding: Found = { severity: 'error', code: 'double_token', element: 'review', path: ['fill', 'review'], message: '走了两次', hint: '' }

describe('the designer', () => {
  it('calls elements and versions by words of an office', async () => {
    expect([typeWords('bpmn:UserTask'), typeWords('bpmn:SequenceFlow'), typeWords('bpmn:Strange')]).toEqual(['人办环节', '连线', 'Strange'])
    expect([versionWords(0), versionWords(2, '负责人先审')]).toEqual(['规则包原版', '第2版 负责人先审'])
    await useLocale('en')
    expect(typeWords('bpmn:UserTask')).toBe('Task')
  })

  it('says the words of the drawing library in the language of the page', async () => {
    await useLocale('zh-CN')
    expect(translated('Append {type}', { type: '环节' })).toBe('添加环节')
    expect(translated('something {n} new', { n: 3 })).toBe('something 3 new')
    await useLocale('en')
    expect(translated('Connect to other element')).toBe('Connect to other element')
  })

  it('lists what was found, and opens one', async () => {
    await useLocale('zh-CN')
    const list = show(FindingList, { props: { findings: [finding], opened: finding } })
    expect(list.text()).toContain('走了两次')
    expect(list.get('button').attributes('aria-pressed')).toBe('true')
    await list.get('button').trigger('click')
    expect(list.emitted('open')).toEqual([[finding]])
    expect(show(FindingList, { props: { findings: [], opened: null } }).text()).toContain('没有发现问题')
  })

  it('says what became of each element', () => {
    const changes = [{ field: '时限', before: null, after: 'req.netpolicy' }]
    const table = show(DifferenceTable, { props: { differences: [{ element: 'head', title: '单位负责人审核', what: 'changed', changes }] } })
    expect(table.text()).toContain('时限：无 → req.netpolicy')
    expect(show(DifferenceTable, { props: { differences: [] } }).text()).toBe('没有差别')
  })
})
