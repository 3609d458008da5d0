// Accounts, roles and grants: one proposes, another confirms; the new person begins; a right is lent; access is looked through.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, choose, confirmIfAsked, confirmProposal, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, openPage, picture } from '../lib/browser.mjs'
import { fillSignIn, freshCode, personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const OWN_PASSWORD = 'Weisse-Wolke-2718'

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

/** Takes the proposal that says `about` from the workbench and confirms it. */
async function confirmTask(page, person, about, done) {
  await visit(page, '/', '待办')
  const task = page.locator('li.task').filter({ hasText: about })
  await task.getByRole('link', { name: /^复核：/ }).click()
  await page.getByRole('dialog', { name: '复核' }).getByRole('button', { name: '确认生效' }).waitFor()
  await wellMade(page)
  await confirmProposal(page, person, done)
}

/** Signs in with a password that somebody else has seen, and makes one that nobody has. */
async function firstSignIn(login, given) {
  const opened = await openPage(browser, server.base)
  const { page } = opened
  await page.goto('/sign-in')
  await fillSignIn(page, { login, password: given })
  await page.waitForURL(/\/password/)
  await wellMade(page)
  await page.getByLabel('现在的密码').fill(given)
  await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD)
  await page.getByLabel('再输一次新密码').fill(OWN_PASSWORD)
  await page.getByRole('button', { name: '修改密码' }).click()
  return opened
}

test('a person gets an account, then a role by two administrators, then begins', async () => {
  const system = await as('system.admin')
  await visit(system.page, '/people/new', '新建账号')
  await system.page.getByLabel('姓名').fill('卢初日')
  await system.page.getByLabel('登录名').fill('lu.churi')
  await choose(system.page, '所属单位', /示例市图书馆/, '示例市图书馆')
  await system.page.getByLabel('岗位').fill('信息中心经办人')
  await wellMade(system.page)
  await picture(system.page, 'person-new')
  await system.page.getByRole('button', { name: '建立账号' }).click()
  const shown = system.page.locator('code.password')
  await confirmIfAsked(system.page, named('system.admin'), shown)
  await wellMade(system.page)
  const given = await shown.innerText()
  await system.page.getByRole('button', { name: '已告知本人' }).click()
  await system.page.waitForURL(/\/people\/\d+$/)
  const id = /\d+$/.exec(system.page.url())[0]

  const security = await as('security.admin')
  await visit(security.page, `/people/grants/new?account=${id}`, '提出授权')
  await security.page.getByText('卢初日').first().waitFor()
  await choose(security.page, '角色', /使用单位经办人/, '使用单位经办人')
  await security.page.getByRole('radio', { name: '本单位', exact: true }).check()
  await security.page.getByLabel('理由').fill('新到岗，接替借调人员')
  await wellMade(security.page)
  await picture(security.page, 'grant-new')
  await security.page.getByRole('button', { name: '提交复核' }).click()
  await confirmIfAsked(security.page, named('security.admin'), security.page.getByText('已提交，等待另一人复核'))
  const own = security.page.locator('tr.line').filter({ hasText: '卢初日' })
  await own.click()
  await security.page.getByText('自己提出的须由他人复核').waitFor()
  assert.equal(await security.page.getByRole('button', { name: '确认生效' }).count(), 0, 'nobody confirms their own')
  assert.deepEqual(security.wrong, [])
  await security.context.close()

  await confirmTask(system.page, named('system.admin'), '卢初日')
  assert.deepEqual(system.wrong, [])
  await system.context.close()

  const { page, wrong, context } = await firstSignIn('lu.churi', given)
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await page.getByRole('navigation', { name: '主导航' }).first().getByText('计算工具').waitFor()
  await wellMade(page)
  assert.deepEqual(wrong, [])
  await context.close()
})

test('a second security administrator is made by two, sets up an authenticator, and may act only when granted', async () => {
  const system = await as('system.admin')
  await visit(system.page, '/people/new', '新建账号')
  await system.page.getByLabel('姓名').fill('石副安')
  await system.page.getByLabel('登录名').fill('shi.fuan')
  await system.page.getByRole('radio', { name: '安全管理员' }).check()
  await system.page.getByLabel('理由').fill('安全管理员轮休时替班')
  await system.page.getByRole('button', { name: '建立账号' }).click()
  await confirmIfAsked(system.page, named('system.admin'), system.page.getByText('已提交，等待另一人复核'))
  assert.equal(await system.page.locator('code.password').count(), 0, 'no password before a second person agreed')

  const security = await as('security.admin')
  const shown = security.page.locator('code.password')
  await confirmTask(security.page, named('security.admin'), '石副安', shown)
  const given = await shown.innerText()
  await security.page.getByRole('button', { name: '已告知本人' }).click()

  const { page, wrong, context } = await firstSignIn('shi.fuan', given)
  await page.waitForURL(/\/second-factor/)
  await page.getByRole('img', { name: '验证器二维码' }).waitFor()
  await wellMade(page)
  await picture(page, 'first-second-factor')
  const secret = (await page.locator('.how code').innerText()).replace(/\s/g, '')
  await page.getByLabel('验证器显示的 6 位数字').fill(await freshCode(secret))
  await page.getByRole('button', { name: '启用', exact: true }).click()
  await page.getByRole('button', { name: '我已保存' }).click()
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  const entries = page.locator('nav.side .entry')
  assert.deepEqual(await entries.allInnerTexts(), ['待办'], 'an account alone allows nothing')

  await visit(security.page, '/people/grants/new', '提出授权')
  await choose(security.page, '授予谁', /石副安/, '石副安')
  await choose(security.page, '角色', /安全管理员/)
  await security.page.getByLabel('理由').fill('替班')
  await security.page.getByRole('button', { name: '提交复核' }).click()
  await security.page.waitForURL(/\/people\/proposals/)
  await confirmTask(system.page, named('system.admin'), '石副安')
  await page.reload()
  await entries.filter({ hasText: '设置' }).waitFor()
  assert.deepEqual([...wrong, ...security.wrong, ...system.wrong], [])
  for (const one of [context, security.context, system.context]) await one.close()
})

test('a role is made of permissions of one world, and what it would allow is shown before it is confirmed', async () => {
  const security = await as('security.admin')
  await visit(security.page, '/people/roles/new', '新建角色')
  await security.page.getByLabel('角色名称').fill('规则查阅人员')
  await security.page.getByLabel('查看规则').check()
  assert.equal(await security.page.getByLabel('检索审计记录').count(), 0, 'business and audit do not mix')
  await security.page.getByLabel('理由').fill('只读查阅岗位')
  await wellMade(security.page)
  await security.page.getByRole('button', { name: '提交复核' }).click()
  await security.page.waitForURL(/\/people\/proposals/)
  await security.page.locator('tr.line').filter({ hasText: '规则查阅人员' }).waitFor()
  await security.context.close()
  const system = await as('system.admin')
  await confirmTask(system.page, named('system.admin'), '规则查阅人员')
  await visit(system.page, '/people/roles', '人员与授权')
  await system.page.getByText('规则查阅人员').first().waitFor()
  assert.deepEqual([...security.wrong, ...system.wrong], [])
  await system.context.close()
})

test('a head lends a right for some days and takes it back', async () => {
  const head = await as('realty.head')
  const clerk = named('realty.clerk')
  await visit(head.page, '/people/delegations', '人员与授权')
  await head.page.getByRole('button', { name: '委托他人代办' }).first().click()
  const dialog = head.page.getByRole('dialog', { name: '委托他人代办' })
  await choose(head.page, '角色', /使用单位负责人/)
  await choose(head.page, '代办人', new RegExp(clerk.name), clerk.name)
  await dialog.getByLabel('理由').fill('出差')
  await wellMade(head.page)
  await picture(head.page, 'delegation')
  await dialog.getByRole('button', { name: '委托', exact: true }).click()
  const row = head.page.locator('tr.line').filter({ hasText: clerk.name })
  await confirmIfAsked(head.page, named('realty.head'), row)
  await head.page.reload()
  await row.getByText('有效').waitFor()

  const lent = await as('realty.clerk')
  const rights = async () => (await (await lent.context.request.get('/api/v1/me')).json()).permissions
  assert.ok((await rights()).includes('role.read'), 'a right of the head that the clerk has not')
  await visit(lent.page, '/people/delegations', '人员与授权')
  await lent.page.locator('tr.line').filter({ hasText: named('realty.head').name }).waitFor()
  await wellMade(lent.page)

  await row.getByRole('button', { name: '结束' }).click()
  await agree(head.page, '结束委托')
  await head.page.getByText('委托已结束').waitFor()
  assert.ok(!(await rights()).includes('role.read'), 'what was taken back holds no more')
  assert.deepEqual([...head.wrong, ...lent.wrong], [])
  for (const one of [head.context, lent.context]) await one.close()
})

test('who may do what is looked through, with what to look at first', async () => {
  const { page, wrong, context } = await as('security.admin')
  await visit(page, '/people/review', '人员与授权')
  await page.locator('tr.line').first().waitFor()
  await wellMade(page)
  await picture(page, 'review')
  await page.goto('/people/review?only=findings')
  await page.getByText('已载入').or(page.getByText('没有需要复查的账号')).or(page.getByText('没有符合条件的记录')).first().waitFor()
  assert.equal(await page.locator('tr.line').filter({ hasText: '没有发现' }).count(), 0)
  await wellMade(page)
  assert.deepEqual(wrong, [])
  await context.close()
})
