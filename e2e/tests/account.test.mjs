// One's own account: the second factor, tokens, the password.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { confirmIfAsked } from '../lib/acts.mjs'
import { accessibility } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { personOf, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'
import { totp } from '../lib/totp.mjs'

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

test('a second factor is set up with a picture, a key and a code, and gives recovery codes once', async () => {
  const person = personOf(server.people, 'unit_head')
  const { page, wrong, context } = await signedIn(browser, server.base, person)
  await page.goto('/account/security')
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await confirmIfAsked(page, person, page.getByRole('img', { name: '验证器二维码' }))
  await settled(page)
  assert.deepEqual(await accessibility(page), [])
  await picture(page, 'account-second-factor')
  const secret = (await page.locator('.how code').innerText()).replace(/\s/g, '')
  await page.getByLabel('验证器显示的 6 位数字').fill(totp(secret))
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByText('请现在抄下或下载').waitFor()
  const codes = await page.locator('.codes code').allInnerTexts()
  assert.ok(codes.length >= 8, `recovery codes: ${codes.length}`)
  assert.equal(new Set(codes).size, codes.length)
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByText(`还剩 ${codes.length} 个`).waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a token is shown once, works as a bearer, and not after it was revoked', async () => {
  const person = personOf(server.people, 'finance_officer')
  const { page, wrong, context } = await signedIn(browser, server.base, person)
  await page.goto('/account/tokens')
  await page.getByRole('button', { name: '新建令牌' }).click()
  const dialog = page.getByRole('dialog', { name: '新建令牌' })
  await dialog.getByLabel('用途').fill('财政对账')
  await dialog.getByLabel('查看单位').check()
  await settled(page)
  assert.deepEqual(await accessibility(page), [])
  await dialog.getByRole('button', { name: '生成令牌' }).click()
  const shown = page.locator('.fresh code')
  await confirmIfAsked(page, person, shown)
  const token = await shown.innerText()
  const call = () => fetch(`${server.base}/api/v1/parties`, { headers: { authorization: `Bearer ${token}` } })
  assert.equal((await call()).status, 200)
  await page.reload()
  await page.getByText('财政对账').first().waitFor()
  assert.ok(!(await page.content()).includes(token), 'a token is not shown again')
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销令牌' }).click()
  await page.getByText('令牌已撤销').waitFor()
  assert.equal((await call()).status, 401)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a new password is checked while it is typed and refused with words by the server', async () => {
  const person = personOf(server.people, 'provider_engineer')
  const { page, wrong, context } = await signedIn(browser, server.base, person)
  await page.goto('/account/security')
  const act = page.getByRole('button', { name: '修改密码' })
  await page.getByLabel('现在的密码').fill(person.password)
  await page.getByLabel('新密码', { exact: true }).fill('short')
  assert.equal(await act.isDisabled(), true)
  await page.getByLabel('新密码', { exact: true }).fill('Password123!')
  await page.getByLabel('再输一次新密码').fill('Password123!')
  await act.click()
  await page.locator('.error').first().waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})
