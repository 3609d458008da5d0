/** Processes that the authority redraws: every call about them, and how they are shown. */

import { body, client, type components, type CreationKey, download, ifMatch, multipart } from '@/api'
import { sectionsOf, titleOf, type Field } from '@/domains/cases/form'
import { t, tOr } from '@/i18n'

type Schemas = components['schemas']
export type DesignRow = Schemas['DesignRowJson']
export type Design = Schemas['DesignJson']
export type Version = Schemas['DesignVersionJson']
export type Draft = Schemas['DesignDraftJson']
export type Offers = Schemas['DesignOffersJson']
export type Offer = Schemas['DesignOfferJson']
export type Found = Schemas['DesignFindingJson']
export type Difference = Schemas['DesignDifferenceJson']
export type Answer = Schemas['DesignAnswerJson']
export type Outcome = Schemas['DesignTestRunJson']
export type TestStep = Schemas['DesignTestStepJson']
export type Move = Schemas['DesignMoveJson']
export type Moved = Schemas['DesignMovedJson']
export type Replay = Schemas['DesignReplayJson']
export type Templates = Schemas['TemplatesJson']
export type DocumentTemplate = Schemas['DocumentTemplateJson']
export type Replayed = Schemas['DesignReplayCaseJson']

export const designsOf = (pack: string) => body(client.GET('/api/v1/designs', { params: { query: { pack } } }))
export const getDesign = (pack: string, kind: string) => body(client.GET('/api/v1/designs/{pack}/{kind}', { params: { path: { pack, kind } } }))
export const getVersion = (pack: string, kind: string, number: number) => body(client.GET('/api/v1/designs/{pack}/{kind}/versions/{number}', { params: { path: { pack, kind, number } } }))
export const differencesOf = (pack: string, kind: string, from: number, to: number) => body(client.GET('/api/v1/designs/{pack}/{kind}/differences', { params: { path: { pack, kind }, query: { from, to } } }))
export const beginDraft = (pack: string, kind: string, based_on: number, name: string, key: CreationKey) => body(client.POST('/api/v1/design-drafts', { params: { header: key.header() }, body: { pack, kind, based_on, name } }))
export const getDraft = (id: number) => body(client.GET('/api/v1/design-drafts/{id}', { params: { path: { id } } }))

type Held = Pick<Draft, 'id' | 'version'>
const header = (one: Held) => ifMatch(`"${one.version}"`)
export const writeDraft = (one: Held, name: string, process: string, form: Field) => body(client.PUT('/api/v1/design-drafts/{id}', { params: { path: { id: one.id }, header: header(one) }, body: { name, process, form: form as never } }))
export const discardDraft = (one: Held) => body(client.DELETE('/api/v1/design-drafts/{id}', { params: { path: { id: one.id }, header: header(one) } }))
export const proposeDraft = (one: Held & Pick<Draft, 'present'>, reason: string, key: CreationKey) =>
  body(client.POST('/api/v1/design-drafts/{id}/deployment', { params: { path: { id: one.id }, header: key.header() }, body: { version: one.version, replaces: one.present, reason } }))
export const testRun = (id: number, asked: Schemas['DesignTestRunInJson']) => body(client.POST('/api/v1/design-drafts/{id}/test-run', { params: { path: { id } }, body: asked }))

export const movesOf = (pack: string, kind: string, instead: string) => body(client.GET('/api/v1/designs/{pack}/{kind}/moves', { params: { path: { pack, kind }, query: { limit: 200, instead: instead || undefined } } }))
export const moveCases = (to: Pick<Design, 'pack' | 'kind' | 'present'>, cases: readonly Move[], instead: Readonly<Record<string, string>>, reason: string) =>
  body(client.POST('/api/v1/designs/{pack}/{kind}/moves', { params: { path: { pack: to.pack, kind: to.kind } }, body: { to: to.present, cases: cases.map(({ case_id, version }) => ({ case_id, version })), instead: Object.fromEntries(Object.entries(instead).filter(([, into]) => into !== '')), reason } }))
export const replayOf = (id: number) => body(client.GET('/api/v1/design-drafts/{id}/replay', { params: { path: { id } } }))

export const templatesOf = (pack: string, kind: string): Promise<Templates> => body(client.GET('/api/v1/designs/{pack}/{kind}/templates', { params: { path: { pack, kind } } }))
export const uploadTemplate = (pack: string, kind: string, name: string, file: File): Promise<Templates> => body(client.POST('/api/v1/designs/{pack}/{kind}/templates/{name}', { params: { path: { pack, kind, name } }, body: multipart({ file }) as never }))
export const endTemplate = (pack: string, kind: string, name: string): Promise<Templates> => body(client.DELETE('/api/v1/designs/{pack}/{kind}/templates/{name}', { params: { path: { pack, kind, name } } }))
export const fetchTemplate = (pack: string, kind: string, one: Pick<DocumentTemplate, 'name' | 'title'>, version?: number): Promise<void> => download(`/api/v1/designs/${pack}/${kind}/templates/${one.name}`, version === undefined ? {} : { version }, `${one.title}.docx`)

/** What a process may name when the form is drawn with it: its fields and sections are those of the drawn form. */
export function withForm(offers: Offers, form: Field): Offers {
  const fields = Object.entries(form.properties ?? {}).map(([name, field]) => ({ name, title: titleOf(form, name), holds: field.type ?? 'object', values: (field.enum ?? []).map(String), is_required: (form.required ?? []).includes(name) }))
  const sections = sectionsOf(form).flatMap((one) => (one.at === undefined ? [] : [{ element: one.at, fields: one.fields.map((name) => titleOf(form, name)) }]))
  return { ...offers, form: form as never, fields, sections }
}

/** `第2版 负责人先审`, `规则包原版`. */
export function versionWords(number: number, name?: string | null): string {
  return number === 0 ? t('design.of_pack') : `${t('design.version_n', { n: number })}${name ? ` ${name}` : ''}`
}

/** What elements are called: by what they do, not by the standard's names. */
export function typeWords(type: string): string {
  const name = type.replace('bpmn:', '')
  const key = name.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase()
  return tOr(`design.type.${key}`, name)
}
