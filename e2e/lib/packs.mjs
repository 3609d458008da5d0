// Whose kinds of work are begun here: the administrator says so under Settings.

import assert from 'node:assert/strict'
import { agree, confirmIfAsked, visit } from './acts.mjs'
import { wellMade } from './axe.mjs'
import { picture } from './browser.mjs'
import { personOf, signedIn } from './people.mjs'

/** Puts packs into use, by their titles. */
export async function use(browser, server, ...titles) {
  const person = personOf(server.people, 'system_admin')
  const { page, wrong, context } = await signedIn(browser, server.base, person)
  await visit(page, '/settings/packs', '设置')
  for (const title of titles) await page.getByLabel(title).check()
  await wellMade(page, 'settings of packs')
  await picture(page, 'settings-packs')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await agree(page, '保存')
  await confirmIfAsked(page, person, page.getByText('设置已保存'))
  assert.deepEqual(wrong, [])
  await context.close()
}
