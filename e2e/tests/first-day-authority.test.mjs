// The first day of the authority: an officer who sends a notice and reckons the bill, a leader who decides on a phone, a county.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, choose, confirmProposal, downloaded, signNotice, tryCalculator, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { csvRows, fen, workbook } from '../lib/files.mjs'
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

test('an officer sees the whole city and finds anything from one box', async () => {
  const { page, wrong, context } = await as('data.officer1')
  await visit(page, '/', '待办')
  await page.getByRole('link', { name: /选择口径/ }).waitFor()
  await wellMade(page)
  await visit(page, '/parties', '单位')
  await page.locator('tr.line').first().waitFor()
  assert.ok((await page.locator('tr.line').count()) > 40)
  await wellMade(page)
  for (const [typed, found] of [['示例市图书馆', /示例市图书馆/], ['edu.clerk', personNamed(server.people, 'edu.clerk').name], ['XC-M-12', 'XC-M-12']]) {
    await page.keyboard.press('Control+k')
    await page.keyboard.type(typed)
    await page.getByRole('option', { name: found }).first().waitFor()
    await page.keyboard.press('Escape')
  }
  assert.deepEqual(wrong, [])
  await context.close()
})

test('an officer sends a notice that starts a clock, and sees it run and who signed', async () => {
  const officer = await as('data.officer1')
  await visit(officer.page, '/notices/new', '发通知')
  await choose(officer.page, '发给', /示例市图书馆/, '示例市图书馆')
  await officer.page.getByLabel('标题').first().fill('拟删除闲置测试机')
  await officer.page.getByLabel('正文').first().fill('这台测试机已三个月无人使用，有异议请在期限内提出。')
  await officer.page.getByLabel('需要签收').check()
  await officer.page.getByLabel('由此开始计算时限').check()
  await officer.page.getByLabel('时限', { exact: true }).click()
  await officer.page.getByRole('option', { name: /删除通知后的异议期/ }).click()
  await wellMade(officer.page)
  await picture(officer.page, 'notice-new')
  await officer.page.getByRole('button', { name: '发送' }).click()
  await agree(officer.page, '发送')
  await officer.page.waitForURL(/\/deliveries\?batch=/)

  const clerk = await as('library.clerk')
  await visit(clerk.page, '/?tab=notices', '待办')
  await clerk.page.getByRole('button', { name: /拟删除闲置测试机/ }).click()
  await clerk.page.getByText('这台测试机已三个月无人使用，有异议请在期限内提出。').waitFor()
  await signNotice(clerk.page, '拟删除闲置测试机')
  assert.deepEqual(clerk.wrong, [])
  await clerk.context.close()

  await officer.page.reload()
  const row = officer.page.locator('tr.line').filter({ hasText: personNamed(server.people, 'library.clerk').name })
  await row.getByText('已签收').waitFor()
  await row.click()
  await officer.page.getByRole('dialog').getByText('起算').first().waitFor()
  await wellMade(officer.page)
  await picture(officer.page, 'delivery')
  assert.equal(await officer.page.getByText('尚未起算').count(), 0)
  assert.deepEqual(officer.wrong, [])
  await officer.context.close()
})

test('an officer reckons the bill: lines sum to the total, a figure opens, the files are real', async () => {
  const { page, wrong, context } = await as('data.officer1')
  await tryCalculator(page, 'rate', '计算费用')
  await page.locator('tr.line').first().waitFor()
  await wellMade(page)
  await picture(page, 'calculator-rate')
  const total = fen(await page.locator('.sum .big').innerText())
  const rows = csvRows((await downloaded(page, 'CSV')).bytes)
  assert.ok(rows.length > 1000, `${rows.length} lines`)
  assert.equal(rows.reduce((sum, row) => sum + fen(row.charge), 0n), total, 'the lines of the file sum to the total of the page')
  assert.match(workbook((await downloaded(page, 'Excel')).bytes), /<sheet /)
  await page.locator('tr.line').first().getByRole('button').last().click()
  const because = page.getByRole('dialog', { name: '依据' })
  await because.getByText('算式').waitFor()
  await because.getByText('条款').waitFor()
  await wellMade(page)
  await picture(page, 'because')
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a leader decides on a phone what an officer proposed', async () => {
  const leader = personNamed(server.people, 'data.leader')
  const { page, wrong, context } = await as('data.leader', { size: 'phone' })
  await visit(page, '/', '待办')
  const task = page.locator('li.task').filter({ hasText: '口径AMB-37' })
  await task.waitFor()
  await wellMade(page)
  await picture(page, 'first-day-leader-phone')
  await task.getByRole('link', { name: /^复核：/ }).click()
  await page.getByRole('dialog', { name: '复核' }).getByRole('button', { name: '确认生效' }).waitFor()
  await wellMade(page)
  await picture(page, 'proposal-phone')
  await confirmProposal(page, leader)
  await visit(page, '/', '待办')
  await page.locator('li.task').first().waitFor()
  assert.equal(await task.count(), 0, 'what was decided does not wait any more')
  assert.deepEqual(wrong, [])
  await context.close()
})

test("a county's officer sees the county and keeps its parties", async () => {
  const { page, wrong, context } = await as('east.officer')
  await visit(page, '/parties', '单位')
  await page.locator('tr.line').first().waitFor()
  const seen = (await page.locator('tr.line td:first-child').allInnerTexts()).map((name) => name.trim())
  assert.ok(seen.length >= 4 && seen.every((name) => name.startsWith('示例东区')), seen.join(' '))
  await page.getByRole('link', { name: '新建单位' }).waitFor()
  const rows = csvRows(await csvOf(page))
  assert.equal(rows.length, seen.length)
  assert.deepEqual(wrong, [])
  await context.close()
})

async function csvOf(page) {
  await page.getByRole('button', { name: '导出', exact: true }).click()
  return (await downloaded(page, '导出 CSV')).bytes
}
