import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { needs, type Tree } from '@/i18n/compile'
import en from '@/i18n/locales/en'
import zh from '@/i18n/locales/zh-CN'

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const pairs = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(pairs)
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'locales' ? [] : sources(path)
    return /\.(ts|vue)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [readFileSync(path, 'utf8')] : []
  })
}

const chinese = flat(zh)
const english = flat(en)
const code = sources('src').join('\n')
/** Literals that look like a key: `'list.is'`. */
const literals = new Set([...code.matchAll(/['"`]([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)['"`]/g)].map((hit) => hit[1] ?? ''))
/** Keys with a part that is only known when the page runs: `nav.${entry.key}`. */
const patterns = [...code.matchAll(/`([a-z][a-z0-9_]*\.[^`\s]*\$\{[^`]*)`/g)].map((hit) => {
  const parts = (hit[1] ?? '').split(/\$\{[^}]*\}+/)
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^()|[\]\\]/g, '\\$&')).join('[a-z0-9_.]+')}$`)
})
/** Keys asked for by `t` itself. */
const asked = [...code.matchAll(/\bt(?:Or)?\(\s*'([^']+)'/g)].map((hit) => hit[1] ?? '')

it('says everything in both languages', () => {
  expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([])
  expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([])
})

it('gives a message the same values in both languages', () => {
  const differ = [...chinese].filter(([key, text]) => {
    const [a, b] = [needs(text), needs(english.get(key) ?? '')]
    return a.join() !== b.join()
  })
  expect(differ.map(([key]) => key)).toEqual([])
})

it('has every message that the code asks for', () => {
  expect(asked.filter((key) => !chinese.has(key))).toEqual([])
})

it('has no message that nobody asks for', () => {
  const unused = [...chinese.keys()].filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
  expect(unused).toEqual([])
})

it('writes no Chinese in English and no empty message', () => {
  const allowed = /Yunheng 云衡|切换语言/
  expect([...english].filter(([, text]) => /[\u4e00-\u9fff]/.test(text.replace(allowed, ''))).map(([key]) => key)).toEqual([])
  expect([...chinese, ...english].filter(([, text]) => text.trim() === '' && text !== ' ').map(([key]) => key)).toEqual([])
})

it('writes Chinese words in messages and not in pages', () => {
  const pages = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, '')
  const found = [...pages.matchAll(/>[^<>{}`'"]*[\u4e00-\u9fff]+[^<>{}`'"]*</g)].map((hit) => hit[0])
  expect(found).toEqual([])
})
