// Signing in as people do, once each: a one-time code is good for one sign-in.

import { totp } from './totp.mjs'
import { openPage } from './browser.mjs'

const storages = new Map()

export function personOf(people, role) {
  const found = people.find((one) => one.role === role)
  if (found === undefined) throw new Error(`the demo city has nobody with the role ${role}`)
  return found
}

/** Fills in the sign-in page that is open. */
export async function fillSignIn(page, person) {
  await page.locator('input[name=login]').fill(person.login)
  await page.locator('input[name=password]').fill(person.password)
  await page.locator('input[name=password]').press('Enter')
  if (person.totp_secret) await page.locator('input[autocomplete=one-time-code]').fill(totp(person.totp_secret))
}

/** A window in which somebody is signed in. */
export async function signedIn(browser, base, person, options = {}) {
  const key = `${base} ${person.login}`
  if (!storages.has(key)) {
    const { page, context } = await openPage(browser, base)
    await page.goto('/sign-in')
    await fillSignIn(page, person)
    await page.locator('main#content').waitFor()
    storages.set(key, await context.storageState())
    await context.close()
  }
  return openPage(browser, base, { ...options, storage: storages.get(key) })
}
