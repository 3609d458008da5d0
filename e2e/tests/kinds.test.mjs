// Every kind of work that is shipped: played to its end by the people whom it names, refused where its form says so, and looked at
// in the browser. The guide for a new kind of work is followed to the letter.

import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { choose, visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture } from '../lib/browser.mjs'
import { colleague, named, play, sent } from '../lib/office.mjs'
import { use } from '../lib/packs.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { run, startServer } from '../lib/server.mjs'
import { CAST, stories } from '../lib/stories.mjs'

const GUIDES = fileURLToPath(new URL('../../docs/guides/', import.meta.url))
/** Kinds that a story of their own in the browser plays. */
const ELSEWHERE = ['xuchang network-policy', 'xuchang maintenance-notice', 'xuchang cloud-entry', 'xuchang resource-change', 'xuchang cloud-exit', ...['application', 'change', 'revocation'].map((kind) => `guangzhou resource-${kind}`), ...['quota-application', 'test-resources', 'formal-resources', 'resource-change', 'reclamation', 'supplement', 'data-access', 'data-operation', 'stop-order'].map((kind) => `songjiang ${kind}`)]

let browser
let server
let people
let ids

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
  people = Object.fromEntries(await Promise.all(CAST.map(async (login) => [login, await colleague(server, login)])))
  const other = (await people['data.officer1'].get('parties?kind=using_unit&limit=50')).items.find((one) => one.id !== people['edu.clerk'].party)
  ids = { unit: people['edu.clerk'].party, other: other.id, provider: people['clouda.engineer'].party, authority: people['data.officer1'].party }
})
after(async () => {
  await Promise.all(Object.values(people ?? {}).map((one) => one.leave()))
  await browser?.close()
  await server?.stop()
})

test('no kind of work is shipped without a story', async () => {
  const told = new Set([...ELSEWHERE, ...stories(ids).map((one) => `${one.pack} ${one.kind}`)])
  for (const pack of ['guangzhou', 'songjiang', 'xuchang']) {
    const kinds = await people['data.officer1'].get(`case-kinds?pack=${pack}`)
    assert.ok(kinds.length >= 5, `${pack} has the general kinds`)
    assert.deepEqual(kinds.map((one) => `${pack} ${one.kind}`).filter((one) => !told.has(one)), [])
  }
})

test('the kinds of a city are begun on the page once its pack is in use', async () => {
  const clerk = await signedIn(browser, server.base, personNamed(server.people, 'edu.clerk'))
  await visit(clerk.page, '/cases/new', '发起事项')
  await clerk.page.getByRole('button', { name: '发起：网络策略开通/关闭' }).waitFor()
  assert.equal(await clerk.page.getByLabel('适用规则', { exact: true }).count(), 0, 'one pack is in use, so there is nothing to choose')

  await use(browser, server, '广州市数字政府政务云运营', '上海市松江区使用市级政务云', '许昌市市级政务云')
  assert.deepEqual(clerk.wrong, [])
  await clerk.context.close()
})

test('every story comes to its end, and its record is well made', async () => {
  const { page, wrong, context } = await signedIn(browser, server.base, personNamed(server.people, 'data.officer1'))
  const seen = new Set()
  for (const story of stories(ids)) {
    const done = await play(people, story)
    const where = `${story.pack} ${story.kind}`
    assert.deepEqual([done.state, done.outcome], ['ended', story.ends], where)
    const told = done.timeline.filter((one) => one.act === 'tell')
    if (story.tells) assert.equal(told.length, story.tells, `${where} tells ${told.map((one) => one.detail.title)}`)
    // Cities share the general kinds: one record of each is looked at.
    if (seen.has(story.kind)) continue
    seen.add(story.kind)
    await page.goto(`/cases/${done.id}`)
    await page.locator('main#content').getByRole('heading', { level: 1, name: done.headline }).waitFor()
    await wellMade(page, where)
    await picture(page, `kind-${where.replace(' ', '-')}`)
  }
  assert.deepEqual(wrong, [])
  await context.close()
})

test('every form that somebody begins is well made', async () => {
  const forms = [...new Map(stories(ids).map((one) => [`${one.pack} ${one.kind}`, one])).values()]
  for (const login of CAST) {
    const { page, wrong, context } = await signedIn(browser, server.base, personNamed(server.people, login))
    for (const { pack, kind } of forms.filter((one) => one.by === login)) {
      const [city, { title }] = await Promise.all([people[login].get(`packs/${pack}`), people[login].get(`case-kinds/${pack}/${kind}`)])
      await visit(page, '/cases/new', '发起事项')
      await choose(page, '适用规则', city.title)
      await page.getByRole('button', { name: `发起：${title}`, exact: true }).click()
      await page.waitForURL(/\/cases\/\d+\/edit$/)
      await page.getByRole('button', { name: '提交', exact: true }).waitFor()
      await wellMade(page, `${pack} ${kind}`)
      await picture(page, `form-${pack}-${kind}`)
    }
    assert.deepEqual(wrong, [], login)
    await context.close()
  }
})

/** Path and text of every fenced block that names a file. */
async function filesOf(guide) {
  const text = await readFile(path.join(GUIDES, guide), 'utf8')
  return [...text.matchAll(/^```\w+ file=(\S+)\n(.*?)\n```$/gms)].map(([, file, body]) => [file, `${body}\n`])
}

test('the guide for a new kind of work is followed to the letter', async () => {
  const [files, chinese] = await Promise.all([filesOf('kind-of-work.md'), filesOf('kind-of-work.zh-CN.md')])
  assert.ok(files.length >= 9)
  assert.deepEqual(files, chinese, 'both languages show the same files')
  const desk = await mkdtemp(path.join(os.tmpdir(), 'yunheng-guide-'))
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(desk, file)), { recursive: true })
    await writeFile(path.join(desk, file), text)
  }
  const pack = `${path.join(desk, 'qinghe')}/`
  const checked = JSON.parse((await run('policy', 'check', pack, '--format', 'json')).stdout)
  assert.deepEqual(checked.packs[0].findings.filter((one) => one.severity === 'error'), [])
  await run('policy', 'test', pack)
  await run('process', 'check', `${pack}cases/room-entry/process.bpmn`)
  await mkdir(path.join(server.data, 'packs'), { recursive: true })
  await rename(path.join(desk, 'qinghe'), path.join(server.data, 'packs/qinghe'))
  await rm(desk, { recursive: true })
  await use(browser, server, '清河市政务云（示例）')
  await entries()
})

async function entries() {
  const [engineer, clerk] = [people['clouda.engineer'], people['edu.clerk']]
  const far = '2099-06-10T10:00:00+08:00'
  const form = { room: '一号机房', purpose: '更换硬盘', enter_at: far, people: [{ name: '甲某' }] }
  const entry = { pack: 'qinghe', kind: 'room-entry', by: engineer.login, form }
  const late = await sent(engineer, { ...entry, form: { ...form, enter_at: '2020-01-02T10:00:00+08:00' } })
  assert.deepEqual([late.status, named(late)], [422, ['enter_at']])
  const register = ['clouda.engineer', '登记出入', 'done', { entered_at: far, left_at: far, work_done: '已更换' }]
  const alone = await play(people, { ...entry, steps: [['data.officer1', '主管部门答复', 'approve'], register] })
  assert.equal(alone.outcome, 'done')
  const visitors = { ...form, visitors: [{ name: '乙某', organization: '厂商' }] }
  const vouched = await play(people, { ...entry, form: visitors, steps: [['clouda.manager', '服务商负责人核验', 'approve'], ['data.officer1', '主管部门答复', 'approve'], register] })
  assert.equal(vouched.outcome, 'done')
  const asked = await sent(clerk, { pack: 'qinghe', kind: 'question', form: { title: '怎样扩容', category: '其他', provider_id: ids.provider, content: '扩容要走什么流程' } })
  assert.match(asked.body.number, /^清询〔\d{4}〕0001号$/)
  const desk = asked.body.tasks.find((one) => one.state === 'open')
  assert.equal(Date.parse(desk.due_at) - Date.parse(desk.opened_at ?? asked.body.sent_at), 5 * 60_000, 'the limit of its own')
}
