/** What of a cloud counts as which items, and what words of orders mean there. */

import { body, client, ifMatch, type components } from '@/api'

type Schemas = components['schemas']
export type Mapping = Schemas['CloudMappingJson']
export type CloudRule = Schemas['CloudRuleJson']
export type MappingShown = Schemas['CloudMappingShownJson']

const of = (cloud: string) => ({ path: { cloud } })
export const getMapping = (cloud: string): Promise<MappingShown> => body(client.GET('/api/v1/reconciliation/clouds/{cloud}/mapping', { params: of(cloud) }))
export const editMapping = (cloud: string, version: number, mapping: Mapping): Promise<MappingShown> =>
  body(client.PUT('/api/v1/reconciliation/clouds/{cloud}/mapping', { params: { ...of(cloud), header: ifMatch(`"${version}"`) }, body: mapping }))
