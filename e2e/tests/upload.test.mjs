// A large file of a case on a line that breaks: what arrived stays, the person goes on, also after the page was closed.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { visit } from '../lib/acts.mjs'
import { wellMade } from '../lib/axe.mjs'
import { openBrowser, picture, settled } from '../lib/browser.mjs'
import { colleague } from '../lib/office.mjs'
import { personNamed, signedIn } from '../lib/people.mjs'
import { startServer } from '../lib/server.mjs'

const MIB = 1 << 20
const PARTS = /\/api\/v1\/cases\/\d+\/uploads\/\d+\?offset=/
const FILE = { name: '可行性报告.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(7 * MIB, '示')]) }

let browser
let server

before(async () => {
  ;[server, browser] = await Promise.all([startServer(), openBrowser()])
})
after(async () => {
  await browser?.close()
  await server?.stop()
})

test('a file of seven megabytes goes on after the line broke twice', async () => {
  const clerk = await colleague(server, 'edu.clerk')
  const draft = await clerk.post('cases', { pack: 'xuchang', kind: 'network-policy', form: { system_name: '断点续传', action: '开通' } })
  assert.equal(draft.status, 201, JSON.stringify(draft.body))
  const path = `cases/${draft.body.id}`
  const { page, context } = await signedIn(browser, server.base, personNamed(server.people, 'edu.clerk'))
  let left = 1
  await page.route(PARTS, (route) => {
    left -= 1
    return left < 0 ? route.abort('connectionreset') : route.continue()
  })
  await visit(page, `/${path}/edit`, '网络策略')
  await page.getByLabel('添加附件', { exact: true }).setInputFiles(FILE)
  await page.getByRole('button', { name: '续传' }).waitFor()
  await page.getByText(/已传 2\d%/).waitFor()
  await settled(page)
  await wellMade(page)
  await picture(page, 'upload-broken')
  const [upload] = await clerk.get(`${path}/uploads`)
  assert.deepEqual([upload.arrived, upload.bytes], [2 * MIB, FILE.buffer.length])

  // Once more a part gets through, then the page is closed.
  left = 1
  await page.getByRole('button', { name: '续传' }).click()
  await page.getByText(/已传 5\d%/).waitFor()
  await page.getByRole('button', { name: '续传' }).waitFor()
  await page.unroute(PARTS)
  await visit(page, `/${path}/edit`, '网络策略')
  await page.getByText('已传 57%，重新选择同一个文件可续传').waitFor()
  await picture(page, 'upload-left')
  const offsets = []
  page.on('request', (request) => PARTS.test(request.url()) && offsets.push(Number(new URL(request.url()).searchParams.get('offset'))))
  await page.getByLabel('添加附件', { exact: true }).setInputFiles(FILE)
  await page.getByText('已上传“可行性报告.pdf”').waitFor()
  assert.deepEqual(offsets, [4 * MIB, 6 * MIB], 'nothing is sent twice')
  const [file] = (await clerk.get(path)).files
  assert.deepEqual([file.name, file.bytes], [FILE.name, FILE.buffer.length])
  assert.deepEqual(await clerk.get(`${path}/uploads`), [])
  await clerk.leave()
  await context.close()
})
