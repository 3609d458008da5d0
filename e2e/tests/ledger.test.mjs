// The life of a system's resources, each party with its own account: the authority registers the project, the unit applies with its three
// papers, the provider delivers, the unit confirms; then a change, and an exit with the wiping certified. What the ledger shows is looked at.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { downloaded, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { begun, colleague, playWithPapers } from '../lib/office.mjs'
import { use } from '../lib/packs.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const DAY_MS = 24 * 3600_000
const ZONE_MS = 8 * 3600_000
const SYSTEM = '智慧教研平台'
const PROJECT = 'XM-2026-E2E'
const dayFromNow = (days) => new Date(Date.now() + ZONE_MS + days * DAY_MS).toISOString().slice(0, 10)

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
async function as(login, does, options) {
  const { page, wrong, context } = await signedIn(browser, server.base, personNamed(server.people, login), options)
  const result = await does(page)
  assert.deepEqual(wrong, [], login)
  await context.close()
  return result
}

test('Xuchang: an entry with its three papers, a change, an exit, and what the ledger then shows of any day', async () => {
  const names = ['edu.clerk', 'data.officer1', 'clouda.engineer']
  const [clerk, officer, engineer] = await Promise.all(names.map((login) => colleague(server, login)))
  const made = await officer.post('projects', { pack: 'xuchang', number: PROJECT, name: SYSTEM, unit_id: clerk.party, provider_id: engineer.party })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const base = { system_name: SYSTEM, provider_id: engineer.party }
  const at = `${dayFromNow(0)}T09:00:00+08:00`
  const entry = {
    ...base, project: PROJECT, protection_level: '三级', is_unclassified: true, has_no_commerce: true, reason: '面向全市教师的教研应用',
    machines: [{ name: '应用', architecture: 'X86', vcpu: 4, memory_gb: 16, region: '政务外网区', count: 2 }],
  }
  const bare = await begun(clerk, { pack: 'xuchang', kind: 'cloud-entry', form: entry, papers: [] })
  assert.deepEqual([bare.status, bare.body.findings.map((one) => one.code)], [422, ['missing_paper', 'missing_paper', 'missing_paper']])
  const play = (kind, form, papers, steps) => playWithPapers(clerk, { pack: 'xuchang', kind, form, papers, steps })
  const reviewed = [officer, '主管部门审核', 'approve']
  await play('cloud-entry', entry, ['approval', 'application', 'pledge'], [reviewed, [engineer, '云服务商配置', 'done', { done_at: at }], [clerk, '使用单位确认起租', 'confirm', { started_on: dayFromNow(0) }], [engineer, '云服务商确认起租', 'confirm']])
  const [{ number }] = (await clerk.get(`resources?q=${encodeURIComponent('应用-01')}`)).items
  const changes = [{ resource: number, item: 'vcpu.x86', quantity: 8 }]
  await play('resource-change', { ...base, reason: '开学后并发增加', changes }, ['application'], [reviewed, [engineer, '云服务商变更', 'done', { done_at: at }], [clerk, '使用单位确认', 'confirm', { changed_on: dayFromNow(2) }]])

  await as('clouda.engineer', async (page) => {
    await visit(page, '/cases/orders', '工单')
    await page.getByText('按时').first().waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'orders')
    await page.getByRole('link', { name: `入云：${SYSTEM}` }).click()
    await page.getByText('云主机 vCPU（X86） 4 核·月').waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'order')
  })

  await as('edu.clerk', async (page) => {
    await visit(page, `/resources?q=${number}&as_of=${dayFromNow(1)}`, '资源台账')
    await page.getByText(/云主机 vCPU（X86） 4/).first().waitFor()
    await visit(page, `/resources?q=${number}`, '资源台账')
    await page.getByText(/云主机 vCPU（X86） 8/).first().waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'ledger-list')
    await page.getByRole('link', { name: number }).click()
    await page.getByText('规格变更').waitFor()
    await page.getByRole('link', { name: /^云变〔\d{4}〕/ }).waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'ledger-resource')
  })

  await play('cloud-exit', { ...base, reason: '系统整合下线', is_backed_up: true, resources: [{ resource: number }] }, ['form'], [
    [officer, '主管部门备案', '备案'], [engineer, '云服务商核销和清除', 'done', { stopped_on: dayFromNow(3), wiped_on: dayFromNow(3), wipe_method: '多次覆写' }], [clerk, '使用单位确认停租', 'confirm'],
  ])
  await as('data.officer1', async (page) => {
    await visit(page, `/resources?q=${number}`, '资源台账')
    await page.getByText('已回收').first().waitFor()
    await wellMade(page)
    await page.getByRole('button', { name: '导出', exact: true }).click()
    const file = await downloaded(page, '导出租用清单 CSV')
    assert.match(file.bytes.toString(), new RegExp(`${number},\\d+,${PROJECT},vcpu.x86,formal,8,`))
  })
  await Promise.all([clerk, officer, engineer].map((one) => one.leave()))
})

// Songjiang: both departments approve a quota, tests become formal, a change goes to exactly 120 % and one core more is refused.

test('Songjiang: a quota, tests, formal resources, a change to exactly the limit, and a reclamation', async () => {
  await use(browser, server, '上海市松江区使用市级政务云', '许昌市市级政务云')
  const names = ['edu.clerk', 'data.officer1', 'data.leader', 'clouda.engineer']
  const [clerk, officer, leader, engineer] = await Promise.all(names.map((login) => colleague(server, login)))
  const provider = engineer.party
  const made = await officer.post('projects', { pack: 'songjiang', number: 'SJ-E2E', name: '教研资源库', unit_id: clerk.party, provider_id: provider })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const base = { project: 'SJ-E2E', provider_id: provider }
  const machines = (vcpu, count) => [{ name: '节点', architecture: 'X86', vcpu, memory_gb: 1, region: '政务外网区', count }]
  const day = dayFromNow(0)
  const entered = [officer, '录入市级云管平台', 'done', { entered_on: day, entered_reference: 'SH-0001' }]
  const song = (kind, form, steps, papers = [], open = false) => playWithPapers(clerk, { pack: 'songjiang', kind, form: { ...base, ...form }, steps: [...steps, entered], papers, open })

  const profile = { belongs: '区级', protection_level: '二级', is_unclassified: true, profile: '教师检索教研资源，约两千人' }
  await song('quota-application', { ...profile, machines: machines(10, 10), services: [{ item: 'memory.x86', quantity: 90 }] }, [
    [engineer, '云服务商确认', 'confirm'], [leader, '区科委审批', 'approve'], [officer, '区科创服务中心审批', 'approve'],
  ])
  // The application was printed as the official form; the authority puts its own template in its place.
  await as('edu.clerk', async (page) => {
    const [{ case_id }] = (await clerk.get('documents?kind=quota-application')).items
    await visit(page, `/cases/${case_id}`, '配额：')
    const file = await downloaded(page, /^下载Word：松云申/)
    assert.equal(file.bytes.subarray(0, 2).toString(), 'PK')
    await wellMade(page)
    await picture(page, 'form-1')
  })
  await as('data.officer1', async (page) => {
    await visit(page, '/rules/process/songjiang/quota-application', '资源配额申请')
    await page.getByText('使用规则包的模板').waitFor()
    await page.getByText('模板里可用的名称').click()
    await settled(page)
    await wellMade(page)
    await picture(page, 'form-templates')
    await visit(page, '/cases/platform-entries', '录入市级平台')
    await page.getByText('SH-0001').waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'platform-entries')
  })
  const testing = await song('test-resources', { belongs: '区级', agreed_on: day, until: dayFromNow(60), machines: machines(10, 10) }, [
    [officer, '区科创服务中心备案', '备案'], [engineer, '云服务商发放测试资源', 'done', { started_on: day }],
  ], ['agreement'], true)
  /** The unit says what becomes of the tests. */
  const settle = async () => {
    const task = (await clerk.get(testing)).tasks.find((one) => one.state === 'open' && one.title === '测试期满处理')
    return clerk.post(`tasks/${task.id}/complete`, { outcome: '全部已转正式' })
  }
  const early = await settle()
  assert.deepEqual([early.status, early.body.findings[0].code], [422, 'still_a_test'])
  const tests = (await clerk.get('resources?life=test&q=节点')).items
  assert.equal(tests.length, 10)
  await song('formal-resources', { belongs: '区级', agreed_on: day, tests: tests.map((one) => ({ resource: one.number })) }, [
    [officer, '区科创服务中心审核', 'approve'], [engineer, '云服务商发放或者调整', 'done'], [clerk, '使用单位确认起租', 'confirm', { started_on: day }], [engineer, '云服务商确认起租', 'confirm'], [officer, '区科创服务中心确认起租', 'confirm'],
  ], ['agreement'])
  assert.equal((await settle()).body.outcome, 'done', 'all of them are formal')
  const first = tests[0].number
  const change = (quantity) => ({ explanation: '开学后并发增加', changes: [{ resource: first, item: 'vcpu.x86', quantity }] })
  const over = await begun(clerk, { pack: 'songjiang', kind: 'resource-change', form: { ...base, ...change(31) }, papers: ['application'] })
  assert.deepEqual([over.status, over.body.findings.map((one) => one.code)], [422, ['quota_exceeded']], 'one core more than 120 %')
  await song('resource-change', change(30), [
    [engineer, '云服务商意见', 'confirm'], [officer, '区科创服务中心审核', 'approve'], [engineer, '云服务商变更', 'done'], [clerk, '使用单位确认', 'confirm', { changed_on: dayFromNow(1) }],
  ], ['application'])

  await as('edu.clerk', async (page) => {
    await visit(page, `/resources/projects/${made.body.id}`, '教研资源库')
    const row = page.getByRole('row', { name: /云主机 vCPU（X86）/ })
    assert.match(await row.innerText(), /100\s+120\s+120\s+0\s+0/)
    await wellMade(page)
    await picture(page, 'ledger-quota')
  })
  // The centre stops the service of one, and has it resumed.
  const order = { user_id: clerk.party, provider_id: engineer.party, reason: '安全事件', explanation: '主机失陷，正在排查', stop_by: dayFromNow(1), review_on: dayFromNow(9), resources: [{ resource: first }] }
  await playWithPapers(officer, {
    pack: 'songjiang', kind: 'stop-order', form: order, papers: [],
    steps: [
      [engineer, '云服务商停止服务', 'done', { stopped_on: dayFromNow(1) }], [officer, '决定恢复或者终止', '恢复服务', { decision_note: '已整改', resume_by: dayFromNow(2) }],
      [engineer, '云服务商恢复服务', 'done', { resumed_on: dayFromNow(2) }], [clerk, '使用单位确认恢复', 'confirm'], entered,
    ],
  })
  await song('reclamation', { reason: '使用率不高或者闲置', is_backed_up: true, resources: [{ resource: first }] }, [
    [officer, '区科创服务中心审核', 'approve'], [engineer, '云服务商停租和清除', 'done', { stopped_on: dayFromNow(2), wiped_on: dayFromNow(2) }], [clerk, '使用单位确认终止', 'confirm'], [officer, '区科创服务中心确认终止', 'confirm'],
  ])
  await as('data.officer1', async (page) => {
    const { id } = (await officer.get(`resources?q=${first}`)).items.find((one) => one.number === first)
    await visit(page, `/resources/${id}`, first)
    await page.getByText('各方均已确认').first().waitFor()
    await settled(page)
    await wellMade(page)
    await picture(page, 'ledger-confirmed')
  })
  const gone = (await clerk.get(`resources?q=${first}`)).items[0]
  assert.equal(gone.life, 'reclaimed')
  await Promise.all([clerk, officer, leader, engineer].map((one) => one.leave()))
})

test('Guangzhou: an application is checked in two parts and its delivery followed, then changed and revoked; Songjiang: a supplement, and an authorization that the unit ends', async () => {
  await use(browser, server, '广州市数字政府政务云运营')
  const [clerk, officer, engineer] = await Promise.all(['edu.clerk', 'data.officer1', 'clouda.engineer'].map((login) => colleague(server, login)))
  const day = dayFromNow(0)
  const made = await officer.post('projects', { pack: 'guangzhou', number: 'GZ-E2E', name: SYSTEM, unit_id: clerk.party, provider_id: engineer.party })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const form = {
    system_name: SYSTEM, project: 'GZ-E2E', provider_id: engineer.party, need: '面向全市教师的教研应用，约两千并发',
    machines: [{ name: '节点', architecture: '信创', vcpu: 4, memory_gb: 8, region: '政务外网区', count: 2 }],
  }
  await playWithPapers(clerk, {
    pack: 'guangzhou', kind: 'resource-application', form, papers: ['application'],
    steps: [
      [engineer, '申请检查', 'pass', { is_complete: true, is_need_fit: true }], [officer, '管理方审批', 'approve'],
      [engineer, '云服务商交付', 'done', { done_at: `${day}T09:00:00+08:00` }],
      [officer, '跟进交付', 'confirm', { followed_on: day, follow_note: '已按申请交付' }], [clerk, '使用方确认启用', 'confirm', { started_on: day }],
    ],
  })
  const [node] = (await clerk.get('resources?q=%E8%8A%82%E7%82%B9-02&life=formal')).items.filter((one) => one.project_number === 'GZ-E2E')
  const own = { system_name: SYSTEM, provider_id: engineer.party }
  const checked = [[engineer, '申请检查', 'pass', { is_complete: true, is_need_fit: true }], [officer, '管理方审批', 'approve']]
  const followed = [officer, '跟进交付', 'confirm', { followed_on: day, follow_note: '已按申请交付' }]
  const changes = [{ resource: node.number, item: 'vcpu.xinchuang', quantity: 8 }]
  await playWithPapers(clerk, {
    pack: 'guangzhou', kind: 'resource-change', form: { ...own, change: '扩容', need: '开学后并发增加', changes }, papers: ['application'],
    steps: [...checked, [engineer, '云服务商变更', 'done', { done_at: `${day}T10:00:00+08:00` }], followed, [clerk, '使用方确认变更', 'confirm', { changed_on: day }]],
  })
  await playWithPapers(clerk, {
    pack: 'guangzhou', kind: 'resource-revocation', form: { ...own, reason: '系统整合下线', is_backed_up: true, resources: [{ resource: node.number }] }, papers: ['application'],
    steps: [...checked, [engineer, '云服务商停用和清除', 'done', { stopped_on: dayFromNow(1), wiped_on: dayFromNow(1) }], followed, [clerk, '使用方确认撤销', 'confirm']],
  })
  assert.equal((await clerk.get(`resources?q=${node.number}`)).items[0].life, 'reclaimed')
  const supplement = {
    project: 'SJ-E2E', provider_id: engineer.party, reason: '目录外的定制服务', agreed_on: day, effective_on: day,
    services: [{ name: '专线', specification: '100兆', unit: '条', quantity: 1, unit_price: 1000 }],
  }
  await playWithPapers(clerk, {
    pack: 'songjiang', kind: 'supplement', form: supplement, papers: ['agreement'],
    steps: [[engineer, '云服务商确认', 'confirm'], [officer, '区科创服务中心确认', 'approve'], [officer, '录入市级云管平台', 'done', { entered_on: day, entered_reference: 'SH-0002' }]],
  })
  const authorization = { system_name: SYSTEM, provider_id: engineer.party, scope: '应用日志', acts: ['访问'], purpose: '排查故障', from: day, until: dayFromNow(30) }
  const access = { pack: 'songjiang', kind: 'data-access', form: authorization, papers: ['authorization'] }
  const work = { user_id: clerk.party, system_name: SYSTEM, acts: ['访问'], purpose: '排查故障', planned_on: day }
  const done = [engineer, '登记作业完成', 'done', { done_at: `${day}T09:00:00+08:00`, result: '只看了日志' }]
  await playWithPapers(clerk, { ...access, steps: [], open: true })
  await playWithPapers(engineer, { pack: 'songjiang', kind: 'data-operation', form: work, papers: [], steps: [done, [clerk, '使用单位核对', 'confirm']] })
  await playWithPapers(clerk, { ...access, steps: [[clerk, '结束授权', 'done', { end_note: '已排查完毕' }]] })
  await as('clouda.engineer', async (page) => {
    await visit(page, '/?tab=notices', '待办')
    await page.getByText(`数据访问授权已结束：${SYSTEM}`).first().waitFor()
  })
  await Promise.all([clerk, officer, engineer].map((one) => one.leave()))
})
