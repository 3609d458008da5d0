// The audit administrator: searches, opens an entry, verifies the chain, and takes it along for somebody who trusts nobody.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { downloaded, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { run, startServer } from '../lib/server.mjs'

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const as = (login, options) => signedIn(browser, server.base, personNamed(server.people, login), options)

/** Asks the list for one thing, as a sentence. */
async function filter(page, label, value) {
  await page.getByRole('button', { name: '添加条件' }).click()
  await page.getByRole('button', { name: label, exact: true }).click()
  await page.getByRole('textbox', { name: label }).fill(value)
  await page.getByRole('button', { name: '确定' }).click()
}

test('what a person did and was refused is found by their name', async () => {
  const clerk = await as('edu.clerk')
  assert.equal((await clerk.context.request.get('/api/v1/audit/entries')).status(), 403)
  await clerk.context.close()

  const { page, wrong, context } = await as('audit.admin')
  await visit(page, '/audit', '审计')
  await page.locator('tr.line').first().waitFor()
  await filter(page, '登录名', 'edu.clerk')
  await page.waitForURL(/login=edu\.clerk/)
  const refused = page.locator('tr.line').filter({ hasText: '被拒绝' })
  await refused.first().waitFor()
  await page.waitForFunction(() => [...document.querySelectorAll('tr.line')].every((row) => row.textContent.includes('edu.clerk')))
  await wellMade(page)
  await picture(page, 'audit-search')
  await refused.first().click()
  const entry = page.getByRole('dialog', { name: '审计记录' })
  await entry.getByText('防篡改凭据').waitFor()
  await entry.getByText('被拒绝').waitFor()
  await wellMade(page)
  await picture(page, 'audit-entry')
  await page.goto('/audit?login=edu.clerk&outcome=done')
  await page.locator('tr.line').first().waitFor()
  assert.equal(await page.locator('tr.line').filter({ hasText: '被拒绝' }).count(), 0)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('the chain is whole, and its export is verified by the program alone; one changed letter is found', async () => {
  const { page, wrong, context } = await as('audit.admin')
  await visit(page, '/audit/chain', '审计')
  await page.getByRole('button', { name: '核验整条链' }).click()
  await page.getByText('完整：没有被修改、删除、调换或截断').waitFor()
  await wellMade(page)
  await picture(page, 'audit-chain')
  const { name, bytes } = await downloaded(page, '导出文件')
  assert.match(name, /\.jsonl$/)
  const text = bytes.toString('utf8')
  assert.ok(text.includes('edu.clerk'))
  const [file, changed] = ['audit.jsonl', 'changed.jsonl'].map((one) => path.join(server.data, one))
  const verify = (one) => run('audit', 'verify', one, '--key', path.join(server.data, 'keys/audit-sm2.pub'))
  await writeFile(file, bytes)
  await verify(file)
  await writeFile(changed, text.replace('edu.clerk', 'edu.clerc'))
  await assert.rejects(verify(changed), (error) => error.code === 1)
  // Taking the trail along is itself on it.
  await page.goto('/audit?login=audit.admin')
  await page.locator('tr.line').filter({ hasText: '导出' }).first().waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})
