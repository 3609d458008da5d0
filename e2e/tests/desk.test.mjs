// The service desk: a call is taken, classified and given to whoever is on duty; an incident misses its limit and is escalated; what is
// the same is merged; knowledge is found while somebody types; what has ended is rated, and everything is counted.

import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { agree, choose, downloaded, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { colleague } from '../lib/office.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const PACK = '服务台试办市'
const DAY_MS = 24 * 3600_000
const ZONE_MS = 8 * 3600_000

let browser
let server
let people

/** A city in which a serious incident is late at once, so that nobody waits a quarter of an hour for the test. */
async function trial(data) {
  const at = path.join(data, 'packs/trial')
  const files = {
    'pack.toml': `id = "trial"\ntitle = "${PACK}"\nprefix = "TT"\nversion = "2026.1"\nbased_on = ["national"]\noverrides = ["deadlines.evt.escalate", "deadlines.evt.serious"]\ndivision_code = "999900"\nstatus = "in_force"\nvalid_from = 2026-01-01\n`,
    'sources/measures.toml': '[document]\nid = "TT-M"\ntitle = "试办办法"\nnumber = "试办〔2026〕1号"\nkind = "measures"\nissued_on = 2026-01-01\n\n[[article]]\nid = "TT-M-1"\nplace = "第一条"\ngist = "严重故障立即响应"\n',
    'dispositions.toml': 'disposition = [{ article = "TT-M-1", state = "encoded", because = "时限 evt.serious" }]\n',
    'parameters/deadlines.toml': '[[evt.serious]]\nname = "严重故障响应"\nlimit = "0min"\nstarts = "event.reported"\nactor = "provider"\nfrom = 2026-01-01\nclause = "TT-M-1"\nverified_on = 2026-11-22\n\n[[evt.escalate]]\nname = "响应超时升级"\nlimit = "0min"\nstarts = "event.response_late"\nactor = "provider"\nfrom = 2026-01-01\nclause = "TT-M-1"\nverified_on = 2026-11-22\n',
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(at, file)), { recursive: true })
    await writeFile(path.join(at, file), text)
  }
}

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  await trial(server.data)
  const cast = ['edu.clerk', 'hr.clerk', 'clouda.engineer', 'clouda.manager']
  people = Object.fromEntries(await Promise.all(cast.map(async (login) => [login, await colleague(server, login)])))
})
after(async () => {
  await Promise.all(Object.values(people ?? {}).map((one) => one.leave()))
  await browser?.close()
  await server?.stop()
})

/** Does something in a window of somebody's own; nothing may go wrong in it. */
async function as(login, does) {
  const { page, wrong, context } = await signedIn(browser, server.base, personNamed(server.people, login))
  const result = await does(page)
  assert.deepEqual(wrong, [], login)
  await context.close()
  return result
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const daysAhead = (days, time) => `${new Date(Date.now() + ZONE_MS + days * DAY_MS).toISOString().slice(0, 10)} ${time}`
const nameOf = async (login) => (await people[login].get('me')).name

/** Opens the desk, and says who called and what about. */
async function called(page, { unit, typed, caller, category, kind }) {
  await visit(page, '/desk', '服务台')
  await choose(page, '适用规则', PACK)
  await choose(page, '单位', unit, typed)
  await page.getByLabel('来电人或来访人', { exact: true }).fill(caller)
  for (const part of category) await page.getByRole('radio', { name: part, exact: true }).check()
  await page.getByRole('radio', { name: kind, exact: true }).and(page.locator(':checked')).waitFor()
}

async function taken(page) {
  await press(page, '登记并转办')
  const link = page.getByRole('status').filter({ hasText: '刚登记' }).getByRole('link')
  await link.waitFor()
  return { number: (await link.textContent()).trim(), id: Number((await link.getAttribute('href')).split('/').pop()) }
}

const unitOf = async (login) => (await people[login].get('me')).party_name

test('a roster is kept, its gaps are shown, and knowledge is published by a second person', async () => {
  const engineer = await nameOf('clouda.engineer')
  await as('clouda.manager', async (page) => {
    await visit(page, '/desk/roster', '值班表')
    await choose(page, '适用规则', PACK)
    await page.getByRole('heading', { name: '有 1 段时间无人值守' }).waitFor()
    await choose(page, '值班人', engineer)
    await typeDate(page, '开始', daysAhead(0, '00:00'))
    await typeDate(page, '结束', daysAhead(1, '00:00'))
    await page.getByLabel('连续几天', { exact: true }).fill('5')
    await press(page, '排班')
    await page.getByText('正在值班').waitFor()
    await wellMade(page)
    await picture(page, 'desk-roster')
  })
  const entry = await as('clouda.engineer', async (page) => {
    await visit(page, '/desk/knowledge/new', '新建条目')
    await page.getByLabel('标题', { exact: true }).fill('门户打不开怎么办')
    await page.getByLabel('内容', { exact: true }).fill('先看网络策略是否到期，再看证书是否过期。\n都正常的，报故障。')
    await wellMade(page)
    await press(page, '保存')
    await page.waitForURL(/\/desk\/knowledge\/\d+$/)
    return Number(new URL(page.url()).pathname.split('/').pop())
  })
  await as('clouda.manager', async (page) => {
    await visit(page, `/desk/knowledge/${entry}`, '门户打不开怎么办')
    await press(page, '发布')
    await agree(page, '发布')
    await page.getByText('已发布', { exact: true }).first().waitFor()
    await wellMade(page)
    await picture(page, 'desk-knowledge')
    await visit(page, '/desk/knowledge', '知识库')
    await page.getByRole('link', { name: '门户打不开怎么办' }).first().waitFor()
    await wellMade(page)
  })
})

test('a call goes to whoever is on duty, is late and escalated, takes a duplicate, ends, is rated and counted', async () => {
  const [edu, hr, engineer, manager] = await Promise.all([unitOf('edu.clerk'), unitOf('hr.clerk'), nameOf('clouda.engineer'), nameOf('clouda.manager')])
  const incident = { category: ['网络', '访问不通'], kind: '故障报修' }
  const fault = async (page) => {
    await page.getByLabel('故障现象', { exact: true }).fill('门户打不开')
    await page.getByRole('radio', { name: '严重', exact: true }).and(page.locator(':checked')).waitFor()
    await typeDate(page, '发现时间', daysAhead(0, '00:05'))
    await page.getByLabel('影响范围', { exact: true }).fill('门户首页')
    await page.getByRole('link', { name: '门户打不开怎么办' }).waitFor()
  }
  const [first, second] = await as('clouda.engineer', async (page) => {
    await called(page, { unit: edu, typed: edu.slice(0, 4), caller: '来电人甲', ...incident })
    await fault(page)
    await settled(page)
    await wellMade(page)
    await picture(page, 'desk-call')
    const one = await taken(page)
    await called(page, { unit: hr, typed: hr.slice(0, 4), caller: '来电人乙', ...incident })
    await fault(page)
    return [one, await taken(page)]
  })
  // Nobody responded at once: the manager is told.
  await as('clouda.manager', async (page) => {
    await visit(page, '/?tab=notices', '待办')
    await page.getByText('超时升级：响应故障').first().waitFor()
    await visit(page, `/cases/${second.id}`, /门户打不开/)
    await page.getByText(`按一线值守派给${engineer}`).waitFor()
    await page.getByText(`已报告${manager}`).waitFor()
    await wellMade(page)
    await picture(page, 'desk-escalated')
    // It is the same as the first.
    await press(page, '合并')
    await page.getByLabel('并入哪一件（编号）', { exact: true }).fill(first.number)
    await wellMade(page)
    await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click()
    await page.getByText(`已并入 ${first.number}`).first().waitFor()
    await picture(page, 'desk-merged')
  })
  // The first is answered with what the desk knows. Its later steps are the same as those of every incident.
  await as('clouda.engineer', async (page) => {
    await visit(page, `/cases/${first.id}`, /门户打不开/)
    await press(page, '引用：门户打不开怎么办')
    await page.getByText('已引用“门户打不开怎么办”').waitFor()
    await page.getByText(`${second.number}`).first().waitFor()
    await wellMade(page)
    await picture(page, 'desk-case')
  })
  // A question by telephone, answered, ended, and asked after.
  const question = await as('clouda.engineer', async (page) => {
    await called(page, { unit: edu, typed: edu.slice(0, 4), caller: '来电人丙', category: ['申请与流程'], kind: '咨询' })
    await page.getByLabel('咨询主题', { exact: true }).fill('怎样扩容')
    await page.getByLabel('问题描述', { exact: true }).fill('扩容要走什么流程')
    return taken(page)
  })
  const act = async (outcome, form) => {
    const record = await people['clouda.engineer'].get(`cases/${question.id}`)
    const task = record.tasks.find((one) => one.state === 'open')
    const done = await people['clouda.engineer'].post(`tasks/${task.id}/complete`, { outcome, form })
    assert.equal(done.status, 200, JSON.stringify(done.body))
  }
  await act('受理')
  await act('done', { answer: '请填写变更申请' })
  await act('confirm')
  await as('clouda.engineer', async (page) => {
    await visit(page, `/cases/${question.id}`, '怎样扩容')
    await page.getByRole('radio', { name: '非常满意', exact: true }).check()
    await press(page, '登记回访')
    // What was chosen stands there before it is kept; this is said when it is.
    await page.getByText('已记录', { exact: true }).first().waitFor()
    await visit(page, '/desk/statistics', '服务台统计')
    await choose(page, '适用规则', PACK)
    const row = page.getByRole('row', { name: /网络\/访问不通/ })
    await row.waitFor()
    assert.deepEqual((await row.getByRole('cell').allTextContents()).map((cell) => cell.trim()), ['2', '1', '0', '1', '0', '0', '0', '0', '0'])
    const rated = page.getByRole('row', { name: /申请与流程/ })
    assert.deepEqual((await rated.getByRole('cell').allTextContents()).map((cell) => cell.trim()), ['1', '1', '1', '0', '1', '0', '1', '1', '0'])
    await wellMade(page)
    await picture(page, 'desk-statistics')
    const book = await downloaded(page, '导出（xlsx）')
    assert.equal(book.bytes.subarray(0, 2).toString(), 'PK')
  })
})
