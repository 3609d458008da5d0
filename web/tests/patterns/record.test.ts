import { describe, expect, it } from 'vitest'
import { Problem } from '@/api'
import { RecordPage } from '@/patterns'
import { show } from '../mounting'

const page = (problem: Problem) => show(RecordPage, { props: { title: '', back: { title: '单位', to: '/parties' }, ready: false, problem, retry: () => undefined } })

describe('a record that cannot be shown', () => {
  it('says that it is not there and leads back, instead of offering to try again', () => {
    const shown = page(new Problem(404, 'not_found', '', '没有找到，或不在您的权限范围内', 'r1'))
    expect(shown.get('h1').text()).toBe('没有找到')
    expect(shown.text()).toContain('不在您的权限范围内')
    expect(shown.get('a').text()).toBe('回到单位')
    expect(shown.text()).not.toContain('重试')
  })

  it('offers to try again when it may help', () => {
    const shown = page(new Problem(503, 'unavailable', '', '暂时不可用', 'r2'))
    expect(shown.text()).toContain('重试')
  })
})
