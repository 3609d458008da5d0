// The first day of a using unit and of a provider: what waits, what is theirs, what the rules say, a figure of their own.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { downloaded, signNotice, tryCalculator, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { csvRows, isPdf, wordText, workbook } from '../lib/files.mjs'
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

/** The names in the list of parties, as this person sees it. */
async function partiesSeen(page) {
  await visit(page, '/parties', '单位')
  await page.locator('tr.line').first().waitFor()
  return (await page.locator('tr.line td:first-child').allInnerTexts()).map((name) => name.trim())
}

/** A task of the workbench by its title. */
const task = (page, title) => page.locator('li.task').filter({ hasText: title })

test('a clerk finds what waits, signs for it, and the authority sees that it was signed', async () => {
  const clerk = await as('edu.clerk')
  await visit(clerk.page, '/', '待办')
  const title = '请核对云资源使用清单'
  await task(clerk.page, title).waitFor()
  const waiting = await clerk.page.locator('li.task').count()
  await wellMade(clerk.page)
  await picture(clerk.page, 'first-day-clerk')
  await task(clerk.page, title).getByRole('link', { name: `签收：${title}` }).click()
  await clerk.page.getByRole('button', { name: '签收', exact: true }).waitFor()
  await wellMade(clerk.page)
  await picture(clerk.page, 'first-day-clerk-notice')
  await signNotice(clerk.page, title)
  await visit(clerk.page, '/', '待办')
  await clerk.page.locator('li.task').first().waitFor()
  assert.equal(await clerk.page.locator('li.task').count(), waiting - 1)
  assert.equal(await task(clerk.page, title).count(), 0, 'what was signed for does not wait any more')
  assert.deepEqual(clerk.wrong, [])
  await clerk.context.close()

  const officer = await as('data.officer1')
  await visit(officer.page, '/deliveries?state=signed', '送达')
  const row = officer.page.locator('tr.line').filter({ hasText: title }).filter({ hasText: personNamed(server.people, 'edu.clerk').name })
  await row.getByText('已签收').waitFor()
  await row.click()
  await officer.page.getByText('站内 · 签收').waitFor()
  await wellMade(officer.page)
  assert.deepEqual(officer.wrong, [])
  await officer.context.close()
})

test('a clerk sees the unit and those below it, and nothing of others', async () => {
  const { page, wrong, context } = await as('edu.clerk')
  assert.deepEqual(await partiesSeen(page), ['示例市教育局', '示例市职业技术学院'])
  const other = await context.request.get('/api/v1/parties/1')
  assert.equal(other.status(), 404, 'whatever is out of reach is not there')
  await page.goto('/parties/1')
  await page.getByText('没有找到，或不在您的权限范围内').waitFor()
  await page.getByRole('link', { name: /单位/ }).last().waitFor()
  assert.equal(await page.getByRole('button', { name: '导出', exact: true }).count(), 0)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a clerk follows a limit from the rules to its clause and counts with it', async () => {
  const { page, wrong, context } = await as('edu.clerk')
  await visit(page, '/rules', '规则')
  await page.getByRole('link', { name: /许昌/ }).first().click()
  await page.getByRole('link', { name: /^条文/ }).click()
  await page.getByLabel('搜索条号、位置、要点').fill('XC-M-12')
  await page.getByRole('link', { name: /XC-M-12|第十二条/ }).first().click()
  await page.getByRole('heading', { name: '据此设定的参数' }).waitFor()
  await wellMade(page)
  await picture(page, 'clause')
  await page.goto('/calculators/deadline')
  await page.getByLabel('时限', { exact: true }).click()
  await page.getByRole('option', { name: /入云资源配置/ }).click()
  await typeDate(page, '起算时间', '2026-09-30 09:00')
  await page.getByRole('button', { name: '计算到期日' }).click()
  await page.getByText('2026年10月9日').first().waitFor()
  await page.getByRole('link', { name: 'XC-M-12' }).or(page.getByRole('button', { name: 'XC-M-12' })).first().waitFor()
  await wellMade(page)
  await picture(page, 'calculator-deadline')
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a head reads on a phone what the clerk reads, and computes what is owed', async () => {
  const phone = await as('edu.head', { size: 'phone' })
  await visit(phone.page, '/', '待办')
  await phone.page.locator('li.task').first().waitFor()
  await wellMade(phone.page)
  await picture(phone.page, 'first-day-head-phone')
  await phone.context.close()

  const { page, wrong, context } = await as('edu.head')
  assert.ok((await partiesSeen(page)).includes('示例市职业技术学院'))
  await tryCalculator(page, 'settle', '计算应付')
  await page.getByRole('columnheader', { name: /^应付/ }).waitFor()
  const file = await downloaded(page, 'PDF')
  assert.match(file.name, /\.pdf$/)
  isPdf(file.bytes)
  assert.deepEqual([...wrong, ...phone.wrong], [])
  await context.close()
})

test('a provider sees itself alone, sizes the machines and writes the list of it', async () => {
  const { page, wrong, context } = await as('clouda.engineer')
  await visit(page, '/', '待办')
  await page.getByRole('link', { name: /^办理：云服务商办理.*社保自助查询系统/ }).waitFor()
  await page.getByRole('link', { name: /算一份用量的费用/ }).waitFor()
  await wellMade(page)
  await picture(page, 'first-day-engineer')
  assert.deepEqual(await partiesSeen(page), ['示例云甲科技有限公司'])
  await tryCalculator(page, 'size', '给出建议')
  await page.getByText(/看了 \d+ 个资源/).waitFor()
  await page.locator('tr.line').first().waitFor()
  await wellMade(page)
  await picture(page, 'calculator-size')
  const list = await downloaded(page, 'CSV')
  const rows = csvRows(list.bytes)
  assert.ok(rows.length > 100 && rows.every((row) => row.resource_id && row.action), `${rows.length} lines of ${Object.keys(rows[0])}`)
  const book = await downloaded(page, 'Excel')
  assert.match(book.name, /\.xlsx$/)
  assert.match(workbook(book.bytes), /<sheet /)
  assert.deepEqual(wrong, [])
  await context.close()
})

test("a provider's manager signs for the report and computes the score as the authority does", async () => {
  const { page, wrong, context } = await as('clouda.manager')
  await visit(page, '/', '待办')
  const title = '请确认考核评价报告'
  await task(page, title).getByRole('link', { name: `签收：${title}` }).click()
  await signNotice(page, title)
  assert.deepEqual(await partiesSeen(page), ['示例云甲科技有限公司'])
  await tryCalculator(page, 'assess', '计算得分')
  await page.getByText(/支付比例/).waitFor()
  await wellMade(page)
  await picture(page, 'calculator-assess')
  const report = await downloaded(page, 'Word')
  assert.match(report.name, /\.docx$/)
  const score = await page.locator('.score .big').innerText()
  assert.ok(wordText(report.bytes).includes(score), `the report says ${score}`)
  isPdf((await downloaded(page, 'PDF')).bytes)
  assert.deepEqual(wrong, [])
  await context.close()
})
