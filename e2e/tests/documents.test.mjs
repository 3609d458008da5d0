// Issued documents in the browser: a network policy is closed and its result slip issued, downloaded, verified by a stranger, sealed and
// uploaded again, issued once more, found in the register; the whole case is taken along.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { agree, choose, downloaded, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, openPage, picture, settled } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const ZONE_MS = 8 * 3600_000
const SYSTEM = '全市统一报名平台'
const HEADLINE = `开通网络策略：${SYSTEM}`

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
async function as(login, does) {
  const { page, wrong, context } = await signedIn(browser, server.base, personNamed(server.people, login))
  const result = await does(page)
  assert.deepEqual(wrong, [], login)
  await context.close()
  return result
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const mine = (page) => page.getByRole('region', { name: /^等您办理/ })
const done = (page) => mine(page).waitFor({ state: 'detached' })
const issued = (page) => page.getByRole('region', { name: '出具的文书' })

async function takeUp(page, task) {
  await visit(page, '/', '待办')
  await page.getByRole('link', { name: new RegExp(`^(办理|签收)：${task}.*${SYSTEM}`) }).click()
  await mine(page).waitFor()
}

test('a result slip is issued, verified by a stranger, sealed, registered and taken along', async () => {
  const address = await as('edu.clerk', async (page) => {
    await visit(page, '/cases/new', '发起事项')
    await press(page, '发起：网络策略开通/关闭')
    await page.waitForURL(/\/cases\/\d+\/edit$/)
    await page.getByLabel('信息系统名称', { exact: true }).fill(SYSTEM)
    await choose(page, '云服务商', '示例云甲科技有限公司', '云甲')
    await page.getByRole('radio', { name: '开通' }).check()
    await page.getByLabel('申请理由', { exact: true }).fill('统一报名需要从各区县教育专网访问。')
    await press(page, '添加一行')
    await page.getByLabel('第1行 方向').selectOption('入')
    await page.getByLabel('第1行 源地址').fill('10.8.0.0/16')
    await page.getByLabel('第1行 目的地址').fill('172.16.4.12')
    await page.getByLabel('第1行 协议').selectOption('TCP')
    await page.getByLabel('第1行 端口').fill('443')
    await page.locator('[data-state=kept]').filter({ hasText: '草稿已保存' }).waitFor()
    await press(page, '提交')
    await page.waitForURL(/\/cases\/\d+$/)
    return new URL(page.url()).pathname
  })
  await as('data.officer1', async (page) => {
    await takeUp(page, '主管部门审核')
    await press(page, '同意')
    await done(page)
  })
  await as('clouda.engineer', async (page) => {
    await takeUp(page, '云服务商办理')
    await typeDate(page, '完成时间', `${new Date(Date.now() + ZONE_MS).toISOString().slice(0, 10)} 09:00`)
    await press(page, '办结')
    await done(page)
  })

  // Confirming issues the slip; it is made a moment later.
  const { slip, code, number } = await as('edu.clerk', async (page) => {
    await takeUp(page, '使用单位确认')
    await press(page, '确认')
    await done(page)
    const document = issued(page).getByRole('listitem').filter({ hasText: '网络策略办理结果单' })
    await document.getByText('SM3').waitFor()
    const number = await document.locator('b').innerText()
    assert.match(number, /^网策结〔\d{4}〕\d{4}号$/)
    const code = await document.getByRole('link').innerText()
    assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const slip = await downloaded(page, `下载：${number}`)
    assert.equal(slip.name, `网络策略办理结果单 ${number}.pdf`)
    assert.equal(slip.bytes.subarray(0, 5).toString(), '%PDF-')
    assert.equal(await issued(page).getByLabel(/^上传签章件/).count(), 0, 'the unit is not the issuer')
    await wellMade(page)
    await picture(page, 'document-issued')

    await press(page, '导出')
    await settled(page)
    const record = await downloaded(page, '整个事项（pdf）')
    assert.equal(record.bytes.subarray(0, 5).toString(), '%PDF-')
    await press(page, '导出')
    const archive = await downloaded(page, '整个事项及附件（zip）')
    const names = archive.bytes.toString('latin1')
    for (const name of ['record.pdf', 'case.json', 'process.bpmn']) assert.ok(names.includes(name), name)
    return { slip, code, number }
  })

  // A stranger types the code, and compares the file that they have.
  const { page, wrong, context } = await openPage(browser, server.base)
  const file = join(tmpdir(), `slip-${process.pid}.pdf`)
  await page.goto('/verify')
  await page.getByLabel('核验码', { exact: true }).fill('0000-0000-0000-0000')
  await wellMade(page)
  await press(page, '核验')
  await page.getByText('没有这个核验码的文书').waitFor()
  await page.getByLabel('核验码', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '))
  await press(page, '核验')
  await page.getByText('该文书由本平台出具').waitFor()
  await page.getByText(number).waitFor()
  assert.equal(await page.getByText(SYSTEM).count(), 0, 'a stranger learns nothing of the case')
  await writeFile(file, slip.bytes)
  await page.getByLabel('比对文件').setInputFiles(file)
  await page.getByText('一致：这就是出具的文书原件').waitFor()
  await wellMade(page)
  await picture(page, 'document-verified')
  await page.getByRole('button', { name: /^移除文件/ }).click()
  await writeFile(file, Buffer.concat([slip.bytes, Buffer.from('%')]))
  await page.getByLabel('比对文件').setInputFiles(file)
  await page.getByText(/^不一致：/).waitFor()
  await picture(page, 'document-forged')
  assert.deepEqual(wrong, [])
  await context.close()

  // The provider seals it, uploads the scan, and issues it once more.
  await as('clouda.engineer', async (page) => {
    await page.goto(address)
    await writeFile(file, '%PDF-1.4 scanned and sealed')
    await issued(page).getByLabel(`上传签章件：${number}`).setInputFiles(file)
    await issued(page).getByText('与文书摘要绑定').waitFor()
    await wellMade(page)
    await picture(page, 'document-signed')
    await press(page, '重新出具：网络策略办理结果单')
    await agree(page, '重新出具：网络策略办理结果单')
    await issued(page).getByText(/^已由网策结〔\d{4}〕\d{4}号代替$/).waitFor()
  })

  await as('data.officer1', async (page) => {
    await visit(page, '/cases/documents', '文书登记簿')
    await page.getByLabel('搜索', { exact: true }).fill(SYSTEM)
    await page.waitForURL(/q=/)
    await page.getByText(`已由`).waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'document-register')
    const register = await downloaded(page, '导出登记簿（xlsx）')
    assert.equal(register.bytes.subarray(0, 2).toString(), 'PK')
    await page.getByRole('link', { name: number }).click()
    await page.getByRole('heading', { level: 1, name: HEADLINE }).waitFor()

    await visit(page, '/cases/ended', '事项')
    const list = await downloaded(page, '导出列表（xlsx）')
    assert.equal(list.bytes.subarray(0, 2).toString(), 'PK')
    await visit(page, '/cases/statistics', '办理统计')
    const kinds = page.getByRole('table', { name: '事项', exact: true })
    await kinds.getByRole('row', { name: /^网络策略开通\/关闭/ }).waitFor()
    await page.getByRole('table', { name: '各步骤用时' }).getByRole('row', { name: /^云服务商办理 网络策略/ }).waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'case-statistics')
    // A figure leads to the cases that it counts, and their filters can be kept.
    const figure = kinds.getByRole('link').first()
    const counted = (await figure.textContent()).trim()
    await figure.click()
    await page.waitForURL(/\/cases(\/running)?\?/)
    await page.getByRole('heading', { level: 1, name: '事项', exact: true }).waitFor()
    await settled(page)
    const cases = page.getByRole('table', { name: '事项', exact: true }).getByRole('row')
    assert.equal(await cases.count(), Number(counted) + 1, `${page.url()}\n${(await cases.allTextContents()).join('\n')}`)
    await page.getByRole('button', { name: '保存的视图' }).click()
    await page.getByRole('textbox', { name: '视图名称' }).fill('统计里的')
    await page.getByText('本单位的人也能用').click()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存视图“统计里的”').waitFor()
    await page.getByRole('button', { name: '保存的视图' }).click()
    await page.getByRole('button', { name: '删除视图：统计里的' }).waitFor()
    await wellMade(page)
    await picture(page, 'case-views')
  })
})
