import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signInAddress, wayBack } from '@/router'
import { entriesFor, entryOf, MOST_ENTRIES } from '@/shell/nav'
import type { Me, World } from '@/shell/session'

const EVERYTHING = ['case.read', 'case.work', 'desk.take', 'party.read', 'person.read', 'pack.read', 'calculate', 'audit.read', 'delivery.read', 'job.read', 'settings.system', 'settings.security']
const me = (world: World, permissions: string[]): Me => ({ world, permissions }) as unknown as Me

describe('the navigation', () => {
  it.each(['business', 'system', 'security', 'audit'] as const)('of %s never has more than seven entries', (world) => {
    expect(entriesFor(me(world, EVERYTHING)).length).toBeLessThanOrEqual(MOST_ENTRIES)
  })

  it('shows what a person may open and nothing else', () => {
    expect(entriesFor(me('business', ['pack.read'])).map((entry) => entry.key)).toEqual(['workbench', 'rules'])
    expect(entriesFor(null)).toEqual([])
  })

  it('keeps the three administrators in their worlds', () => {
    const keys = (world: World) => entriesFor(me(world, EVERYTHING)).map((entry) => entry.key)
    for (const world of ['system', 'security', 'audit'] as const) expect(keys(world)).not.toContain('calculators')
    expect(keys('business')).not.toContain('audit')
    expect(keys('system')).not.toContain('audit')
  })

  it('knows the entry of a page', () => {
    expect(entryOf('/parties/5/edit')).toBe('parties')
    expect(entryOf('/')).toBe('workbench')
    expect(entryOf('/cases/7/edit')).toBe('cases')
    expect(entryOf('/account')).toBe('')
  })
})

describe('the way back', () => {
  it.each(['https://evil.example', '//evil.example', '/\\evil', 'javascript:alert(1)', '', undefined, 5])('never leads to %s', (given) => expect(wayBack(given)).toBe('/'))
  it('leads to a page of ours', () => expect(wayBack('/parties/5?tab=a')).toBe('/parties/5?tab=a'))
  it('is kept by the sign-in page', () => expect(signInAddress('/parties/5', true)).toEqual({ name: 'sign-in', query: { back: '/parties/5', ended: '1' } }))
})

describe('the built page', () => {
  it('asks nobody outside and evaluates nothing', () => {
    const sources = ['index.html', ...readdirSync('src', { recursive: true }).map((name) => `src/${String(name)}`)].filter((name) => /\.(html|ts|vue|css)$/.test(name))
    const bad = sources.filter((name) => /https?:\/\/(?!www\.w3\.org|localhost|yunheng\.dev\/bpmn\/1)[\w$]|\beval\(|new Function\(|v-html/.test(readFileSync(name, 'utf8')))
    expect(bad).toEqual([])
  })
})
