// What can be leased and what it costs: one person proposes a list taken from its document, sees what it changes of what is leased, another
// confirms it; units are told, and an old day keeps its price. The overview adds up what is leased, and every figure opens its rows.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, confirmProposal, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { colleague, playWithPapers } from '../lib/office.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const DOCUMENT = '许政数〔2026〕9号价格清单'
const PROJECT = 'XM-2026-CAT'
const SYSTEM = '智慧教研平台'
const ITEM = '云主机 vCPU（X86）'
const FROM = '2027-01-01'
const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

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

async function leased() {
  const [clerk, officer, engineer] = await Promise.all(['edu.clerk', 'data.officer1', 'clouda.engineer'].map((login) => colleague(server, login)))
  const made = await officer.post('projects', { pack: 'xuchang', number: PROJECT, name: SYSTEM, unit_id: clerk.party, provider_id: engineer.party })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const form = {
    system_name: SYSTEM, provider_id: engineer.party, project: PROJECT, protection_level: '三级', is_unclassified: true, has_no_commerce: true, reason: '面向全市教师的教研应用',
    machines: [{ name: '应用', architecture: 'X86', vcpu: 4, memory_gb: 16, region: '政务外网区', count: 2 }],
  }
  await playWithPapers(clerk, {
    pack: 'xuchang', kind: 'cloud-entry', form, papers: ['approval', 'application', 'pledge'],
    steps: [[officer, '主管部门审核', 'approve'], [engineer, '云服务商配置', 'done', { done_at: `${today}T09:00:00+08:00` }], [clerk, '使用单位确认起租', 'confirm', { started_on: today }], [engineer, '云服务商确认起租', 'confirm']],
  })
  await Promise.all([clerk, officer, engineer].map((one) => one.leave()))
}

test('a list of prices is proposed with its effect, confirmed by another, and holds from its day on', async () => {
  await leased()
  const { page, wrong, context } = await as('data.officer1')
  await visit(page, '/rules/pack/xuchang/catalog', /许昌/)
  await page.getByLabel('搜索名称、编号、类别').fill('vcpu.x86')
  const row = page.getByRole('row', { name: new RegExp('vcpu.x86') })
  await row.getByText('46.00').waitFor()
  await page.getByLabel('搜索名称、编号、类别').fill('')
  await wellMade(page)
  await picture(page, 'catalog')
  await page.getByRole('link', { name: '采用新清单' }).click()
  await page.getByRole('heading', { level: 1, name: '采用新清单' }).waitFor()
  const propose = page.getByRole('button', { name: '提交复核' })
  assert.equal(await propose.isDisabled(), true, 'nothing to propose yet')
  await page.getByLabel('依据文件及文号').fill(DOCUMENT)
  await typeDate(page, '执行起始日', FROM)
  await page.getByLabel(`${ITEM}的新单价`).fill('-4')
  await page.getByRole('textbox', { name: '理由' }).fill('合同年度调价')
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByText('“-4”不是单价，应如46.00').first().waitFor()
  await page.getByLabel(`${ITEM}的新单价`).fill('40.00')
  await page.getByRole('button', { name: '试算' }).click()
  const project = page.getByRole('row', { name: new RegExp(SYSTEM) })
  await project.waitFor()
  assert.match(await project.innerText(), /912\.00\s+864\.00/)
  await page.getByRole('table', { name: '按目录项' }).getByRole('row', { name: new RegExp('vCPU') }).waitFor()
  await wellMade(page)
  await picture(page, 'catalog-list')
  await propose.click()
  await agree(page, '提交复核')
  await page.waitForURL(/\/rules\/pack\/xuchang\/catalog$/)
  await page.getByText('有一份清单待第二人复核').waitFor()
  assert.deepEqual(wrong, [])
  await context.close()

  const leader = await as('data.leader')
  await visit(leader.page, '/', '待办')
  await leader.page.locator('li.task').filter({ hasText: DOCUMENT }).getByRole('link', { name: /^复核：/ }).click()
  await leader.page.getByRole('dialog', { name: '复核' }).getByText('40.00').waitFor()
  await confirmProposal(leader.page, named('data.leader'))
  await visit(leader.page, '/rules/pack/xuchang/catalog', /许昌/)
  await leader.page.getByText(`《${DOCUMENT}》自${FROM}起执行：单价1项，新增0项，停止0项`).waitFor()
  await leader.page.getByRole('row', { name: new RegExp('vcpu.x86') }).click()
  const drawer = leader.page.getByRole('dialog')
  await drawer.getByText(`自${FROM}起：40.00 元/核·月`).waitFor()
  await drawer.getByText('46.00 元/核·月').waitFor()
  await settled(leader.page)
  await picture(leader.page, 'catalog-item')
  assert.deepEqual(leader.wrong, [])
  await leader.context.close()

  const clerk = await as('edu.clerk')
  await visit(clerk.page, '/?tab=notices', '待办')
  await clerk.page.getByText(`目录与价格有调整：${DOCUMENT}`).first().waitFor()
  assert.deepEqual(clerk.wrong, [])
  await clerk.context.close()
})

test('the overview adds up what is leased, and every figure opens its rows', async () => {
  const { page, wrong, context } = await as('data.officer1')
  await visit(page, '/resources/overview', '资源台账')
  await page.getByRole('combobox', { name: '汇总方式' }).waitFor()
  const unit = page.getByRole('table', { name: '按使用单位' }).getByRole('row').filter({ hasText: '示例市教育局' }).filter({ hasText: 'vCPU（X86）' })
  await unit.first().waitFor()
  await wellMade(page)
  await picture(page, 'estate')
  await unit.first().getByRole('link').click()
  await page.waitForURL(/\/resources\?.*unit=\d+/)
  await page.getByRole('row', { name: /应用-01/ }).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: new RegExp(`${today.slice(0, 7)}$`) }).click()
  await page.waitForURL(new RegExp(`as_of=${today}`))
  await page.getByRole('row', { name: /应用-01/ }).waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})
