import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { UiDialog } from '@/ui'
import { show } from '../mounting'

afterEach(() => {
  document.body.innerHTML = ''
})

/** Elements that count as a banner of the page. */
const banners = () => [...document.querySelectorAll('header')].filter((one) => one.getAttribute('role') !== 'none')

describe('a dialog is no part of the page around it', () => {
  it('brings no second banner when it is there from the beginning', async () => {
    show(UiDialog, { attach: true, props: { title: '更正', modelValue: true } })
    await flushPromises()
    expect(document.querySelector('header')?.textContent).toContain('更正')
    expect(banners()).toEqual([])
  })

  it('brings none when it is opened later, nor when it is opened again', async () => {
    const shown = show(UiDialog, { attach: true, props: { title: '更正', modelValue: false } })
    for (const open of [true, false, true]) {
      await shown.setProps({ modelValue: open } as never)
      await flushPromises()
      expect(banners()).toEqual([])
    }
    expect(document.querySelector('[role="dialog"]')?.textContent).toContain('更正')
  })
})
