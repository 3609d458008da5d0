// Signing in as people do, once each: a one-time code is good for one sign-in.

import { openPage } from './browser.mjs'
import { STEP_MS, totp } from './totp.mjs'

const storages = new Map()
/** The last step of time whose code was used, by secret: a code is good for one use. */
const used = new Map()

/** A code that nobody used yet. The server takes the code of the step that is about to come as well. */
export async function freshCode(secret) {
  const now = () => Math.floor(Date.now() / STEP_MS)
  const step = Math.max(now(), (used.get(secret) ?? 0) + 1)
  while (step > now() + 1) await new Promise((resolve) => setTimeout(resolve, 500))
  used.set(secret, step)
  return totp(secret, step * STEP_MS)
}

export function personOf(people, role) {
  const found = people.find((one) => one.role === role)
  if (found === undefined) throw new Error(`the demo city has nobody with the role ${role}`)
  return found
}

export function personNamed(people, login) {
  const found = people.find((one) => one.login === login)
  if (found === undefined) throw new Error(`the demo city has nobody with the login ${login}`)
  return found
}

/** Fills in the sign-in page that is open. */
export async function fillSignIn(page, person) {
  await page.locator('input[name=login]').fill(person.login)
  await page.locator('input[name=password]').fill(person.password)
  await page.locator('input[name=password]').press('Enter')
  if (person.totp_secret) await page.locator('input[autocomplete=one-time-code]').fill(await freshCode(person.totp_secret))
}

/** A window in which somebody is signed in. What the sign-in page itself does has a test of its own; here only its calls are made. */
export async function signedIn(browser, base, person, options = {}) {
  const key = `${base} ${person.login}`
  if (!storages.has(key)) storages.set(key, await session(browser, base, person))
  return openPage(browser, base, { ...options, storage: storages.get(key) })
}

async function session(browser, base, { login, password, totp_secret }) {
  const context = await browser.newContext({ baseURL: base })
  const post = async (path, data) => {
    const answer = await context.request.post(`/api/v1/${path}`, { data })
    if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  const { ticket } = await post('sign-in', { login, password })
  if (ticket) await post('sign-in/totp', { ticket, code: await freshCode(totp_secret) })
  const storage = await context.storageState()
  await context.close()
  return storage
}
