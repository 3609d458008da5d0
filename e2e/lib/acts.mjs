// What people do on many pages: choose from a list, agree to a question, show again who they are.

import { readFile } from 'node:fs/promises'
import { wellMade } from './axe.mjs'
import { freshCode } from './people.mjs'

/** Opens a page of a signed-in person and waits for its head. */
export async function visit(page, path, heading) {
  await page.goto(path)
  await page.locator('main#content').getByRole('heading', { level: 1, name: heading }).first().waitFor()
}

/** Opens a choice by its label, types what it is looked for by and takes the first that says `text`. */
export async function choose(page, label, text, typed = '') {
  const box = page.getByLabel(label, { exact: true })
  // What was chosen before lies over the box and takes the click for it.
  await box.click({ force: true })
  if (typed !== '') await box.pressSequentially(typed)
  // Its own list: the one that was open before may still be on its way out.
  const list = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`)
  await list.getByRole('option', { name: text }).first().click()
}

/** Types a day or a moment, and waits until the calendar under the box has gone. */
export async function typeDate(page, label, value) {
  const box = page.getByLabel(label, { exact: true })
  const calendar = page.locator('.el-picker__popper').filter({ visible: true })
  await box.fill(value)
  // It comes a moment after the box is entered; what is pressed before that does not close it.
  await calendar.waitFor()
  await wellMade(page)
  await box.press('Enter')
  await calendar.waitFor({ state: 'hidden' })
}

/** Answers the question that is open; `reason` where one is asked for. */
export async function agree(page, act, reason) {
  const dialog = page.getByRole('dialog').filter({ has: page.locator('#ask-form') })
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

/** The file that the browser gets when a button is pressed. */
export async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Computes with the tables of the example city and waits for the answer. */
export async function tryCalculator(page, tool, act) {
  await page.goto(`/calculators/${tool}`)
  await page.getByRole('button', { name: '用示例城市的文件试试' }).click()
  const button = page.getByRole('button', { name: act, exact: true })
  await button.and(page.locator(':enabled')).click()
  await page.waitForURL(/[?&]run=\d+/)
}

/** Signs for the notice that is open, and waits until it says so. */
export async function signNotice(page, title) {
  const notice = page.locator('li.notice').filter({ hasText: title })
  await notice.getByRole('button', { name: '签收', exact: true }).click()
  await agree(page, '签收')
  await notice.getByText('已签收').waitFor()
}

/** Confirms the proposal whose drawer is open. */
export async function confirmProposal(page, person, done = page.getByText('已确认生效')) {
  const drawer = page.getByRole('dialog', { name: '复核' })
  await drawer.getByRole('button', { name: '确认生效' }).click()
  await agree(page, '确认生效')
  await confirmIfAsked(page, person, done)
}
