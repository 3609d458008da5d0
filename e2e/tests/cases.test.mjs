// Cases in the browser, each party with its own account: a network policy from request to closing, returned once and sent
// again; a maintenance notice that is planned too early, then sent, released, told and signed for.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { choose, signNotice, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const DAY_MS = 24 * 3600_000
const ZONE_MS = 8 * 3600_000

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

/** Does something in a window of somebody's own; nothing may go wrong in it. */
async function as(login, does, options) {
  const { page, wrong, context } = await signedIn(browser, server.base, personNamed(server.people, login), options)
  const result = await does(page)
  assert.deepEqual(wrong, [], login)
  await context.close()
  return result
}

/** Opens from the workbench what waits for somebody. */
async function takeUp(page, task, what) {
  await visit(page, '/', '待办')
  await page.getByRole('link', { name: new RegExp(`^(办理|签收)：${task}.*${what}`) }).click()
  await page.waitForURL((url) => url.pathname + url.search !== '/')
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
/** What waits for this person on the page of a case; gone once it is done. */
const mine = (page) => page.getByRole('region', { name: /^等您办理/ })
const done = (page) => mine(page).waitFor({ state: 'detached' })
/** A moment some days from today at UTC+8, as it is typed. */
const daysAhead = (days, time) => `${new Date(Date.now() + ZONE_MS + days * DAY_MS).toISOString().slice(0, 10)} ${time}`

async function begin(page, kind) {
  await visit(page, '/cases/new', '发起事项')
  await press(page, `发起：${kind}`)
  await page.waitForURL(/\/cases\/\d+\/edit$/)
  await page.locator('main#content').getByRole('heading', { level: 1, name: kind }).waitFor()
}

/** Waits until everything that was typed is on the server. */
const kept = (page) => page.locator('[data-state=kept]').filter({ hasText: '草稿已保存' }).waitFor()

test('a network policy goes from request to closing, returned once and sent again', async () => {
  const system = '全市统一考试平台'
  const headline = `开通网络策略：${system}`

  const address = await as('edu.clerk', async (page) => {
    await begin(page, '网络策略开通/关闭')
    await page.getByLabel('信息系统名称', { exact: true }).fill(system)
    await choose(page, '云服务商', '示例云甲科技有限公司', '云甲')
    await page.getByRole('radio', { name: '开通' }).check()
    await page.getByLabel('申请理由', { exact: true }).fill('统一考试需要从各区县教育专网访问考试服务。')
    await press(page, '提交')
    await page.getByText(/有 \d+ 处需要修改/).waitFor()
    await wellMade(page)
    await picture(page, 'case-refused')

    await press(page, '添加一行')
    await page.getByLabel('第1行 方向').selectOption('入')
    await page.getByLabel('第1行 源地址').fill('10.8.0.0/16')
    await page.getByLabel('第1行 目的地址').fill('172.16.4.12')
    await page.getByLabel('第1行 协议').selectOption('TCP')
    await page.getByLabel('第1行 端口').fill('1-65535')
    await kept(page)
    await page.reload()
    await page.getByLabel('第1行 端口').waitFor()
    assert.equal(await page.getByLabel('第1行 端口').inputValue(), '1-65535', 'a draft is there again')
    assert.equal(await page.getByLabel('信息系统名称', { exact: true }).inputValue(), system)
    await settled(page)
    await picture(page, 'case-draft')
    await press(page, '提交')
    await page.waitForURL(/\/cases\/\d+$/)
    await page.getByRole('heading', { level: 1, name: headline }).waitFor()
    await page.getByText(/^网策〔\d{4}〕\d{4}号$/).waitFor()
    return new URL(page.url()).pathname
  })

  await as('data.officer1', async (page) => {
    await takeUp(page, '主管部门审核', system)
    await press(page, '退回补正')
    const dialog = page.getByRole('dialog', { name: '退回补正' })
    await dialog.getByRole('radio', { name: '填写申请' }).check()
    await dialog.getByLabel('需要补正什么').fill('端口范围过大，请写到具体端口。')
    await wellMade(page)
    await dialog.getByRole('button', { name: '退回补正', exact: true }).click()
    await page.getByText('已退回', { exact: true }).first().waitFor()
    await done(page)
  })

  await as('edu.clerk', async (page) => {
    await takeUp(page, '填写申请', system)
    await page.getByText('退回补正：端口范围过大，请写到具体端口。').waitFor()
    await page.getByLabel('第1行 端口').fill('443')
    await press(page, '提交')
    await done(page)
    // What was asked first and what is asked now stand beside each other.
    await page.locator('tr.gone').filter({ hasText: '1-65535' }).waitFor()
    await page.locator('tr.new').filter({ hasText: '443' }).waitFor()
  })

  await as('data.officer1', async (page) => {
    await takeUp(page, '主管部门审核', system)
    await page.getByLabel(/^办理意见/).fill('同意，请按最小权限开通。')
    await press(page, '同意')
    await done(page)
    await wellMade(page)
  }, { size: 'phone' })

  await as('clouda.engineer', async (page) => {
    await takeUp(page, '云服务商办理', system)
    await mine(page).getByText(/还剩/).waitFor()
    await press(page, '签收')
    await page.getByText(/^已由.+签收$/).waitFor()
    await press(page, '查看依据')
    const reasons = page.getByRole('dialog', { name: '依据' })
    await reasons.getByRole('link', { name: 'XC-M-14' }).first().waitFor()
    await wellMade(page)
    await picture(page, 'case-due')
    await page.keyboard.press('Escape')
    await reasons.waitFor({ state: 'hidden' })
    await press(page, '办结')
    await page.getByText('有 1 处需要修改').waitFor()
    await typeDate(page, '完成时间', daysAhead(0, '09:00'))
    await page.getByLabel(/^办理说明/).fill('已开通并联调。')
    await press(page, '办结')
    await done(page)
  })

  await as('edu.clerk', async (page) => {
    await takeUp(page, '使用单位确认', system)
    assert.equal(new URL(page.url()).pathname, address)
    await press(page, '确认')
    await done(page)
    await page.locator('header').getByText('已办结', { exact: true }).waitFor()
    assert.equal(await page.locator('li.done').count(), 4, 'every step is done')
    await wellMade(page)
    await picture(page, 'case-closed')
    await visit(page, '/cases/ended', '事项')
    await page.getByLabel('搜索', { exact: true }).fill(system)
    await page.waitForURL(/q=/)
    await page.getByRole('link', { name: headline }).waitFor()
  })
})

test('a maintenance notice planned too early is refused; then it is released, told and signed for', async () => {
  const title = '核心存储固件升级'

  await as('clouda.engineer', async (page) => {
    await begin(page, '计划维护通知')
    await page.getByLabel('维护名称', { exact: true }).fill(title)
    await typeDate(page, '计划开始时间', daysAhead(1, '22:00'))
    await typeDate(page, '计划结束时间', daysAhead(2, '04:00'))
    await page.getByLabel('维护内容', { exact: true }).fill('升级核心存储固件，期间切换控制器。')
    await page.getByLabel('影响范围', { exact: true }).fill('云硬盘读写短时中断，每次不超过一分钟。')
    await choose(page, '受影响的使用单位', '示例市教育局', '教育局')
    await kept(page)
    await press(page, '提交')
    const start = page.locator('[data-pointer="/form/planned_start"]')
    await start.getByRole('alert').filter({ hasText: '三个完整工作日' }).waitFor()
    await wellMade(page)
    await picture(page, 'maintenance-too-early')

    await typeDate(page, '计划开始时间', daysAhead(28, '22:00'))
    await typeDate(page, '计划结束时间', daysAhead(29, '04:00'))
    await press(page, '提交')
    await page.waitForURL(/\/cases\/\d+$/)
    await page.getByText(/^维通〔\d{4}〕\d{4}号$/).waitFor()
  })

  await as('clouda.manager', async (page) => {
    await takeUp(page, '服务商负责人核发', title)
    await press(page, '同意')
    await done(page)
    await page.getByText(/^已通知 \d+ 人/).waitFor()
  })

  await as('edu.clerk', async (page) => {
    await takeUp(page, '计划维护通知', title)
    const notice = page.locator('li.notice').filter({ hasText: title })
    await notice.getByText('云硬盘读写短时中断').waitFor()
    await signNotice(page, title)
    await wellMade(page)
    await notice.locator('a').click()
    await page.waitForURL(/\/cases\/\d+$/)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    assert.equal(await mine(page).count(), 0, 'a unit that is told has nothing to decide')
  }, { size: 'phone' })

  await as('clouda.engineer', async (page) => {
    await takeUp(page, '实施维护并记录', title)
    await typeDate(page, '实际开始时间', daysAhead(28, '22:05'))
    await typeDate(page, '实际结束时间', daysAhead(29, '01:30'))
    await page.getByLabel('实施结果', { exact: true }).fill('升级完成，读写正常。')
    await press(page, '办结')
    await done(page)
    await page.locator('header').getByText('已办结', { exact: true }).waitFor()
    await wellMade(page)
  })
})
