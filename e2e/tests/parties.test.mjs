// Parties in the browser: found, opened by keyboard, made, edited by two, imported with findings first, exported.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { accessibility } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { personOf, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

let browser
let server
let officer

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  officer = personOf(server.people, 'authority_officer')
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

test('a list is found by words, narrowed by sentences, and walked with the keyboard', async () => {
  const { page, wrong, context } = await signedIn(browser, server.base, officer)
  await page.goto('/parties')
  await page.locator('tr.line').first().waitFor()
  await page.getByRole('button', { name: '添加条件' }).click()
  await page.getByRole('button', { name: '类别', exact: true }).click()
  await page.getByRole('button', { name: '财政部门' }).click()
  await page.keyboard.press('Escape')
  await page.waitForURL(/kind=finance/)
  await page.waitForFunction(() => [...document.querySelectorAll('tr.line td:nth-child(2)')].every((cell) => cell.textContent?.trim() === '财政部门'))
  await page.locator('tr.line').first().focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/parties\/\d+$/)
  await page.getByRole('heading', { name: '基本情况' }).waitFor()
  await settled(page)
  assert.deepEqual(await accessibility(page), [])
  await picture(page, 'party')
  await page.goBack()
  await page.waitForURL(/kind=finance/)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a party is made; a wrong code is told while it is typed; the form is kept until it is sent', async () => {
  const { page, wrong, context } = await signedIn(browser, server.base, officer)
  await page.goto('/parties/new')
  await page.getByLabel('单位名称').fill('示例市气象局')
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y44')
  await page.getByText('校验位不符').waitFor()
  assert.equal(await page.getByRole('button', { name: '保存' }).isDisabled(), true)
  await page.reload()
  await page.getByText('已恢复上次没有提交的内容').waitFor()
  assert.equal(await page.getByLabel('单位名称').inputValue(), '示例市气象局')
  await page.getByLabel('统一社会信用代码').fill('')
  await settled(page)
  assert.deepEqual(await accessibility(page), [])
  await page.getByRole('button', { name: '保存' }).click()
  await page.waitForURL(/\/parties\/\d+$/)
  await page.getByRole('heading', { name: '示例市气象局' }).waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})

test('of two people who edit the same party the second is told', async () => {
  const [one, two] = server.people.filter((person) => person.role === 'authority_officer')
  const first = await signedIn(browser, server.base, one)
  await first.page.goto('/parties?q=示例市财政局')
  await first.page.locator('tr.line a').first().click()
  await first.page.getByRole('link', { name: '编辑单位' }).click()
  await first.page.getByLabel('简称').waitFor()
  const second = await signedIn(browser, server.base, two)
  await second.page.goto(new URL(first.page.url()).pathname)
  await second.page.getByLabel('简称').fill('财政')
  await second.page.getByRole('button', { name: '保存' }).click()
  await second.page.waitForURL(/\/parties\/\d+$/)
  await first.page.getByLabel('简称').fill('市财政')
  await first.page.getByRole('button', { name: '保存' }).click()
  await first.page.getByRole('alert').filter({ hasText: '有人改过' }).waitFor()
  assert.equal(await first.page.getByLabel('简称').inputValue(), '市财政', 'what was typed stays')
  await first.context.close()
  await second.context.close()
})

test('a file is shown with all its findings before anything is written', async () => {
  const { page, wrong, context } = await signedIn(browser, server.base, officer)
  await page.goto('/parties/import')
  const file = (rows) => ({ name: '单位.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF单位名称,类别,层级\r\n${rows}`) })
  await page.locator('input[type=file]').setInputFiles(file('示例市测绘院,云商,市级\r\n示例市地震台,使用单位,天级\r\n'))
  await page.getByText('处错误，不能导入').waitFor()
  await settled(page)
  assert.deepEqual(await accessibility(page), [])
  await picture(page, 'party-import-refused')
  assert.equal(await page.getByRole('button', { name: /写入/ }).isDisabled(), true)
  await page.getByRole('button', { name: /移除文件/ }).click()
  await page.locator('input[type=file]').setInputFiles(file('示例市测绘院,使用单位,市级\r\n示例市地震台,使用单位,市级\r\n'))
  await page.getByText('可以导入').waitFor()
  await page.getByRole('button', { name: '写入 2 个单位' }).click()
  await page.getByText('新建 2 个单位').waitFor()
  assert.deepEqual(wrong, [])
  await context.close()
})

test('what is seen is exported', async () => {
  const { page, wrong, context } = await signedIn(browser, server.base, officer)
  await page.goto('/parties?kind=provider')
  await page.locator('tr.line').first().waitFor()
  await page.getByRole('button', { name: '导出', exact: true }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出 CSV' }).click()])
  const text = await readFile(await download.path(), 'utf8')
  const shown = await page.locator('tr.line td:first-child').allInnerTexts()
  const lines = text.trim().split(/\r?\n/)
  assert.equal(lines.length - 1, shown.length)
  for (const name of shown) assert.ok(text.includes(name.trim()), name)
  assert.deepEqual(wrong, [])
  await context.close()
})
