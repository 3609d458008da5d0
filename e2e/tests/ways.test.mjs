// Ways through the page: doors that are closed to a role, keys instead of a mouse, the other language.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, openPage, picture } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

/** What each role may not open: the worlds are apart, and within business so are the parties. */
const CLOSED = {
  'edu.clerk': ['/audit', '/settings', '/jobs', '/people/grants/new', '/people/review', '/parties/new', '/notices/new'],
  'data.leader': ['/audit', '/settings', '/people/new', '/people/roles/new'],
  'system.admin': ['/rules', '/calculators/rate', '/audit', '/people/roles/new'],
  'security.admin': ['/rules', '/calculators/settle', '/audit', '/parties', '/jobs', '/people/new'],
  'audit.admin': ['/rules', '/calculators/size', '/settings', '/parties', '/people/grants/new'],
}
const MOST_TABS = 80

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const named = (login) => personNamed(server.people, login)
const as = (login, options) => signedIn(browser, server.base, named(login), options)

for (const [login, paths] of Object.entries(CLOSED)) {
  test(`a page that ${login} may not open says so and leads back`, async () => {
    const { page, wrong, context } = await as(login)
    const asked = []
    page.on('response', (response) => asked.push(response.status()))
    for (const path of paths) {
      await page.goto(path)
      await page.getByText('您没有查看这个页面的权限').waitFor()
    }
    await wellMade(page)
    await picture(page, `closed-${login}`)
    assert.ok(!asked.includes(403), 'a page that is closed asks the server for nothing')
    await page.getByRole('link', { name: '回到待办' }).click()
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    assert.deepEqual(wrong, [])
    await context.close()
  })
}

/** Goes on with Tab until `target` has the focus. */
async function tabTo(page, target) {
  await target.waitFor()
  for (let n = 0; n < MOST_TABS; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab does not reach ${target}`)
}

test('somebody signs in and confirms a proposal with keys alone', async () => {
  const leader = named('data.leader')
  const { page, wrong, context } = await openPage(browser, server.base)
  await page.goto('/sign-in')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'login')
  await page.keyboard.type(leader.login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(leader.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await tabTo(page, page.locator('li.task').getByRole('link', { name: /^复核：/ }).first())
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('dialog', { name: '复核' })
  await tabTo(page, drawer.getByRole('button', { name: '确认生效' }))
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('dialog', { name: '确认生效' }).getByRole('button', { name: '确认生效' }))
  await page.keyboard.press('Enter')
  const identity = page.getByRole('dialog', { name: '请再次确认身份' })
  const done = page.getByText('已确认生效')
  await identity.or(done).first().waitFor()
  if (await identity.isVisible()) {
    await tabTo(page, identity.locator('input[autocomplete=current-password]'))
    await page.keyboard.type(leader.password)
    await page.keyboard.press('Enter')
  }
  await done.waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})

test('in English no word of the page itself is Chinese, and the choice is kept', async () => {
  const { page, wrong, context } = await as('data.officer1')
  await visit(page, '/', '待办')
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('html[lang=en]').waitFor()
  const entries = page.locator('nav.side .entry')
  for (const entry of await entries.all()) {
    await entry.click()
    await page.locator('main#content h1').first().waitFor()
    await wellMade(page)
    // Names of parties and people stay as they are written; heads, labels and buttons do not.
    const own = await page.locator('nav.side .entry, main#content h1, main#content h2, main#content th[scope=col], main#content button.button, main#content label').allInnerTexts()
    const chinese = own.filter((text) => /\p{Script=Han}/u.test(text))
    assert.deepEqual(chinese, [], page.url())
  }
  assert.equal(await page.evaluate(() => localStorage.getItem('yunheng.language')), 'en')
  assert.deepEqual(wrong, [])
  await context.close()
})
