// @vitest-environment node
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

it('the wire types are those of openapi.json; if not, run `npm run client`', async () => {
  // Not a module of the page: it runs where the page is built.
  const { schema } = (await import('../../scripts/client.mjs' as string)) as { schema: () => Promise<string> }
  expect(await readFile('src/api/schema.d.ts', 'utf8')).toBe(await schema())
})

it('every act and permission of the server has words', async () => {
  interface Operation {
    'x-audit'?: string
    'x-permission'?: string
  }
  const document = JSON.parse(await readFile('openapi.json', 'utf8')) as { paths: Record<string, Record<string, Operation>> }
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  const words = async (file: string): Promise<Record<string, string>> => JSON.parse(await readFile(`src/i18n/locales/zh-CN/${file}.json`, 'utf8')) as Record<string, string>
  const named = (names: (string | undefined)[], known: Record<string, string>): string[] => names.filter((name): name is string => name !== undefined && /^[a-z_]+(\.[a-z_]+)+$|^delegate$/.test(name) && !(name.replaceAll('.', '_') in known))
  expect(named(operations.map((one) => one['x-audit']), await words('act'))).toEqual([])
  expect(named(operations.map((one) => one['x-permission']), await words('permission'))).toEqual([])
})
