// An opening ledger: imported as what runs on the contract's first day, provisional until unit, provider and authority have said yes.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { confirmProposal, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { colleague } from '../lib/office.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const PROJECT = 'XM-2026-QC'
const HEAD = '序号,项目编号,资源名称,服务项,数量,起租日,架构\n'

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

async function as(login, does) {
  const person = personNamed(server.people, login)
  const { page, wrong, context } = await signedIn(browser, server.base, person)
  await does(page, person)
  assert.deepEqual(wrong, [], login)
  await context.close()
}

test('an opening list is provisional, objected to, taken back, and confirmed by three sides', async () => {
  const [clerk, officer, manager] = await Promise.all(['edu.clerk', 'data.officer1', 'clouda.manager'].map((login) => colleague(server, login)))
  const made = await officer.post('projects', { pack: 'xuchang', number: PROJECT, name: '存量系统', unit_id: clerk.party, provider_id: manager.party })
  assert.equal(made.status, 201, JSON.stringify(made.body))

  await as('data.officer1', async (page) => {
    await visit(page, '/resources/import', '导入云资源')
    await page.getByLabel('依据文件').fill('期初交接清单')
    await page.getByLabel(/这是合同开始日在用的资源/).check()
    const day = page.getByLabel('合同开始日', { exact: true })
    await day.fill('2026-06-02')
    await day.press('Enter')
    await page.locator('input[type=file]').setInputFiles({ name: '期初.csv', mimeType: 'text/csv', buffer: Buffer.from(`${HEAD}1,${PROJECT},门户,vcpu.x86,4,2026-06-02,X86\n2,${PROJECT},数据库,vcpu.x86,8,2026-06-02,X86\n`) })
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await page.getByText('没有问题').waitFor()
    await page.getByLabel('理由').fill('合同开始时在用')
    await settled(page)
    await picture(page, 'opening-import')
    await page.getByRole('button', { name: '提交复核' }).click()
    await page.getByText('已提交，等待复核').waitFor()
  })
  await as('data.leader', async (page, person) => {
    await visit(page, '/', '待办')
    const task = page.locator('li.task').filter({ hasText: '期初.csv' })
    await task.getByRole('link', { name: /^复核：/ }).click()
    await page.getByRole('dialog', { name: '复核' }).getByText(/三方确认前为暂估/).waitFor()
    await confirmProposal(page, person)
  })

  await as('edu.clerk', async (page) => {
    await visit(page, `/resources?q=${encodeURIComponent('门户')}`, '资源台账')
    await page.getByText('暂估', { exact: true }).first().waitFor()
    await visit(page, '/resources/openings', '资源台账')
    await settled(page)
    await wellMade(page)
    await picture(page, 'openings')
    await page.locator('tr.line a.link').first().click()
    await page.getByRole('button', { name: /^对这台资源提出意见/ }).nth(1).click()
    await page.getByRole('dialog').getByLabel('内容').fill('没有这台')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('异议未了结').first().waitFor()
    await settled(page)
    // The bar of acts lies over whatever is at the lower edge.
    await page.getByRole('button', { name: '撤回异议' }).first().evaluate((button) => button.scrollIntoView({ block: 'center' }))
    await wellMade(page)
    await picture(page, 'opening-objection')
    await page.getByRole('button', { name: '撤回异议' }).first().click()
    await page.getByRole('dialog').getByLabel('理由').fill('查到了')
    await page.getByRole('dialog').getByRole('button', { name: '撤回异议' }).click()
    await page.getByText('已撤回').first().waitFor()
  })

  const { items } = await officer.get(`openings?unit_id=${clerk.party}`)
  for (const login of ['edu.head', 'clouda.manager', 'data.leader']) {
    await as(login, async (page) => {
      await visit(page, `/resources/openings/${items[0].id}`, /期初清单/)
      await page.getByRole('button', { name: '确认清单' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '确认清单' }).click()
      await page.getByText('已确认').first().waitFor()
      await settled(page)
      if (login === 'data.leader') await picture(page, 'opening-confirmed')
    })
  }
  const done = await officer.get(`openings/${items[0].id}`)
  assert.deepEqual(done.missing, [])
  assert.notEqual(done.firm_from, null)
  await Promise.all([clerk, officer, manager].map((one) => one.leave()))
})
