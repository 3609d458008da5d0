// Three people set up the three administrators on one page; then its address is dead.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accessibility } from '../lib/axe.mjs'
import { openBrowser, openPage, picture, settled } from '../lib/browser.mjs'
import { startServer } from '../lib/server.mjs'
import { STEP_MS, totp } from '../lib/totp.mjs'

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer({ demo: false }), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

const PEOPLE = [
  { post: 'system', heading: '系统管理员', name: '赵刚', login: 'zhao.gang', password: 'Blau-Himmel-4711' },
  { post: 'security', heading: '安全管理员', name: '钱丽', login: 'qian.li', password: 'Gruen-Wiese-0815' },
  { post: 'audit', heading: '审计管理员', name: '孙浩', login: 'sun.hao', password: 'Rot-Abend-2026' },
]

async function takePost(page, person) {
  const form = page.getByRole('region', { name: person.heading })
  await form.getByLabel('姓名').fill(person.name)
  await form.getByLabel('登录名').fill(person.login)
  await form.getByLabel('密码', { exact: true }).fill(person.password)
  await form.getByLabel('再输一次密码').fill(person.password)
  person.secret = (await form.locator('code').innerText()).replace(/\s/g, '')
  await form.getByLabel('验证器显示的 6 位数字').fill(totp(person.secret))
  await form.getByRole('button', { name: `设立${person.heading}` }).click()
  // With the last post the whole page says that it is done.
  await form.getByText('已设立').or(page.getByText('三员已设立')).first().waitFor()
}

test('the three administrators are set up, and the link dies', async () => {
  assert.ok(server.bootstrap, 'the server prints a link at its first start')
  const { page, wrong, context } = await openPage(browser, server.base)
  await page.goto(server.bootstrap)
  await page.getByText('还有 3 个岗位待设立').waitFor()
  await settled(page)
  assert.deepEqual(await accessibility(page), [])
  await picture(page, 'first-start')

  const button = page.getByRole('region', { name: '系统管理员' }).getByRole('button', { name: '设立系统管理员' })
  assert.equal(await button.isDisabled(), true, 'nothing is sent before the form is whole')
  for (const person of PEOPLE) await takePost(page, person)
  await page.getByText('三员已设立').waitFor()
  await settled(page)
  await picture(page, 'first-start-done')

  await page.goto(server.bootstrap)
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByRole('region').count(), 0, 'a dead link shows no form')
  assert.deepEqual(wrong, [])
  await context.close()
})

test('each signs in with the authenticator and sees their own world only', async () => {
  const seen = { system: ['单位', '人员与授权', '后台任务'], security: ['人员与授权', '设置'], audit: ['审计', '人员与授权'] }
  // The code that showed that the authenticator works is used up: the next one is another.
  const next = Math.ceil(Date.now() / STEP_MS) * STEP_MS + 1
  for (const person of PEOPLE) {
    const { page, wrong, context } = await openPage(browser, server.base)
    await page.goto('/')
    await page.waitForURL(/\/sign-in/)
    await page.getByLabel('登录名').fill(person.login)
    await page.getByLabel('密码', { exact: true }).fill(person.password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    // A code of the step that is about to come is good as well: clocks differ by some seconds.
    await page.getByLabel('动态验证码').fill(totp(person.secret, next))
    await page.getByRole('navigation', { name: '主导航' }).first().waitFor()
    const names = await page.locator('nav.side .entry').allInnerTexts()
    for (const name of seen[person.post]) assert.ok(names.includes(name), `${person.post} sees ${name}, found ${names}`)
    for (const name of ['计算工具', '规则']) assert.ok(!names.includes(name), `${person.post} does not see ${name}`)
    assert.equal(names.includes('审计'), person.post === 'audit')
    assert.deepEqual(wrong, [])
    await context.close()
  }
})
