// Debian's Chromium, and pages that notice what must not happen: an error, a request to anywhere else.

import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const OUT = fileURLToPath(new URL('../out/', import.meta.url))
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const PATIENCE_MS = 30_000

export const WIDTHS = { desk: { width: 1280, height: 800 }, wide: { width: 1600, height: 900 }, phone: { width: 390, height: 800 } }

/** What each page waits for from the server. */
const underWay = new WeakMap()

export async function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: FLAGS })
}

/** A fresh window. `storage` is the cookies of somebody who signed in before. */
export async function openPage(browser, base, { language = 'zh-CN', size = 'desk', storage } = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: WIDTHS[size], storageState: storage, locale: language, timezoneId: 'America/New_York', acceptDownloads: true })
  await context.addInitScript((chosen) => localStorage.setItem('yunheng.language', chosen), language)
  const page = await context.newPage()
  const wrong = []
  page.on('pageerror', (error) => wrong.push(`page: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const to = new URL(request.url())
    if (!['data:', 'blob:'].includes(to.protocol) && to.origin !== base) wrong.push(`request to ${to.origin}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) wrong.push(`${response.status()} from ${response.url()}`)
  })
  underWay.set(page, watchRequests(page, base))
  return { page, context, wrong }
}

/** Knows when nothing is asked of the server any more. */
function watchRequests(page, base) {
  const open = new Set()
  let waiting = []
  const over = (request) => {
    open.delete(request)
    if (open.size > 0) return
    for (const go of waiting) go()
    waiting = []
  }
  page.on('request', (request) => {
    if (request.url().startsWith(base)) open.add(request)
  })
  page.on('requestfinished', over)
  page.on('requestfailed', over)
  return {
    busy: () => open.size > 0,
    quiet: () =>
      new Promise((go, stop) => {
        if (open.size === 0) return go()
        const late = setTimeout(() => stop(new Error(`still loading: ${[...open].map((one) => one.url()).join(' ')}`)), PATIENCE_MS)
        waiting.push(() => {
          clearTimeout(late)
          go()
        })
      }),
  }
}

/** Waits until nothing is loading and nothing moves. */
export async function settled(page) {
  const requests = underWay.get(page)
  await page.waitForLoadState('load')
  do {
    await requests.quiet()
    // What was answered is drawn, which may ask for more.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise((drawn) => requestAnimationFrame(drawn))
      await Promise.all(document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity).map((one) => one.finished.catch(() => undefined)))
    })
  } while (requests.busy())
}

/** A picture for people to look at, in e2e/out. */
export async function picture(page, name) {
  await mkdir(OUT, { recursive: true })
  await page.screenshot({ path: `${OUT}${name}.png` })
}
