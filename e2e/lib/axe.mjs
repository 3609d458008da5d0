// Contrast, labels, roles: what axe-core can tell about a page.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { settled } from './browser.mjs'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** What an open dialog must not break in the page around it: a dialog is no part of the page's landmarks. */
const LANDMARKS = ['landmark-no-duplicate-banner', 'landmark-no-duplicate-contentinfo', 'landmark-no-duplicate-main', 'landmark-one-main']
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Everything that axe finds, one line each; empty when there is nothing. */
export async function accessibility(page) {
  const devtools = await page.context().newCDPSession(page)
  // Through the debugger, because the policy of the page refuses scripts from anywhere else, as it should.
  await devtools.send('Runtime.evaluate', { expression: source })
  const violations = await page.evaluate(async ([tags, landmarks]) => {
    // Behind an open dialog nothing can be reached, so only the dialog is judged, and that it leaves the page's landmarks alone.
    const dialog = [...document.querySelectorAll('[role=dialog][aria-modal=true]')].filter((one) => one.checkVisibility()).at(-1)
    const found = await globalThis.axe.run(dialog ?? document, { runOnly: tags })
    const around = dialog === undefined ? { violations: [] } : await globalThis.axe.run(document, { runOnly: { type: 'rule', values: landmarks } })
    return [...found.violations, ...around.violations]
  }, [TAGS, LANDMARKS])
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id} (${one.impact}): ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim() ?? one.help}`))
}

/** The page as it stands is at rest, axe finds nothing, and nothing sticks out at the side. */
export async function wellMade(page, where = page.url()) {
  await settled(page)
  assert.deepEqual(await accessibility(page), [], where)
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(tooWide <= 0, `${where} is ${tooWide} px too wide`)
}
