import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as calls from '@/domains/cases/case'
import CaseDocuments from '@/domains/cases/CaseDocuments.vue'
import * as documents from '@/domains/cases/document'
import { registerQuery, type IssuedDocument } from '@/domains/cases/document'
import { answer } from '@/ui/ask'
import { show } from '../../mounting'
import { record } from './city'

vi.mock('@/domains/cases/case', async (original) => ({ ...(await original<typeof calls>()), getCase: vi.fn() }))
vi.mock('@/domains/cases/document', async (original) => ({ ...(await original<typeof documents>()), issueDocument: vi.fn(), addCopy: vi.fn() }))

const slip = (more: Partial<IssuedDocument> = {}): IssuedDocument => ({
  id: 5, case_id: 1, case_number: '网策〔2026〕0001号', headline: '开通网络策略：教育平台', kind: 'network-policy', kind_title: '网络策略开通/关闭', name: 'result', title: '网络策略办理结果单', number: '网策结〔2026〕0001号',
  code: '7K3M-9QXT-20AB-ZZ18', issuer_name: '示例云甲', person_name: '喻演例', issued_at: '2026-10-09T10:00:00+08:00', replaced_by: null, sm3: 'ab'.repeat(32), bytes: 9, format: 'pdf', has_word: false, is_signed: false, copies: [], may: [], ...more,
})
const copy = { id: 3, name: '盖章.pdf', media_type: 'application/pdf', bytes: 12, sm3: 'cd'.repeat(32), uploader_name: '窦试虚', uploaded_at: '2026-10-09T11:00:00+08:00' }

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  document.body.innerHTML = ''
})

describe('documents of a case', () => {
  it('are shown with number, code and digest; a copy is added by those who may', () => {
    const all = [slip({ replaced_by: '网策结〔2026〕0002号', may: ['sign'] }), slip({ id: 6, number: '网策结〔2026〕0002号', is_signed: true, copies: [copy], may: ['sign'] })]
    const shown = show(CaseDocuments, { props: { record: record({ documents: all }) } })
    expect(shown.text()).toContain('已由网策结〔2026〕0002号代替')
    expect(shown.text()).toContain('盖章.pdf')
    expect(shown.find('a').attributes('href')).toBe('/verify/7K3M-9QXT-20AB-ZZ18')
    expect(shown.findAll('input[type=file]').map((one) => one.attributes('aria-label'))).toEqual(['上传签章件：网策结〔2026〕0002号'])
    const stranger = show(CaseDocuments, { props: { record: record({ documents: [slip()] }) } })
    expect(stranger.findAll('input[type=file]')).toHaveLength(0)
  })

  it('that are not made yet are looked for again, a few times', async () => {
    const made = vi.mocked(calls.getCase).mockReset()
    made.mockResolvedValueOnce(record({ documents: [slip({ sm3: null })] })).mockResolvedValueOnce(record({ documents: [slip()] }))
    const shown = show(CaseDocuments, { props: { record: record({ documents: [slip({ sm3: null })] }) } })
    expect(shown.text()).toContain('正在生成')
    await vi.advanceTimersByTimeAsync(1_500)
    expect(shown.text()).toContain('正在生成')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(shown.text()).not.toContain('正在生成')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(made).toHaveBeenCalledTimes(2)
  })

  it('are issued once more only after a question', async () => {
    const again = vi.mocked(documents.issueDocument).mockReset().mockResolvedValue(record({ version: 5 }))
    const shown = show(CaseDocuments, { props: { record: record({ documents: [slip()], issuable: [{ name: 'result', title: '网络策略办理结果单', is_again: true }] }) } })
    const press = async (): Promise<void> => {
      await shown.findAll('button').filter((one) => one.text().startsWith('重新出具')).at(-1)?.trigger('click')
      await flushPromises()
    }
    await press()
    answer(null)
    await flushPromises()
    expect(again).not.toHaveBeenCalled()
    await press()
    answer({ reason: '' })
    await flushPromises()
    expect(again).toHaveBeenCalledWith(1, 'result')
    expect(shown.emitted('changed')).toHaveLength(1)
  })
})

it('the register asks the server as its filters say', () => {
  expect(registerQuery({ q: '教育', filters: { signed: 'no', kind: 'network-policy' } })).toEqual({ q: '教育', signed: false, kind: 'network-policy', from: undefined, until: undefined })
  expect(registerQuery({ q: undefined, filters: {} }).signed).toBeUndefined()
})
