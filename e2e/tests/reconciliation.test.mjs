// A server that nobody ordered: found by comparing a cloud's inventory with the ledger, given to the provider as a case, mended, and gone in
// the reconciliation that follows. The cloud is registered by the system administrator, its projects are mapped and its things linked by the officer.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, choose, confirmIfAsked, downloaded, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { colleague } from '../lib/office.mjs'
import { personNamed, personOf, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const ZONE_MS = 8 * 3600_000
const TODAY = new Date(Date.now() + ZONE_MS).toISOString().slice(0, 10)
const CLOUD = '市级政务云一区'
const PROJECT = 'XM-2026-DZ'
const HEAD = '类别,云平台编号,名称,云项目编号,云项目,规格,核数,内存GB,磁盘GB\n'
const OWN = '云主机,vm-01,教研-01,p-jy,教研,m1,4,16,0\n云主机,vm-02,教研-02,p-jy,教研,m1,4,16,0\n'
const ROGUE = '云主机,vm-99,test-box,p-jy,教研,m1,8,32,0\n'

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
async function as(person, does) {
  const { page, wrong, context } = await signedIn(browser, server.base, person)
  const result = await does(page, person)
  assert.deepEqual(wrong, [], person.login)
  await context.close()
  return result
}

/** Compares an inventory on the page; what the last reconciliation says is then there. */
async function compared(page, lines) {
  await visit(page, '/resources/reconciliation/run', '对账')
  await page.getByLabel('资源清单', { exact: true }).setInputFiles({ name: 'cloud.csv', mimeType: 'text/csv', buffer: Buffer.from(HEAD + lines) })
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().includes('/reconciliation/files')), page.getByRole('button', { name: '核对', exact: true }).click()])
  assert.equal(answer.status(), 201, await answer.text())
  return (await answer.json()).figures
}

async function delivered(people) {
  const [clerk, officer, engineer] = people
  const made = await officer.post('projects', { pack: 'xuchang', number: PROJECT, name: '教研平台', unit_id: clerk.party, provider_id: engineer.party })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const form = {
    system_name: '教研平台', provider_id: engineer.party, project: PROJECT, protection_level: '三级', is_unclassified: true, has_no_commerce: true, reason: '面向全市教师的教研应用',
    machines: [{ name: '教研', architecture: 'X86', vcpu: 4, memory_gb: 16, region: '政务外网区', count: 2 }],
  }
  const draft = await clerk.post('cases', { pack: 'xuchang', kind: 'cloud-entry', form })
  const path = `cases/${draft.body.id}`
  for (const field of ['approval', 'application', 'pledge']) {
    await clerk.upload(`${path}/files`, { field, file: { name: `${field}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 x') } })
  }
  const { version } = await clerk.get(path)
  assert.equal((await clerk.post(`${path}/send`, undefined, { 'if-match': `"${version}"` })).status, 200)
  const steps = [[officer, 'approve', {}], [engineer, 'done', { done_at: `${TODAY}T09:00:00+08:00` }], [clerk, 'confirm', { started_on: TODAY }], [engineer, 'confirm', {}]]
  for (const [who, outcome, filled] of steps) await step(clerk, path, who, outcome, filled)
}

async function step(reader, path, who, outcome, form) {
  const open = (await reader.get(path)).tasks.find((one) => one.state === 'open')
  const answer = await who.post(`tasks/${open.id}/complete`, { outcome, form })
  assert.equal(answer.status, 200, `${open.title}: ${JSON.stringify(answer.body)}`)
}

test('an unordered server is found, given to the provider, and followed until it is gone', async () => {
  const names = ['edu.clerk', 'data.officer1', 'cloudb.engineer', 'cloudb.manager', 'data.leader']
  const people = await Promise.all(names.map((login) => colleague(server, login)))
  const [clerk, officer, engineer, manager, leader] = people
  await delivered(people)
  const { name: provider } = (await officer.get(`parties/${engineer.party}`))

  await as(personOf(server.people, 'system_admin'), async (page, person) => {
    await visit(page, '/settings/clouds', '设置')
    await page.getByRole('button', { name: '添加云平台' }).click()
    await page.getByLabel('名称', { exact: true }).fill(CLOUD)
    await choose(page, '云服务商', provider, provider)
    await page.getByLabel('规则包', { exact: true }).fill('xuchang')
    await wellMade(page, 'settings of clouds')
    await picture(page, 'settings-clouds')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await agree(page, '保存')
    await confirmIfAsked(page, person, page.getByText('设置已保存'))
  })

  const officerOf = personNamed(server.people, 'data.officer1')
  await as(officerOf, async (page) => {
    await compared(page, OWN)
    await page.getByRole('heading', { name: '云项目对应' }).waitFor()
    const box = page.getByRole('combobox', { name: '教研属于哪个项目' })
    await box.click({ force: true })
    const options = page.locator(`[id="${await box.getAttribute('aria-controls')}"]`)
    await Promise.all([page.waitForResponse((one) => one.request().method() === 'PUT' && one.ok()), options.getByRole('option', { name: new RegExp(PROJECT) }).click()])
    await settled(page)
    await wellMade(page)
    await picture(page, 'reconcile-run')
    assert.equal((await compared(page, OWN)).matched, 0)
    // Two machines have the names that the ledger has; a person says that they are the same.
    for (const name of ['教研-01', '教研-02']) {
      await visit(page, `/resources/reconciliation?state=open&kind=unlinked&q=${encodeURIComponent(name)}`, '对账')
      await page.getByRole('link', { name: '待对应' }).first().click()
      await page.getByRole('button', { name: '确认对应' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '确认对应' }).click()
      await page.getByText('已对应').first().waitFor()
    }
    const clean = await compared(page, OWN)
    assert.deepEqual([clean.matched, clean.differences], [2, 0])
    assert.equal((await compared(page, OWN + ROGUE)).differences, 1)
    await visit(page, '/resources/reconciliation?state=open', '对账')
    await page.getByText('912.00').waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'reconcile-list')
    const file = await downloaded(page, '导出差异 Excel')
    assert.match(file.name, /differences\.xlsx/)
    await page.getByRole('link', { name: '未经申请' }).click()
    await page.getByText('云平台上有，台账没有，也没有正在办理的申请').waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'reconcile-difference')
    await page.getByRole('button', { name: '发起事项' }).click()
    await page.waitForURL(/\/cases\/\d+\/edit/)
    await page.waitForFunction(() => [...document.querySelectorAll('input, textarea')].some((one) => one.value.includes('test-box（vm-99）')))
    await settled(page)
    await picture(page, 'reconcile-case')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.waitForURL(/\/cases\/\d+$/)
    await page.getByRole('heading', { name: '对账差异', exact: true }).waitFor()
  })

  const found = (await officer.get('reconciliation/differences?kind=unordered')).items[0]
  assert.deepEqual([found.state, found.case_state], ['open', 'running'])
  const path = `cases/${found.case_id}`
  await step(officer, path, leader, 'approve', {})
  await step(officer, path, manager, 'done', {})
  await step(officer, path, manager, 'done', { replies: [{ reported_on: TODAY, measures: '属测试遗留，已删除' }] })
  await step(officer, path, officer, 'pass', { rechecks: [{ checked_on: TODAY, result: '到位' }] })
  assert.equal((await officer.get(path)).outcome, 'done')

  await as(officerOf, async (page) => {
    assert.equal((await compared(page, OWN)).differences, 0)
    await visit(page, `/resources/reconciliation/${found.id}`, '未经申请')
    await page.getByText('已消除').first().waitFor()
    await page.getByRole('link', { name: new RegExp(found.case_number) }).waitFor()
    await visit(page, '/resources/reconciliation/trend', '趋势')
    await page.getByText(/1处，新1/).waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'reconcile-trend')
    await page.getByText(/1处，新1/).click()
    await page.waitForURL(/run=\d+/)
    await page.getByText('test-box').first().waitFor()
  })
  const unit = (await clerk.get('reconciliation/differences')).items
  assert.ok(unit.length > 0 && unit.every((one) => one.unit.id === clerk.party), 'the unit sees what is its own')
  await Promise.all(people.map((one) => one.leave()))
})
