// Signing in, being sent back to where one was, and going out again.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessibility } from '../lib/axe.mjs'
import { openBrowser, openPage, picture, settled } from '../lib/browser.mjs'
import { fillSignIn, personOf, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

for (const language of ['zh-CN', 'en']) {
  for (const size of ['desk', 'phone']) {
    test(`the sign-in page reads well: ${language}, ${size}`, async () => {
      const { page, wrong, context } = await openPage(browser, server.base, { language, size })
      await page.goto('/sign-in')
      await settled(page)
      assert.deepEqual(await accessibility(page), [])
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'login')
      await picture(page, `sign-in-${language}-${size}`)
      assert.deepEqual(wrong, [])
      await context.close()
    })
  }
}

test('a stranger is sent to sign in and comes back to the page that was asked for', async () => {
  const { page, wrong, context } = await openPage(browser, server.base)
  await page.goto('/parties?kind=finance')
  await page.waitForURL(/\/sign-in\?back=/)
  await fillSignIn(page, personOf(server.people, 'finance_officer'))
  await page.waitForURL(`${server.base}/parties?kind=finance`)
  await page.getByRole('heading', { name: '单位' }).waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a way back to elsewhere is not followed', async () => {
  const { page, context } = await openPage(browser, server.base)
  await page.goto('/sign-in?back=//evil.example/x')
  await fillSignIn(page, personOf(server.people, 'verifier'))
  await page.waitForURL(`${server.base}/`)
  await context.close()
})

test('a wrong password and a login that does not exist are answered alike', async () => {
  const said = []
  for (const login of [personOf(server.people, 'unit_clerk').login, 'nobody.at.all']) {
    const { page, context } = await openPage(browser, server.base)
    await page.goto('/sign-in')
    await fillSignIn(page, { login, password: 'Wrong-Pass-1234' })
    const alert = page.getByRole('alert').filter({ hasText: /./ })
    await alert.waitFor()
    said.push((await alert.innerText()).replace(/请求编号.*/s, '').trim())
    assert.match(await alert.innerText(), /请求编号 \S+/)
    await context.close()
  }
  assert.equal(said[0], said[1])
})

test('the language is switched in place and remembered', async () => {
  const { page, context } = await openPage(browser, server.base)
  await page.addInitScript(() => localStorage.removeItem('yunheng.kept'))
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  assert.equal(await page.evaluate(() => localStorage.getItem('yunheng.language')), 'en')
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await context.close()
})

test('signing out ends the session everywhere in the browser', async () => {
  const { page, context, wrong } = await openPage(browser, server.base)
  await page.goto('/sign-in')
  await fillSignIn(page, personOf(server.people, 'auditor'))
  await page.locator('main#content').waitFor()
  await page.locator('.who').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/sign-in/)
  await page.goto('/account')
  await page.waitForURL(/\/sign-in\?back=/)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a session that was ended elsewhere says so and keeps the way back', async () => {
  const person = personOf(server.people, 'provider_manager')
  const first = await signedIn(browser, server.base, person)
  await first.page.goto('/account/sessions')
  const second = await openPage(browser, server.base)
  await second.page.goto('/sign-in')
  await fillSignIn(second.page, person)
  await second.page.locator('main#content').waitFor()
  await first.page.reload()
  await first.page.getByRole('button', { name: '结束', exact: true }).first().click()
  await first.page.getByText('已结束').waitFor()
  await second.page.locator('nav.side .entry', { hasText: '单位' }).click()
  await second.page.waitForURL(/\/sign-in\?back=.*parties.*ended=1|\/sign-in\?.*ended=1/)
  await second.page.getByText('登录已到期或在别处结束').waitFor()
  await first.context.close()
  await second.context.close()
})
