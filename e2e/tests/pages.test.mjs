// Every page of every world in both languages and on a phone: nothing breaks, nothing is asked of strangers, axe finds nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessibility } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { personOf, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const PAGES = {
  authority_leader: ['/', '/account', '/account/security', '/account/sessions', '/account/tokens', '/parties', '/cases', '/cases/draft', '/cases/new', '/cases/documents', '/cases/statistics', '/resources/import', '/resources/reconciliation', '/resources/reconciliation/run', '/resources/reconciliation/trend', '/rules/pack/xuchang/processes', '/rules/process/xuchang/network-policy', '/nowhere', '/settings'],
  provider_manager: ['/desk', '/desk/roster', '/desk/knowledge', '/desk/knowledge/new', '/desk/statistics'],
  audit_admin: ['/audit', '/audit/chain'],
  security_admin: ['/settings/sign-in'],
  system_admin: ['/jobs/mails', '/settings/mail-intake'],
}

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

for (const [role, paths] of Object.entries(PAGES)) {
  for (const [language, size] of [['zh-CN', 'desk'], ['en', 'wide'], ['zh-CN', 'phone']]) {
    test(`pages of ${role}: ${language}, ${size}`, async () => {
      const { page, wrong, context } = await signedIn(browser, server.base, personOf(server.people, role), { language, size })
      for (const path of paths) {
        await page.goto(path)
        await page.locator('main#content h1, main#content .empty').first().waitFor()
        await settled(page)
        assert.deepEqual(await accessibility(page), [], path)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`)
        await picture(page, `${role}${path.replaceAll('/', '-')}-${language}-${size}`)
      }
      assert.deepEqual(wrong, [])
      await context.close()
    })
  }
}

test('the keyboard reaches everything: skip link, search, menu', async () => {
  const { page, wrong, context } = await signedIn(browser, server.base, personOf(server.people, 'authority_leader'))
  await page.goto('/')
  await page.locator('main#content h1').waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '跳到正文')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('示例市财政')
  await page.getByRole('option', { name: /示例市财政局/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/parties\/\d+/)
  await page.locator('.who').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'who', 'Escape goes back to the button')
  assert.deepEqual(wrong, [])
  await context.close()
})
