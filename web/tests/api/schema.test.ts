// @vitest-environment node
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

it('the wire types are those of openapi.json; if not, run `npm run client`', async () => {
  // Not a module of the page: it runs where the page is built.
  const { schema } = (await import('../../scripts/client.mjs' as string)) as { schema: () => Promise<string> }
  expect(await readFile('src/api/schema.d.ts', 'utf8')).toBe(await schema())
})

it('no route stands in the sketch that the server has', async () => {
  const document = JSON.parse(await readFile('openapi.json', 'utf8')) as { paths: Record<string, unknown> }
  const sketch = await readFile('src/api/sketch.d.ts', 'utf8')
  expect(Object.keys(document.paths).filter((path) => sketch.includes(`'${path}'`))).toEqual([])
})
