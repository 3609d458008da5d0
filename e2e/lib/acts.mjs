// What people do on many pages: choose from a list, agree to a question, show again who they are.

import { freshCode } from './people.mjs'

/** Opens a choice by its label, types what it is looked for by and takes the first that says `text`. */
export async function choose(page, label, text, typed = '') {
  const box = page.getByLabel(label, { exact: true })
  await box.click()
  if (typed !== '') await box.pressSequentially(typed)
  await page.getByRole('option', { name: text }).first().click()
}

/** Answers the question that is open; `reason` where one is asked for. */
export async function agree(page, act, reason) {
  const dialog = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: act, exact: true }) })
  await dialog.waitFor()
  if (reason !== undefined) await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name: act, exact: true }).click()
}

/** Shows who is at the keyboard, where that is asked before `then` comes about. */
export async function confirmIfAsked(page, person, then) {
  const dialog = page.getByRole('dialog', { name: '请再次确认身份' })
  await dialog.or(then).first().waitFor()
  if (!(await dialog.isVisible())) return
  if (person.totp_secret) await dialog.locator('input[autocomplete=one-time-code]').fill(await freshCode(person.totp_secret))
  else {
    await dialog.locator('input[autocomplete=current-password]').fill(person.password)
    await dialog.getByRole('button', { name: '确认' }).click()
  }
  await then.first().waitFor()
}
