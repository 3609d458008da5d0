// Clocks that people move: a request becomes urgent by decision, several reviews are agreed to on a phone, force majeure holds up a limit
// until it ends.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, choose, confirmProposal, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { colleague, sent } from '../lib/office.mjs'
import { use } from '../lib/packs.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const ZONE_MS = 8 * 3600_000
const HOUR_MS = 3600_000

let browser
let server
let people

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  const cast = ['edu.clerk', 'data.officer1', 'clouda.engineer']
  people = Object.fromEntries(await Promise.all(cast.map(async (login) => [login, await colleague(server, login)])))
  await use(browser, server, '广州市数字政府政务云运营', '许昌市市级政务云')
})
after(async () => {
  await Promise.all(Object.values(people ?? {}).map((one) => one.leave()))
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

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
/** Asks until it is so; a job of the platform is on its way. */
async function until(is, what) {
  for (let tries = 0; !(await is()); tries += 1) {
    assert.ok(tries < 100, what)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
/** A moment some hours ago at UTC+8, as it is typed. */
const hoursAgo = (hours) => new Date(Date.now() + ZONE_MS - hours * HOUR_MS).toISOString().slice(0, 16).replace('T', ' ')

function policy(system) {
  return {
    pack: 'xuchang', kind: 'network-policy',
    form: { system_name: system, provider_id: people['clouda.engineer'].party, action: '开通', reason: '新系统上线需要', rules: [{ direction: '入', source: '10.0.0.0/24', destination: '10.1.0.5', protocol: 'TCP', port: '443' }] },
  }
}

test('a request is asked to be urgent, and is due sooner once that is granted', async () => {
  const [clerk, engineer] = [people['edu.clerk'], people['clouda.engineer']]
  const request = await sent(clerk, { pack: 'guangzhou', kind: 'service-request', form: { title: '恢复考试库备份', category: '监控与备份', provider_id: engineer.party, content: '请恢复今天上午的备份' } })
  assert.equal(request.status, 200, JSON.stringify(request.body))
  const { id } = request.body
  const accept = request.body.tasks.find((one) => one.state === 'open')
  assert.equal((await engineer.post(`tasks/${accept.id}/complete`, { outcome: '受理', form: { accepted_category: '监控与备份', needs_approval: false } })).status, 200)
  const handle = async () => (await clerk.get(`cases/${id}`)).tasks.find((one) => one.title === '云服务商办理')
  const before = await handle()

  await as('edu.clerk', async (page) => {
    await visit(page, `/cases/${id}`, /恢复考试库备份/)
    await press(page, '申请加急')
    await agree(page, '申请加急', '明早开考，今天必须恢复')
    await page.getByRole('region', { name: '加急申请' }).getByText('明早开考').waitFor()
    await wellMade(page)
    await picture(page, 'urgency-asked')
    assert.equal(await page.getByRole('button', { name: '同意加急', exact: true }).count(), 0, 'nobody decides their own')
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/', '待办')
    await page.getByRole('link', { name: /^复核：加急申请：恢复考试库备份/ }).click()
    await page.getByRole('button', { name: '同意加急', exact: true }).waitFor()
    await picture(page, 'urgency-to-decide')
    await press(page, '同意加急')
    await agree(page, '同意加急')
    await page.getByText('已同意加急', { exact: true }).first().waitFor()
    await page.locator('.timeline').getByText(/同意加急/).first().waitFor()
    await wellMade(page)
    await picture(page, 'urgency-granted')
  })
  const now = await handle()
  assert.ok(Date.parse(now.due_at) < Date.parse(before.due_at), `${now.due_at} before ${before.due_at}`)
  assert.equal(now.due_basis.urgent, true)
  await as('clouda.engineer', async (page) => {
    await visit(page, '/', '待办')
    await page.locator('li.task').filter({ hasText: '恢复考试库备份' }).getByText('加急', { exact: true }).waitFor()
  })
})

test('several reviews are agreed to at once on a phone, and what cannot be done is said', async () => {
  const cases = await Promise.all(['批量甲', '批量乙', '批量丙'].map((system) => sent(people['edu.clerk'], policy(system))))
  const tasks = cases.map((one) => one.body.tasks.find((task) => task.state === 'open'))
  await as('data.officer1', async (page) => {
    await visit(page, '/', '待办')
    await press(page, '批量办理')
    for (const system of ['批量甲', '批量乙', '批量丙']) await page.getByRole('checkbox', { name: new RegExp(system) }).check()
    await page.getByRole('form', { name: '批量办理' }).getByText('已选 3 项').waitFor()
    await wellMade(page)
    await picture(page, 'batch-phone')
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    assert.ok(overflow <= 0, `${overflow} px too wide`)
    // Somebody else takes one of them meanwhile.
    const taken = await people['data.officer1'].post(`tasks/${tasks[2].id}/reject`, { said: '重复申请' })
    assert.equal(taken.status, 200)
    await page.getByLabel('办理意见').fill('同意开通')
    await press(page, '同意')
    await agree(page, '同意')
    await page.getByText('已办 2 项，共 3 项').waitFor()
    await page.locator('li.task').filter({ hasText: '批量甲' }).waitFor({ state: 'detached' })
  }, { size: 'phone' })
  for (const one of cases.slice(0, 2)) {
    const now = await people['edu.clerk'].get(`cases/${one.body.id}`)
    assert.equal(now.tasks.find((task) => task.state === 'open').title, '云服务商办理')
  }
})

test('force majeure that two people find holds up a limit until it ends', async () => {
  const [clerk, officer] = [people['edu.clerk'], people['data.officer1']]
  const { body } = await sent(clerk, policy('暴雨期间'))
  const review = body.tasks.find((one) => one.state === 'open')
  assert.equal((await officer.post(`tasks/${review.id}/complete`, { outcome: 'approve' })).status, 200)
  const provide = async () => (await clerk.get(`cases/${body.id}`)).tasks.find((one) => one.title === '云服务商办理')
  const before = await provide()
  const event = '特大暴雨致机房断电'

  await as('data.officer1', async (page) => {
    await visit(page, '/cases/force-majeure', '不可抗力')
    await wellMade(page)
    await press(page, '提出不可抗力')
    const dialog = page.getByRole('dialog', { name: '提出不可抗力' })
    await dialog.getByLabel('事件', { exact: true }).fill(event)
    await dialog.getByLabel('证明', { exact: true }).fill('市气象台暴雨红色预警第3号')
    await typeDate(page, '开始', hoursAgo(2))
    await choose(page, '适用规则', '许昌市市级政务云')
    // The list of the packs must have gone, or it takes the click that opens the list of limits.
    await page.locator('.el-select__popper').filter({ visible: true }).first().waitFor({ state: 'hidden' })
    await choose(page, '顺延的时限', /网络策略/, '网络策略')
    await page.keyboard.press('Escape')
    await dialog.getByLabel('提出理由').fill('供电中断，无法办理')
    await picture(page, 'force-propose')
    await dialog.getByRole('button', { name: '提交复核' }).click()
    await page.getByText('已提交，等待另一人复核').or(page.getByText(/等待/)).first().waitFor()
  })
  await as('data.leader', async (page) => {
    await visit(page, '/', '待办')
    await page.locator('li.task').filter({ hasText: event }).getByRole('link', { name: /^复核：/ }).click()
    await picture(page, 'force-proposal')
    await confirmProposal(page, personNamed(server.people, 'data.leader'))
  })
  await as('clouda.engineer', async (page) => {
    await until(async () => (await provide()).due_at === null, 'the clock stands still once the job has run')
    await visit(page, `/cases/${body.id}`, /暴雨期间/)
    await page.getByText('暂停计时', { exact: true }).first().waitFor()
    await wellMade(page)
    await picture(page, 'force-suspended')
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/cases/force-majeure', '不可抗力')
    await press(page, '提出结束')
    await typeDate(page, '结束', hoursAgo(1))
    await page.getByRole('dialog', { name: '提出结束' }).getByLabel('提出理由').fill('供电恢复')
    await page.getByRole('dialog', { name: '提出结束' }).getByRole('button', { name: '提交复核' }).click()
    await page.getByText(/等待/).first().waitFor()
  })
  await as('data.leader', async (page) => {
    await visit(page, '/', '待办')
    await page.locator('li.task').filter({ hasText: '不可抗力结束' }).getByRole('link', { name: /^复核：/ }).click()
    await confirmProposal(page, personNamed(server.people, 'data.leader'))
    await until(async () => (await provide()).due_at !== null, 'the clock goes on once the job has run')
    await visit(page, `/cases/${body.id}`, /暴雨期间/)
    await page.locator('.timeline').getByText(`不可抗力：${event}`).first().waitFor()
    await picture(page, 'force-over')
  })
  const now = await provide()
  // The storm was over before the task came.
  assert.equal(now.due_at, before.due_at)
  await as('data.leader', async (page) => {
    await visit(page, '/cases/due-dates', '重算时限')
    await page.getByText('没有差别').waitFor()
    await wellMade(page)
    await picture(page, 'due-dates')
  })
})
