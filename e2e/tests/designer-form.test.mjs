// A form drawn in the browser beside its process: a field added, moved, made to depend on another, one that is read kept from going
// unsaid, past cases told again, put into use by two people, and a case under way moved to it with a reason.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { agree, choose as chosen, confirmIfAsked, confirmProposal, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const KIND = '网络策略开通/关闭'
const DRAFT = '加访问期限'
const OLD = '旧表单平台'
const REASON = '在办事项统一登记访问期限'

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
const preview = (page) => page.getByRole('region', { name: '预览' })
const kept = (page) => page.getByText('已保存并检查', { exact: true }).waitFor()

/** Begins a network policy and fills in what every version of its form asks for. */
async function begun(page, system) {
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
}

test('a form is drawn: fields come, move, depend on each other, and what is read does not go unsaid', async () => {
  await as('edu.clerk', async (page) => {
    await begun(page, OLD)
    await press(page, '提交')
    await page.waitForURL(/\/cases\/\d+$/)
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/pack/xuchang/processes', /许昌/)
    await page.getByRole('row', { name: new RegExp(KIND) }).getByRole('button', { name: '重新设计' }).click()
    await page.getByRole('heading', { level: 1, name: `${KIND}：第1版草稿` }).waitFor()
    await page.getByLabel('草稿名称').fill(DRAFT)
    await page.getByRole('link', { name: '表单', exact: true }).click()
    await page.getByText('表单为规则包原版').waitFor()
    await wellMade(page)
    await picture(page, 'form-design')

    await press(page, '在“申请信息”中添加字段')
    await page.getByLabel('字段名称', { exact: true }).fill('访问期限')
    await choose(page, '类型', '单选')
    await page.getByLabel('选项（每行一个）').fill('长期\n限期')
    await choose(page, '必填', /^必填$/)
    await preview(page).getByRole('radio', { name: '限期' }).waitFor()

    // A field that is shown and needed only sometimes, tried at once in the preview.
    await press(page, '在“申请信息”中添加字段')
    await page.getByLabel('字段名称', { exact: true }).fill('限期原因')
    await choose(page, '显示', '满足条件时显示')
    await choose(page, '显示取决于', '访问期限')
    await choose(page, '显示所需的取值', '限期')
    // The list stays open for more; what was proposed is taken out again.
    await page.keyboard.press('Escape')
    await choose(page, '显示所需的取值', '长期')
    await page.keyboard.press('Escape')
    await choose(page, '必填', '满足条件时必填')
    await page.getByLabel('填写说明').fill('写明为什么只开通一段时间')
    assert.equal(await preview(page).getByLabel('限期原因').count(), 0, 'hidden until it matters')
    await preview(page).getByRole('radio', { name: '限期' }).check()
    await preview(page).getByLabel('限期原因').waitFor()
    await preview(page).getByText('写明为什么只开通一段时间').waitFor()
    await kept(page)

    // Moved by keyboard, and back.
    const up = page.getByRole('button', { name: '上移字段“访问期限”' })
    await up.focus()
    await page.keyboard.press('Enter')
    const order = () => page.locator('.outline .section').first().locator('.field .name').evaluateAll((names) => names.map((one) => one.textContent.replace(/[*].*|(单|多|日|整|文).*$/, '')))
    assert.ok((await order()).indexOf('访问期限') < (await order()).indexOf('申请理由'))
    // Moved with the mouse.
    await page.locator('.outline .field').filter({ hasText: '访问期限' }).dragTo(page.locator('.outline .field').filter({ hasText: '事项' }).first())
    assert.ok((await order()).indexOf('访问期限') < (await order()).indexOf('有效期至'))

    // What others read is named before it goes, and the draft says so after it went.
    await page.locator('.outline').getByRole('button', { name: /^信息系统名称/ }).click()
    await press(page, '删除字段')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('文书“网络策略办理结果单”').waitFor()
    await wellMade(page)
    await picture(page, 'form-design-removing')
    await dialog.getByRole('button', { name: '删除字段' }).click()
    await page.getByRole('button', { name: /“system_name”不在表单里，而文书“网络策略办理结果单”要用到它/ }).waitFor()
    assert.equal(await page.getByRole('button', { name: '提出启用' }).isDisabled(), true)
    await press(page, '撤销表单修改')
    await page.getByText('没有发现问题，可以启用').waitFor()

    // A clause that there is not is said at the field.
    await page.locator('.outline').getByRole('button', { name: /^限期原因/ }).click()
    await page.getByLabel('依据条款').fill('XC-M-999')
    await page.locator('.panel').getByText('没有条文XC-M-999').waitFor()
    await page.locator('.outline .field.wrong').waitFor()
    await page.getByLabel('依据条款').fill('XC-M-14')
    await page.getByText('没有发现问题，可以启用').waitFor()
    await page.getByText('字段“限期原因”').first().waitFor()
    await wellMade(page)
    await picture(page, 'form-design-drawn')

    // Past cases through the draft: none would end otherwise.
    await press(page, '用草稿重演以往事项')
    await press(page, '重演以往事项')
    await page.getByText(/结果不同 0件/).waitFor()
    await page.getByText(/走不下去 0件/).scrollIntoViewIfNeeded()
    await wellMade(page)
    await picture(page, 'design-replay')

    // It is there again as it was drawn.
    await page.reload()
    await page.locator('.outline').getByRole('button', { name: /^限期原因/ }).click()
    assert.equal(await page.getByLabel('依据条款').inputValue(), 'XC-M-14')
  })
})

test('two people put the form into use; a new case takes it, and one under way is moved with a reason', async () => {
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/pack/xuchang/processes', /许昌/)
    await page.getByRole('link', { name: DRAFT }).click()
    await page.getByText('没有发现问题，可以启用').waitFor()
    await press(page, '提出启用')
    await agree(page, '提交复核', '访问期限要登记')
    await page.waitForURL(/\/rules\/process\/xuchang\/network-policy$/)
  })
  await as('data.leader', async (page) => {
    await visit(page, '/', '待办')
    await page.locator('li.task').filter({ hasText: '启用“网络策略' }).getByRole('link', { name: /^复核：/ }).click()
    await page.getByRole('dialog', { name: '复核' }).getByText('字段“限期原因”').first().waitFor()
    await picture(page, 'form-design-proposal')
    await confirmProposal(page, named('data.leader'))
  })
  await as('edu.clerk', async (page) => {
    await begun(page, '新表单平台')
    await page.getByRole('radio', { name: '限期' }).check()
    await page.getByLabel('限期原因').waitFor()
    await press(page, '提交')
    await page.getByText('“限期原因”未填写').first().waitFor()
    await page.getByLabel('限期原因').fill('只在割接期间')
    await press(page, '提交')
    await page.waitForURL(/\/cases\/\d+$/)
    await page.getByText('只在割接期间').waitFor()
    await wellMade(page)
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/process/xuchang/network-policy', KIND)
    const old = page.locator('li.case').filter({ hasText: OLD })
    await old.getByText('环节保留').waitFor()
    // It was never asked for the term, which the new form needs: it cannot be moved where it stands, and says so.
    await old.getByText('不能换版：“访问期限”未填写').waitFor()
    assert.equal(await old.getByRole('checkbox').isDisabled(), true)
    await old.scrollIntoViewIfNeeded()
    await wellMade(page)
    await picture(page, 'moves')
  })
  // Returned to its opener, who is then asked for what is missing: now it can be moved.
  await as('data.officer1', async (page) => {
    await visit(page, '/', '待办')
    await page.getByRole('link', { name: new RegExp(`^(办理|签收)：主管部门审核.*${OLD}`) }).click()
    await press(page, '退回补正')
    const dialog = page.getByRole('dialog', { name: '退回补正' })
    await dialog.getByLabel('需要补正什么').fill('请补填访问期限')
    await dialog.getByRole('button', { name: '退回补正' }).click()
    await page.getByText('请补填访问期限').first().waitFor()
    await visit(page, '/rules/process/xuchang/network-policy', KIND)
    const old = page.locator('li.case').filter({ hasText: OLD })
    await old.getByText('增加字段：访问期限、限期原因').waitFor()
    await old.getByRole('checkbox').check()
    await wellMade(page)
    await picture(page, 'moves-chosen')
    await page.getByRole('button', { name: /^把1件换到第1版/ }).click()
    await agree(page, '换用使用中的版本', REASON)
    await confirmIfAsked(page, named('data.officer1'), page.getByText(/已换版1件/))
    await old.waitFor({ state: 'detached' })
    await picture(page, 'moves-done')
  })
  await as('edu.clerk', async (page) => {
    await visit(page, '/', '待办')
    await page.getByRole('link', { name: new RegExp(`：填写申请.*${OLD}`) }).click()
    await page.getByText('换用新版').first().waitFor()
    await page.getByText(REASON).first().waitFor()
    await page.getByRole('radio', { name: '长期' }).waitFor()
    await picture(page, 'moved-case')
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/process/xuchang/network-policy', 'Network policy, open or close')
    await page.getByRole('button', { name: 'Draft from it' }).first().click()
    await page.getByRole('link', { name: 'Form', exact: true }).click()
    await page.getByText('The form is changed in this draft').waitFor()
    await wellMade(page)
    await picture(page, 'form-design-english')
  }, { language: 'en' })
})
