// Routes that the pages use and the server does not have yet, in short form. An entry leaves when openapi.json has it.
import type { components as real } from './schema'

type Json<T> = { content: { 'application/json': T } }
type Answers<T> = { responses: { 200: { headers: { [name: string]: unknown } } & Json<T>; default: { headers: { [name: string]: unknown } } & { content: { 'application/problem+json': S['ProblemJson'] } } } }
type None = { query?: never; path?: never; header?: never; cookie?: never }
type P<Path, Query = never> = { parameters: { query?: Query; path: Path; header?: never; cookie?: never } }
type Q<Query> = { parameters: { query?: Query; path?: never; header?: never; cookie?: never } }
type Plain = { parameters: None; requestBody?: never }
type NoBody = { requestBody?: never }
type Body<T> = { requestBody: Json<T> }
type Upload<T> = { requestBody: { content: { 'multipart/form-data': T } } }
type Page = { limit?: number; after?: string; sort?: string; q?: string }
type List<T> = { items: T[]; next?: string | null }
type Id = { id: number }
type S = SketchSchemas & real['schemas']
type Route<T> = { parameters: None } & { [M in 'get' | 'put' | 'post' | 'delete' | 'patch' | 'options' | 'head' | 'trace']: M extends keyof T ? T[M] : never } & T

export interface SketchPaths {
  '/api/v1/me/notice-choices': Route<{ get: Plain & Answers<S['NoticeChoicesJson']>; put: { parameters: None } & Body<S['NoticeChoicesJson']> & Answers<S['NoticeChoicesJson']> }>
  '/api/v1/notices': Route<{ get: Q<Page & { unread?: boolean }> & NoBody & Answers<List<S['NoticeJson']>> }>
  '/api/v1/notices/{id}/opened': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/notices/{id}/signed': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/proposals': Route<{ get: Q<Page & { state?: string; kind?: string }> & NoBody & Answers<List<S['ProposalJson']>> }>
  '/api/v1/parties': Route<{ get: Q<Page & { kind?: string; level?: string; status?: string; parent?: number }> & NoBody & Answers<List<S['PartyJson']>>; post: { parameters: { query?: never; path?: never; header?: { 'Idempotency-Key'?: string }; cookie?: never } } & Body<S['PartyInJson']> & Answers<S['Created']> }>
  '/api/v1/parties/{id}': Route<{ get: P<Id> & NoBody & Answers<S['PartyDetailJson']>; patch: P<Id> & Body<S['PartyPatchJson']> & Answers<S['PartyDetailJson']> }>
  '/api/v1/parties/{id}/aliases': Route<{ post: P<Id> & Body<{ alias: string; source: string; reason: string }> & Answers<S['Created']> }>
  '/api/v1/parties/{id}/aliases/{alias}': Route<{ delete: P<{ id: number; alias: number }> & NoBody & Answers<undefined> }>
  '/api/v1/parties/{id}/payers': Route<{ get: P<Id> & NoBody & Answers<List<S['PayerRecordJson']>>; post: P<Id> & Body<{ from_on: string; payer_id?: number | null; reason: string }> & Answers<S['Created']> }>
  '/api/v1/parties/import': Route<{ post: { parameters: None } & Upload<{ file: string }> & Answers<S['PartyImportJson']> }>
  '/api/v1/parties/import/{id}/commit': Route<{ post: P<Id> & NoBody & Answers<{ created: number; updated: number }> }>
  '/api/v1/accounts': Route<{ get: Q<Page & { party?: number; world?: string; status?: string }> & NoBody & Answers<List<S['AccountJson']>>; post: { parameters: None } & Body<S['AccountInJson']> & Answers<S['AccountMadeJson']> }>
  '/api/v1/accounts/{id}': Route<{ get: P<Id> & NoBody & Answers<S['AccountJson']>; patch: P<Id> & Body<S['AccountPatchJson']> & Answers<S['AccountJson']> }>
  '/api/v1/accounts/{id}/disable': Route<{ post: P<Id> & Body<{ reason: string }> & Answers<undefined> }>
  '/api/v1/accounts/{id}/enable': Route<{ post: P<Id> & Body<{ reason: string }> & Answers<undefined> }>
  '/api/v1/accounts/{id}/unlock': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/accounts/{id}/reset': Route<{ post: P<Id> & NoBody & Answers<S['AccountMadeJson']> }>
  '/api/v1/roles': Route<{ get: Plain & Answers<List<S['RoleJson']>>; post: { parameters: None } & Body<S['RoleInJson']> & Answers<S['Created']> }>
  '/api/v1/roles/{id}': Route<{ patch: P<Id> & Body<S['RoleInJson']> & Answers<S['Created']> }>
  '/api/v1/grants': Route<{ get: Q<Page & { account?: number; role?: number; state?: string }> & NoBody & Answers<List<S['GrantJson']>>; post: { parameters: None } & Body<S['GrantInJson']> & Answers<S['Created']> }>
  '/api/v1/grants/{id}/revoke': Route<{ post: P<Id> & Body<{ reason: string }> & Answers<S['Created']> }>
  '/api/v1/delegations': Route<{ get: Q<Page & { state?: string }> & NoBody & Answers<List<S['DelegationJson']>>; post: { parameters: None } & Body<S['DelegationInJson']> & Answers<S['Created']> }>
  '/api/v1/delegations/{id}/end': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/packs': Route<{ get: Plain & Answers<List<S['PackJson']>> }>
  '/api/v1/packs/{pack}': Route<{ get: P<{ pack: string }> & NoBody & Answers<S['PackJson']> }>
  '/api/v1/packs/{pack}/documents': Route<{ get: P<{ pack: string }> & NoBody & Answers<List<S['DocumentJson']>> }>
  '/api/v1/packs/{pack}/articles': Route<{ get: P<{ pack: string }, { document?: string; state?: string; q?: string }> & NoBody & Answers<List<S['ArticleJson']>> }>
  '/api/v1/packs/{pack}/clauses/{id}': Route<{ get: P<{ pack: string; id: string }> & NoBody & Answers<S['ClauseJson']> }>
  '/api/v1/packs/{pack}/parameters': Route<{ get: P<{ pack: string }, { q?: string }> & NoBody & Answers<List<S['ParameterJson']>> }>
  '/api/v1/packs/{pack}/coverage': Route<{ get: P<{ pack: string }> & NoBody & Answers<S['PackCoverageJson']> }>
  '/api/v1/packs/{pack}/rulings': Route<{ get: P<{ pack: string }> & NoBody & Answers<List<S['RulingJson']>> }>
  '/api/v1/packs/{pack}/rulings/{key}/choices': Route<{ post: P<{ pack: string; key: string }> & Body<S['RulingChoiceInJson']> & Answers<S['Created']> }>
  '/api/v1/packs/{pack}/rulings/{key}/effect': Route<{ post: P<{ pack: string; key: string }> & Body<{ reading: string; from: string }> & Answers<S['RulingEffectJson']> }>
  '/api/v1/calculations/deadline': Route<{ post: { parameters: None } & Body<S['DeadlineInJson']> & Answers<S['DeadlineJson']> }>
  '/api/v1/calculations/rate': Route<{ post: { parameters: None } & Upload<Record<string, string>> & Answers<S['RateRunJson']> }>
  '/api/v1/calculations/size': Route<{ post: { parameters: None } & Upload<Record<string, string>> & Answers<S['SizeRunJson']> }>
  '/api/v1/calculations/assess': Route<{ post: { parameters: None } & Body<S['AssessInJson']> & Answers<S['AssessmentJson'] & { id: number }> }>
  '/api/v1/calculations/settle': Route<{ post: { parameters: None } & Body<S['SettleInJson']> & Answers<S['SettlementJson'] & { id: number }> }>
  '/api/v1/calculations/{id}/lines': Route<{ get: P<Id, Page & { unit?: string }> & NoBody & Answers<List<Record<string, unknown>>> }>
  '/api/v1/jobs': Route<{ get: Q<Page & { state?: string; kind?: string }> & NoBody & Answers<List<S['JobJson']>> }>
  '/api/v1/jobs/{id}/retry': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/deliveries': Route<{ get: Q<Page & { state?: string; channel?: string }> & NoBody & Answers<List<S['DeliveryJson']>> }>
  '/api/v1/proposals/{id}/confirm': Route<{ post: P<Id> & Body<{ reason?: string }> & Answers<S['ProposalJson']> }>
  '/api/v1/proposals/{id}/reject': Route<{ post: P<Id> & Body<{ reason?: string }> & Answers<S['ProposalJson']> }>
  '/api/v1/proposals/{id}/withdraw': Route<{ post: P<Id> & Body<{ reason?: string }> & Answers<S['ProposalJson']> }>
}

export interface SketchSchemas {
  NoticeChoicesJson: { choices: { kind: string; title: string; channel: string; wanted: boolean; fixed: boolean }[] }
  NoticeJson: { id: number; kind: string; title: string; body: string; link?: string | null; starts_clock: boolean; needs_signature: boolean; created_at: string; opened_at?: string | null; signed_at?: string | null }
  ProposalJson: { id: number; kind: string; title: string; reason: string; state: string; proposed_by: number; proposed_by_name: string; proposed_at: string; decided_by?: number | null; decided_by_name?: string | null; decided_at?: string | null; decision_reason?: string | null; changes: { field: string; before?: string | null; after?: string | null }[]; version: number }
  Created: { id: number }
  PartyJson: { id: number; parent_id?: number | null; parent_name?: string | null; kind: string; level: string; name: string; short_name?: string | null; uscc?: string | null; division_code?: string | null; funding?: string | null; payer_id?: number | null; payer_name?: string | null; note?: string | null; status: string; closed_on?: string | null; version: number }
  PartyDetailJson: S['PartyJson'] & { aliases: S['AliasJson'][] }
  AliasJson: { id: number; alias: string; source: string; reason: string; created_at: string }
  PartyInJson: { name: string; kind: string; level: string; parent_id?: number | null; uscc?: string | null; division_code?: string | null; funding?: string | null; short_name?: string | null; note?: string | null }
  PartyPatchJson: Partial<S['PartyInJson']> & { status?: string; closed_on?: string | null }
  PayerRecordJson: { id: number; from_on: string; payer_id?: number | null; payer_name?: string | null; reason: string; recorded_at: string; recorded_by_name?: string | null }
  PartyImportJson: { id: number; file_name: string; findings: S['FindingBody'][]; create: { line: number; name: string; kind: string; level: string }[]; update: { line: number; id: number; name: string; changes: { column: string; before: string; after: string }[] }[]; unchanged: number }
  AccountJson: { id: number; login: string; name: string; world: string; party_id?: number | null; party_name?: string | null; post?: string | null; is_external: boolean; phone?: string | null; email?: string | null; status: string; expires_at?: string | null; has_totp: boolean; must_change_password: boolean; directory?: string | null; locked_until?: string | null; last_sign_in_at?: string | null; last_sign_in_ip?: string | null; created_at: string; version: number }
  AccountInJson: { login: string; name: string; world: string; party_id?: number | null; post?: string | null; is_external?: boolean; phone?: string | null; email?: string | null; expires_at?: string | null }
  AccountPatchJson: Partial<S['AccountInJson']>
  AccountMadeJson: { id: number; password?: string | null }
  RoleJson: { id: number; key: string; name: string; world: string; permissions: string[]; status: string; version: number }
  RoleInJson: { name_zh: string; name_en: string; world: string; permissions: string[]; reason: string }
  GrantJson: { id: number; account_id: number; account_name: string; role_id: number; role_name: string; reach: string; level?: string | null; party_id?: number | null; party_name?: string | null; from: string; until?: string | null; revoked_at?: string | null; proposal_id?: number | null }
  GrantInJson: { account_id: number; role_id: number; reach: string; level?: string | null; party_id?: number | null; from?: string | null; until?: string | null; reason: string }
  DelegationJson: { id: number; role_name: string; from_account_id: number; from_name: string; to_account_id: number; to_name: string; from: string; until: string; ended_at?: string | null; reason: string }
  DelegationInJson: { grant_id: number; to_account_id: number; from?: string | null; until: string; reason: string }
  PackJson: { id: string; title: string; prefix: string; version: string; digest: string; status: string; valid_from: string; valid_until?: string | null; based_on: string[]; note?: string | null; documents: number; articles: number; parameters: number; rulings: number; undecided: number }
  DocumentJson: { id: string; title: string; number: string; kind: string; issued_on?: string | null; articles: number }
  ArticleJson: { id: string; document: string; place: string; gist: string; text?: string | null; state: string; because: string }
  ClauseJson: S['ArticleJson'] & { document_title: string; pack: string; parameters: { key: string; name: string; value: string; from: string; until?: string | null }[]; rulings: { key: string; question: string; reading: string }[]; leaves: { id: string; name: string }[]; worked: { id: string; title: string }[] }
  ParameterJson: { key: string; section: string; name: string; versions: S['ParameterVersionJson'][] }
  ParameterVersionJson: { from: string; until?: string | null; value: string; clauses: string[]; rulings: string[]; verified_on: string; note?: string | null }
  PackCoverageJson: { articles: number; encoded: number; not_computable: number; out_of_scope: number; missing: number; documents: { id: string; title: string; articles: number; encoded: number; not_computable: number; out_of_scope: number; missing: number }[] }
  RulingJson: { id: string; key: string; nature: string; question: string; readings: { key: string; says: string }[]; open?: string | null; default: string; because: string; needs_decision_before?: string | null; clauses: string[]; from: string; chosen: string; choices: { reading: string; from: string; reason: string; decided_at: string; proposed_by: string; confirmed_by: string }[]; used_by: { key: string; name: string }[] }
  RulingChoiceInJson: { reading: string; from: string; reason: string }
  RulingEffectJson: { cases: { id: string; title: string; before: string; after: string; clauses: string[] }[]; parameters: { key: string; name: string; before: string; after: string }[] }
  BecauseJson: { facts: { name: string; value: string; source: string }[]; steps: { name: string; expression: string; result: string }[]; clauses: string[]; rulings: string[] }
  DeadlineInJson: { pack: string; key?: string; limit?: string; from: string; backward?: boolean; at?: string | null }
  DeadlineJson: { from: string; limit: string; due_on: string; due_at: string; provisional: boolean; skipped: { date: string; why: string }[]; rolled_from?: string | null; clauses: string[]; at: string; rulings: string[]; findings: S['FindingBody'][] }
  TotalsJson: { complete: boolean; charge: string; by_unit: { unit_id: string; charge: string }[]; by_payer: { payer?: string | null; charge: string }[]; by_item: { item: string; charge: string }[]; by_month: { month: string; charge: string }[] }
  RateRunJson: { id: number; period: string; pack: string; digest: string; at: string; rulings: string[]; lines: number; totals: S['TotalsJson']; findings: S['FindingBody'][] }
  SizeRunJson: { id: number; pack: string; digest: string; at: string; rulings: string[]; rows: number; findings: S['FindingBody'][] }
  AssessInJson: { pack: string; sheet: Record<string, unknown> }
  AssessmentJson: { tree: string; pack: string; digest: string; at: string; leaves: { id: string; name: string; points: string; awarded?: string | null; rule: string; source: string; clauses: string[]; rulings: string[]; field?: string; unit?: string | null; target?: string | null; group?: string[] }[]; groups: { name: string; level: number; points: string; awarded: string }[]; base: string; normalized?: string | null; deductions: string; final?: string | null; band?: { lower: string; ratio?: string | null; action: string } | null; complete: boolean; missing: string[]; rulings: string[]; findings: S['FindingBody'][] }
  SettleInJson: { pack: string; cycles: Record<string, unknown> }
  SettlementJson: { pack: string; digest: string; at: string; cycles: { id: string; gross: string; ratio?: string | null; after_ratio?: string | null; penalties: string; already_paid: string; payable?: string | null; because: S['BecauseJson'] }[]; carried_over: string; rulings: string[]; findings: S['FindingBody'][] }
  JobJson: { id: number; kind: string; state: string; run_at: string; attempts: number; max_attempts: number; last_error?: string | null; created_at: string; finished_at?: string | null }
  DeliveryJson: { id: number; notice_id: number; title: string; account_name: string; channel: string; target_shown: string; state: string; attempts: number; last_error?: string | null; created_at: string; sent_at?: string | null; delivered_at?: string | null; opened_at?: string | null; signed_at?: string | null }
}
