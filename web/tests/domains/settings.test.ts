import { describe, expect, it } from 'vitest'
import SectionForm from '@/domains/settings/SectionForm.vue'
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
