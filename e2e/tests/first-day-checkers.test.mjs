// The first day of those who check: finance that pays, a verifier who distrusts every figure, an auditor who reads.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { downloaded, tryCalculator, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { csvRows, fen, isPdf } from '../lib/files.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
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

const as = (login, options) => signedIn(browser, server.base, personNamed(server.people, login), options)

test('finance sees who pays, and what is payable with its clauses, as a document to sign', async () => {
  const { page, wrong, context } = await as('finance.officer')
  await visit(page, '/', '待办')
  await page.getByText('都办完了').waitFor()
  await visit(page, '/parties?kind=using_unit', '单位')
  await page.locator('tr.line').first().waitFor()
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const rows = csvRows((await downloaded(page, '导出 CSV')).bytes)
  assert.ok(rows.length > 30 && rows.some((row) => Object.values(row).includes('示例市财政局')), 'the payer stands in the file')
  await tryCalculator(page, 'settle', '计算应付')
  const payable = page.getByRole('row', { name: /^C2/ }).getByRole('button')
  const shown = fen(await payable.innerText())
  await wellMade(page)
  await picture(page, 'calculator-settle')
  await payable.click()
  const because = page.getByRole('dialog', { name: '依据' })
  await because.getByText('算式').waitFor()
  assert.equal(fen(await because.locator('.figure .value').evaluate((value) => value.firstChild.textContent)), shown)
  await because.getByRole('heading', { name: '口径' }).waitFor()
  await wellMade(page)
  await page.keyboard.press('Escape')
  await because.waitFor({ state: 'hidden' })
  isPdf((await downloaded(page, 'PDF')).bytes)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a verifier recomputes a bill from its file and opens it again later', async () => {
  const { page, wrong, context } = await as('verifier')
  await visit(page, '/', '待办')
  await page.getByText('都办完了').waitFor()
  await tryCalculator(page, 'rate', '计算费用')
  const total = await page.locator('.sum .big').innerText()
  const file = await downloaded(page, 'JSON')
  const whole = JSON.parse(file.bytes.toString('utf8'))
  assert.equal(fen(whole.totals.charge), fen(total))
  const byUnit = whole.totals.by_unit.reduce((sum, row) => sum + fen(row.charge), 0n)
  assert.equal(byUnit, fen(total), 'units sum to the total')
  const address = new URL(page.url())
  await page.goto('/rules')
  await page.goto(address.pathname + address.search)
  await page.locator('.sum .big').waitFor()
  assert.equal(await page.locator('.sum .big').innerText(), total, 'a run is opened again as it was answered')
  assert.deepEqual(wrong, [])
  await context.close()
})

test('nobody opens the run of somebody else', async () => {
  const { page, context } = await as('verifier')
  await tryCalculator(page, 'settle', '计算应付')
  const id = new URL(page.url()).searchParams.get('run')
  await context.close()
  const other = await as('finance.officer')
  assert.equal((await other.context.request.get(`/api/v1/calculations/${id}`)).status(), 404)
  await other.page.goto(`/calculators/settle?run=${id}`)
  await other.page.getByText('没有找到，或不在您的权限范围内').waitFor()
  assert.equal(await other.page.getByRole('columnheader', { name: /^应付/ }).count(), 0)
  assert.deepEqual(other.wrong, [])
  await other.context.close()
})

test('an auditor reads rules, rights and deliveries, and changes nothing', async () => {
  const { page, wrong, context } = await as('auditor')
  await visit(page, '/', '待办')
  await wellMade(page)
  await visit(page, '/people/grants', '人员与授权')
  await page.locator('tr.line').first().waitFor()
  assert.equal(await page.getByRole('link', { name: '提出授权' }).count(), 0)
  assert.equal(await page.getByRole('button', { name: '收回' }).count(), 0)
  await wellMade(page)
  await visit(page, '/deliveries', '送达')
  await page.locator('tr.line').first().waitFor()
  assert.equal(await page.getByRole('link', { name: '发通知' }).count(), 0)
  await wellMade(page)
  await page.goto('/rules/pack/xuchang/rulings')
  await page.locator('tr.line').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  assert.equal(await page.getByRole('button', { name: '提交复核' }).count(), 0)
  await wellMade(page)
  await page.goto('/rules/pack/xuchang')
  await page.getByRole('heading', { level: 1, name: /许昌/ }).waitFor()
  await wellMade(page)
  await picture(page, 'pack')
  await page.getByRole('button', { name: '导出规则包' }).waitFor()
  const pack = await downloaded(page, '导出规则包')
  assert.equal(pack.bytes.toString('latin1', 0, 2), 'PK')
  assert.deepEqual(wrong, [])
  await context.close()
})
