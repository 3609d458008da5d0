// Where the text is open the authority chooses: one proposes another reading, sees what it changes, another confirms it, and
// from its day on the calculators name it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, confirmProposal, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const RULING = '/rules/ruling?pack=xuchang&key=band.border'
const QUESTION = '得分恰为90、85、80、75、70、65、60时适用哪一档？'
const OTHER = '归入较低一档；60分仍按70%'
/** The first day of the rules: what the calculators compute by where nobody names a day. */
const FROM = '2026-06-02'
const REASON = '市政府会议纪要〔2026〕3号'

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

/** The share that is paid of the second cycle at exactly 90 points. */
async function shareAtBorder(page) {
  await visit(page, '/calculators/settle', '计算工具')
  await page.getByLabel('考核得分').fill('90')
  for (const box of await page.getByLabel('计量费用').all()) await box.fill('100.00')
  await page.getByRole('button', { name: '计算应付' }).click()
  await page.waitForURL(/run=/)
  const row = page.getByRole('row', { name: /^C2/ })
  await row.waitFor()
  return { row, share: await row.getByRole('cell').nth(1).innerText() }
}

test('another reading is proposed with its day and its effect, and not by one person alone', async () => {
  const { page, wrong, context } = await as('data.officer1')
  assert.equal((await shareAtBorder(page)).share, '100%')

  await visit(page, '/rules/pack/xuchang/rulings', /许昌/)
  await page.getByLabel('搜索问题、条款、编号').fill('band.border')
  await page.getByRole('link', { name: QUESTION }).click()
  await page.getByRole('heading', { level: 1, name: QUESTION }).waitFor()
  const propose = page.getByRole('button', { name: '提交复核' })
  assert.equal(await propose.isDisabled(), true, 'nothing to propose before another reading is chosen')
  await page.getByRole('radio', { name: OTHER }).check()
  await typeDate(page, '自何日起采用', FROM)
  await page.getByRole('textbox', { name: '理由' }).fill(REASON)
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByText(/个算例中有 \d+ 个结果不同/).waitFor()
  assert.ok((await page.getByRole('table').getByRole('row').count()) > 1, 'the effect names what changes')
  await wellMade(page)
  await page.getByRole('textbox', { name: '理由' }).evaluate((box) => document.getElementById('content').scrollBy(0, box.getBoundingClientRect().top - 120))
  await picture(page, 'ruling')
  await propose.click()
  await agree(page, '提交复核')
  await page.waitForURL(/\/rules\/pack\/xuchang\/rulings/)

  await page.goto(RULING)
  await page.getByText('已有一项选择等待另一人复核').waitFor()
  await page.getByRole('link', { name: '查看', exact: true }).click()
  await page.getByText('自己提出的须由他人复核').waitFor()
  assert.equal(await page.getByRole('button', { name: '确认生效' }).count(), 0)
  assert.equal((await shareAtBorder(page)).share, '100%', 'nothing holds before a second person agreed')
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a second person confirms it, and the calculator computes with it and names it', async () => {
  const leader = await as('data.leader')
  await visit(leader.page, '/', '待办')
  await leader.page.locator('li.task').filter({ hasText: 'AMB-54' }).getByRole('link', { name: /^复核：/ }).click()
  await leader.page.getByRole('dialog', { name: '复核' }).getByText(REASON).waitFor()
  await wellMade(leader.page)
  await picture(leader.page, 'ruling-proposal')
  await confirmProposal(leader.page, named('data.leader'))
  assert.deepEqual(leader.wrong, [])
  await leader.context.close()

  const { page, wrong, context } = await as('finance.officer')
  const { row, share } = await shareAtBorder(page)
  assert.equal(share, '95%')
  await row.getByRole('button').click()
  const because = page.getByRole('dialog', { name: '依据' })
  await because.getByRole('link', { name: QUESTION }).waitFor()
  await because.getByText(OTHER).waitFor()
  await wellMade(page)
  await picture(page, 'ruling-named')
  await because.getByRole('link', { name: QUESTION }).click()
  await page.getByText(`${named('data.officer1').name} 提出，${named('data.leader').name} 复核`).waitFor()
  await page.getByText(REASON).waitFor()
  assert.equal(await page.getByRole('button', { name: '提交复核' }).count(), 0, 'who may not choose is not asked to')
  await wellMade(page)
  assert.deepEqual(wrong, [])
  await context.close()
})
