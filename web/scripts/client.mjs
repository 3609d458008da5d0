// Writes src/api/schema.d.ts from openapi.json: the wire types of the page. `npm run client`.

import { readFile, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'

const HEAD = '// Written by `npm run client` from openapi.json. Do not edit.\n\n'

/** The text of schema.d.ts. Operations stand with their paths: their names are the server's own business. */
export async function schema(file = new URL('../openapi.json', import.meta.url)) {
  const document = JSON.parse(await readFile(file, 'utf8'))
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) delete operation.operationId
  }
  return HEAD + astToString(await openapiTS(document))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(new URL('../src/api/schema.d.ts', import.meta.url), await schema())
}
