// A process redrawn in the browser: proved unsound, mended, tried, proposed and confirmed by a second person. An old case is
// done on the old version, a new one takes the new.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, choose as chosen, confirmProposal, typeDate, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const KIND = '网络策略开通/关闭'
const HEAD = '单位负责人审核'
const REASON = '申请须先由单位负责人把关'

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

/** Does something in a window of somebody's own; nothing may go wrong in it. */
async function as(login, does, options) {
  const { page, wrong, context } = await signedIn(browser, server.base, named(login), options)
  const result = await does(page)
  assert.deepEqual(wrong, [], login)
  await context.close()
  return result
}

/** The decision at the lower edge lies over what is not scrolled up from under it. */
async function choose(page, label, text, typed) {
  await page.getByLabel(label, { exact: true }).evaluate((box) => box.scrollIntoView({ block: 'center' }))
  await chosen(page, label, text, typed)
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()
const mine = (page) => page.getByRole('region', { name: /^等您办理/ })
const done = (page) => mine(page).waitFor({ state: 'detached' })

/** Begins and sends a network policy. */
async function sent(page, system) {
  await visit(page, '/cases/new', '发起事项')
  await press(page, `发起：${KIND}`)
  await page.waitForURL(/\/cases\/\d+\/edit$/)
  await page.getByLabel('信息系统名称', { exact: true }).fill(system)
  await choose(page, '云服务商', '示例云甲科技有限公司', '云甲')
  await page.getByRole('radio', { name: '开通' }).check()
  await page.getByLabel('申请理由', { exact: true }).fill('新系统上线，需要开放服务端口。')
  await press(page, '添加一行')
  await page.getByLabel('第1行 方向').selectOption('入')
  await page.getByLabel('第1行 源地址').fill('10.8.0.0/16')
  await page.getByLabel('第1行 目的地址').fill('172.16.4.12')
  await page.getByLabel('第1行 协议').selectOption('TCP')
  await page.getByLabel('第1行 端口').fill('443')
  await press(page, '提交')
  await page.waitForURL(/\/cases\/\d+$/)
}

/** Takes up from the workbench what waits for somebody, and completes it. */
async function does(page, task, system, outcome) {
  await visit(page, '/', '待办')
  await page.getByRole('link', { name: new RegExp(`^(办理|签收)：${task}.*${system}`) }).click()
  await mine(page).waitFor()
  if (task === '云服务商办理') await typeDate(page, '完成时间', '2026-06-03 09:00')
  await press(page, outcome)
  await done(page)
}

/** Waits until what was drawn is kept and judged. */
const kept = (page) => page.getByText('已保存并检查', { exact: true }).waitFor()
const element = (page, name, typed) => choose(page, '选择环节或连线', name, typed)

test('a process is redrawn: what is not sound is shown in the drawing, and mended', async () => {
  await as('edu.clerk', (page) => sent(page, '旧流程平台'))

  await as('data.officer1', async (page) => {
    await visit(page, '/rules/pack/xuchang/processes', /许昌/)
    await wellMade(page)
    await picture(page, 'designs')
    await page.getByRole('row', { name: new RegExp(KIND) }).getByRole('button', { name: '重新设计' }).click()
    await page.getByRole('heading', { level: 1, name: `${KIND}：第1版草稿` }).waitFor()
    await page.getByText('没有发现问题，可以启用').waitFor()
    // The licence of the drawing library asks for its mark to be seen.
    assert.equal(await page.locator('.bjs-powered-by').isVisible(), true)
    assert.equal(await page.getByRole('button', { name: '提出启用' }).isDisabled(), true, 'nothing is different yet')

    await page.getByLabel('草稿名称').fill('负责人先审')
    await kept(page)
    await element(page, /^人办环节 填写申请/, '填写')
    await choose(page, '其后添加', '人办环节')
    await page.getByLabel('名称', { exact: true }).fill(HEAD)
    await page.getByText(/没有指定由谁办/).first().waitFor()
    await choose(page, '办理角色', '使用单位负责人', '使用单位负责人')
    await choose(page, '连接到', '主管部门审核', '主管部门')
    await kept(page)
    const finding = page.getByRole('button', { name: /同一条连线上走了两次/ })
    await finding.click()
    assert.equal(await finding.getAttribute('aria-pressed'), 'true')
    assert.ok((await page.locator('.djs-element.yh-path').count()) >= 3, 'the way that fails is drawn')
    assert.equal(await page.getByRole('button', { name: '提出启用' }).isDisabled(), true)
    await wellMade(page)
    await picture(page, 'designer-unsound')

    await element(page, '连线 填写申请 → 主管部门审核', '填写申请')
    await press(page, '删除')
    await page.getByText('没有发现问题，可以启用').waitFor()
    await press(page, '撤销')
    await finding.waitFor()
    await press(page, '恢复')
    await page.getByText('没有发现问题，可以启用').waitFor()
    assert.equal(await page.locator('.djs-element.yh-path').count(), 0)
    await element(page, new RegExp(`^人办环节 ${HEAD}`), '负责人')
    await choose(page, '办理时限', /网络策略/, '网络策略')
    await kept(page)
    await page.getByText(/^增加$/).first().waitFor()
    await wellMade(page)
    await picture(page, 'designer-mended')

    // Tried before anybody proposes it: who would get what, and until when. Nothing comes of it.
    await press(page, '试运行')
    await choose(page, '发起单位', '示例市教育局', '教育局')
    await choose(page, '云服务商', '示例云甲科技有限公司', '云甲')
    await choose(page, `“${HEAD}”的办理结果`, '办结')
    await page.getByLabel(`“${HEAD}”收到后多久办完（小时）`).fill('200')
    await page.getByRole('group', { name: '各环节怎样办' }).locator('..').getByRole('button', { name: '试运行', exact: true }).click()
    await page.getByRole('row', { name: new RegExp(`任务：${HEAD}.*使用单位负责人（.*${named('edu.head').name}.*1个工作日.*超时`) }).waitFor()
    await page.getByText(/^办结于 /).waitFor()
    await wellMade(page)
    await picture(page, 'designer-test-run')

    // It is there again as it was drawn.
    await page.reload()
    await page.getByRole('heading', { level: 1, name: `${KIND}：负责人先审` }).waitFor()
    await element(page, new RegExp(`^人办环节 ${HEAD}`), '负责人')
    assert.equal(await page.getByLabel('名称', { exact: true }).inputValue(), HEAD)
  })
})

test('a condition is looked at while it is written', async () => {
  await as('data.officer2', async (page) => {
    await visit(page, '/rules/process/xuchang/network-policy', KIND)
    await page.getByRole('button', { name: '由此起草' }).click()
    await page.getByRole('heading', { level: 1, name: `${KIND}：第1版草稿` }).waitFor()
    await element(page, /^人办环节 云服务商办理/, '云服务商办理')
    await choose(page, '其后添加', '择一分支')
    await choose(page, '连接到', '使用单位确认', '使用单位')
    await choose(page, '其后添加', '结束')
    await element(page, /^连线 云服务商办理 → 使用单位确认/, '使用单位确认')
    await press(page, '删除')
    await element(page, /^连线 .* → 使用单位确认/, '使用单位确认')
    await page.getByLabel('其他情况都走这里').check()
    await element(page, /^连线 Gateway\S* → Event/, '→ Event')
    await page.getByLabel('走这里的条件').fill('form.nothing == 1')
    await page.getByText('表单没有字段“nothing”').first().waitFor()
    await page.getByLabel('走这里的条件').fill('')
    await choose(page, '插入字段', '事项', '事项')
    assert.equal(await page.getByLabel('走这里的条件').inputValue(), "form.action == '开通'")
    await page.getByText('没有发现问题，可以启用').waitFor()
    await wellMade(page)
    await picture(page, 'designer-condition')
    await press(page, '删除草稿')
    await agree(page, '删除草稿')
    await page.waitForURL(/\/rules\/process\/xuchang\/network-policy$/)
  })
})

test('two people put it into use; the old case is done as it began, a new one takes the new way', async () => {
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/pack/xuchang/processes', /许昌/)
    await page.getByRole('link', { name: '负责人先审' }).click()
    await page.getByText('没有发现问题，可以启用').waitFor()
    await press(page, '提出启用')
    await agree(page, '提交复核', REASON)
    await page.waitForURL(/\/rules\/process\/xuchang\/network-policy$/)
    await page.getByRole('link', { name: '负责人先审' }).click()
    await page.getByText('已提出启用，等待另一人复核').waitFor()
    await wellMade(page)
  })
  await as('data.leader', async (page) => {
    await visit(page, '/', '待办')
    await page.locator('li.task').filter({ hasText: '启用“网络策略' }).getByRole('link', { name: /^复核：/ }).click()
    const drawer = page.getByRole('dialog', { name: '复核' })
    await drawer.getByText(REASON).waitFor()
    await drawer.getByText(HEAD).first().waitFor()
    await wellMade(page)
    await picture(page, 'designer-proposal')
    await confirmProposal(page, named('data.leader'))
  })

  await as('edu.clerk', (page) => sent(page, '新流程平台'))
  await as('edu.head', (page) => does(page, HEAD, '新流程平台', '办结'))
  for (const [login, task, outcome] of [['data.officer1', '主管部门审核', '同意'], ['clouda.engineer', '云服务商办理', '办结'], ['edu.clerk', '使用单位确认', '确认']]) {
    await as(login, (page) => does(page, task, '旧流程平台', outcome))
  }
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/process/xuchang/network-policy', KIND)
    await page.getByRole('row', { name: /第1版 负责人先审.*使用中/ }).waitFor()
    await choose(page, '与之比较', '规则包原版')
    await page.getByRole('button', { name: HEAD, exact: true }).waitFor()
    await page.locator('.djs-element.yh-added').first().waitFor()
    await wellMade(page)
    await picture(page, 'design-compared')
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/process/xuchang/network-policy', 'Network policy, open or close')
    await page.getByRole('row', { name: /Version 1/ }).waitFor()
    await wellMade(page)
    await picture(page, 'design-english')
  }, { language: 'en' })
})
