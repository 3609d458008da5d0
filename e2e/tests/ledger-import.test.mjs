// What a cloud has held until now is brought into the ledger: every finding is shown, a second person writes it, and the ledger names the paper.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { confirmProposal, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { colleague } from '../lib/office.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const PROJECT = 'XM-2026-QC'
const HEAD = '序号,使用单位,项目编号,资源名称,服务项,数量,起租日,架构\n'

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

const table = (lines) => ({ name: '移交清单.csv', mimeType: 'text/csv', buffer: Buffer.from(HEAD + lines) })

test('an existing cloud is checked, confirmed by a second person, and then in the ledger with its paper', async () => {
  const [clerk, officer, engineer] = await Promise.all(['edu.clerk', 'data.officer1', 'clouda.engineer'].map((login) => colleague(server, login)))
  const made = await officer.post('projects', { pack: 'xuchang', number: PROJECT, name: '存量系统', unit_id: clerk.party, provider_id: engineer.party })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const { name: unit } = await officer.get(`parties/${clerk.party}`)

  await as('data.officer1', async (page) => {
    await visit(page, '/resources', '资源台账')
    await page.getByRole('link', { name: '导入云资源' }).click()
    await page.getByLabel('依据文件').fill('移交清单〔2026〕1号')
    const file = page.locator('input[type=file]')
    await file.setInputFiles(table(`1,外市某局,${PROJECT},门户,vcpu.x86,4,2026-06-01,X86\n2,${unit},XM-0,数据库,gold,8,2026-06-02,X86\n`))
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await page.getByText('4个问题，改正后重新上传').waitFor()
    await page.getByText(/不是项目XM-2026-QC的单位/).waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'ledger-import-findings')
    await page.getByRole('button', { name: '移除文件 移交清单.csv' }).click()
    await file.setInputFiles(table(`1,${unit},${PROJECT},门户,vcpu.x86,4,2026-06-02,X86\n1,,${PROJECT},,memory.x86,16,2026-06-02,\n2,,${PROJECT},数据库,vcpu.x86,8,2026-06-02,X86\n`))
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await page.getByText('没有问题').waitFor()
    await page.getByText('3行，2台资源').waitFor()
    await page.getByLabel('理由').fill('合同开始时在用')
    await settled(page)
    await wellMade(page)
    await picture(page, 'ledger-import')
    await page.getByRole('button', { name: '提交复核' }).click()
    await page.getByText('已提交，等待复核').waitFor()
  })
  assert.equal((await clerk.get('resources?q=门户')).items.length, 0, 'nothing is written yet')

  await as('data.leader', async (page, person) => {
    await visit(page, '/', '待办')
    const task = page.locator('li.task').filter({ hasText: '移交清单.csv' })
    await task.getByRole('link', { name: /^复核：/ }).click()
    await page.getByRole('dialog', { name: '复核' }).getByText('移交清单〔2026〕1号').waitFor()
    await confirmProposal(page, person)
  })

  await as('edu.clerk', async (page) => {
    await visit(page, `/resources?q=${encodeURIComponent('门户')}`, '资源台账')
    await page.getByText(/云主机 vCPU（X86） 4/).first().waitFor()
    await page.getByRole('link', { name: /^ZY-/ }).first().click()
    await page.getByText('移交清单〔2026〕1号').first().waitFor()
  })
  await Promise.all([clerk, officer, engineer].map((one) => one.leave()))
})
