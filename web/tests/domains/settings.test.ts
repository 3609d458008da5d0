import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import SectionForm from '@/domains/settings/SectionForm.vue'
import TypedText from '@/domains/settings/TypedText.vue'
import { show } from '../mounting'

function save(more: Record<string, unknown>) {
  const shown = show(SectionForm, { props: { lead: '', ready: true, loading: null, problem: null, changed: true, busy: false, ...more } })
  return shown.get<HTMLButtonElement>('button[type=submit]').element
}

describe('a section of the settings', () => {
  it('can be saved when something changed, also where nobody says whether it is valid', () => {
    expect(save({}).disabled).toBe(false)
    expect(save({ changed: false }).disabled).toBe(true)
    expect(save({ valid: false }).disabled).toBe(true)
  })
})

describe('a list that is typed as text', () => {
  it('counts while it is typed, stays as it was typed, and gives way to what comes from elsewhere', async () => {
    const shown = show(TypedText, { props: { value: '200', onTyped: (text: string) => void shown.setProps({ value: text.trim() } as never) } })
    const input = shown.get('input')
    await input.setValue('200 ')
    expect(shown.emitted('typed')).toEqual([['200 ']])
    await flushPromises()
    expect(input.element.value).toBe('200 ')
    await input.setValue('200 201')
    await flushPromises()
    expect(input.element.value).toBe('200 201')
    await shown.setProps({ value: '204' } as never)
    expect(input.element.value).toBe('204')
  })
})
