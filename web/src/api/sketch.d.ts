// Routes that the pages use and the server does not have yet, in short form. An entry leaves when openapi.json has it.
import type { components as real } from './schema'

type Json<T> = { content: { 'application/json': T } }
type Answers<T> = { responses: { 200: { headers: { [name: string]: unknown } } & Json<T>; default: { headers: { [name: string]: unknown } } & { content: { 'application/problem+json': S['ProblemJson'] } } } }
type Head = { 'if-match'?: string; 'idempotency-key'?: string }
type None = { query?: never; path?: never; header?: Head; cookie?: never }
type P<Path, Query = never> = { parameters: { query?: Query; path: Path; header?: Head; cookie?: never } }
type Q<Query> = { parameters: { query?: Query; path?: never; header?: never; cookie?: never } }
type Plain = { parameters: None; requestBody?: never }
type NoBody = { requestBody?: never }
type Body<T> = { requestBody: Json<T> }
type Upload<T> = { requestBody: { content: { 'multipart/form-data': T } } }
type Page = { limit?: number; after?: string; sort?: string; q?: string }
type List<T> = { items: T[]; next?: string | null }
type Rows<T> = T[] | List<T>
type Id = { id: number }
type S = SketchSchemas & real['schemas']
type Route<T> = { parameters: None } & { [M in 'get' | 'put' | 'post' | 'delete' | 'patch' | 'options' | 'head' | 'trace']: M extends keyof T ? T[M] : never } & T

export interface SketchPaths {
  '/api/v1/me/notice-choices': Route<{ get: Plain & Answers<S['NoticeChoicesJson']>; put: { parameters: None } & Body<S['NoticeChoicesJson']> & Answers<S['NoticeChoicesJson']> }>
  '/api/v1/notices': Route<{ get: Q<Page & { unread?: boolean }> & NoBody & Answers<List<S['NoticeJson']>> }>
  '/api/v1/notices/{id}/opened': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/notices/{id}/signed': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/proposals': Route<{ get: Q<Page & { state?: string; kind?: string }> & NoBody & Answers<List<S['ProposalJson']>> }>
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
  '/api/v1/packs': Route<{ get: Plain & Answers<Rows<S['PackJson']>> }>
  '/api/v1/packs/{pack}': Route<{ get: P<{ pack: string }> & NoBody & Answers<S['PackJson']> }>
  '/api/v1/packs/{pack}/documents': Route<{ get: P<{ pack: string }> & NoBody & Answers<Rows<S['DocumentJson']>> }>
  '/api/v1/packs/{pack}/articles': Route<{ get: P<{ pack: string }, Page & { document?: string; state?: string }> & NoBody & Answers<List<S['ArticleJson']>> }>
  '/api/v1/packs/{pack}/clauses/{id}': Route<{ get: P<{ pack: string; id: string }> & NoBody & Answers<S['ExplanationJson']> }>
  '/api/v1/packs/{pack}/parameters': Route<{ get: P<{ pack: string }, { q?: string }> & NoBody & Answers<Rows<S['ParameterJson']>> }>
  '/api/v1/packs/{pack}/coverage': Route<{ get: P<{ pack: string }> & NoBody & Answers<S['PackCoverageJson']> }>
  '/api/v1/packs/{pack}/rulings': Route<{ get: P<{ pack: string }> & NoBody & Answers<Rows<S['RulingJson']>> }>
  '/api/v1/packs/{pack}/rulings/{key}/choices': Route<{ post: P<{ pack: string; key: string }> & Body<S['NewChoiceJson']> & Answers<S['ProposedJson']> }>
  '/api/v1/packs/{pack}/rulings/{key}/effect': Route<{ post: P<{ pack: string; key: string }> & Body<S['EffectQuestionJson']> & Answers<S['EffectJson']> }>
  '/api/v1/calculations/deadline': Route<{ post: { parameters: None } & Body<S['DeadlineInJson']> & Answers<S['DeadlineJson']> }>
  '/api/v1/calculations/rate': Route<{ post: { parameters: None } & Upload<Record<string, string>> & Answers<S['RateRunJson']> }>
  '/api/v1/calculations/size': Route<{ post: { parameters: None } & Upload<Record<string, string>> & Answers<S['SizeRunJson']> }>
  '/api/v1/calculations/assess': Route<{ post: { parameters: None } & Body<S['AssessInJson']> & Answers<S['AssessmentJson'] & { id: number }> }>
  '/api/v1/calculations/settle': Route<{ post: { parameters: None } & Body<S['SettleInJson']> & Answers<S['SettlementJson'] & { id: number }> }>
  '/api/v1/calculations/{id}/lines': Route<{ get: P<Id, Page & { unit?: string }> & NoBody & Answers<List<Record<string, unknown>>> }>
  '/api/v1/jobs': Route<{ get: Q<Page & { state?: string; kind?: string }> & NoBody & Answers<List<S['JobJson']>> }>
  '/api/v1/jobs/{id}/retry': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/deliveries': Route<{ get: Q<Page & { state?: string; channel?: string }> & NoBody & Answers<List<S['DeliveryJson']>> }>
  '/api/v1/proposals/{id}/confirm': Route<{ post: P<Id> & Body<S['DecisionJson']> & Answers<S['ProposalJson']> }>
  '/api/v1/proposals/{id}/reject': Route<{ post: P<Id> & Body<S['DecisionJson']> & Answers<S['ProposalJson']> }>
  '/api/v1/proposals/{id}/withdraw': Route<{ post: P<Id> & Body<S['DecisionJson']> & Answers<S['ProposalJson']> }>
}

export interface SketchSchemas {
  NoticeChoicesJson: { choices: { kind: string; title: string; channel: string; wanted: boolean; fixed: boolean }[] }
  NoticeJson: { id: number; kind: string; title: string; body: string; link?: string | null; starts_clock: boolean; needs_signature: boolean; created_at: string; opened_at?: string | null; signed_at?: string | null }
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
  PackJson: { id: string; title: string; prefix: string; version: string; status: string; division_code: string; valid_from: string; valid_until?: string | null; based_on: string[]; digest: string; published_digest: string; last_dated: string; note: string; counts: S['PackCountsJson'] }
  PackCountsJson: { documents: number; articles: number; parameters: number; rulings: number; choices: number; indicators: number; items: number; cases: number }
  DocumentJson: { id: string; title: string; aliases: string[]; number: string; kind: string; issued_on?: string | null; rank?: number | null; note: string; has_official_text: boolean; coverage: S['ArticleCountsJson'] }
  ArticleCountsJson: { articles: number; encoded: number; not_computable: number; out_of_scope: number; missing: number }
  ArticleJson: { id: string; document: string; place: string; gist: string; note: string; state: string; because: string; official_text?: string | null }
  ExplanationJson: { id: string; pack: string; digest: string; at: string; clause?: S['ClauseJson'] | null; indicator?: S['IndicatorJson'] | null; rulings: S['RulingJson'][]; parameters: S['ParameterJson'][] }
  ClauseJson: { article: S['ArticleJson']; document_title: string; document_number: string; parameters: S['ParameterJson'][]; rulings: S['RulingJson'][]; cited_by: string[]; cases: S['CaseRefJson'][] }
  CaseRefJson: { id: string; title: string; kind: string; place: string; clauses: string[] }
  IndicatorJson: { id: string; tree: string; name: string; group: string[]; points: string; target: string; field: string; unit: string; rule: string; may_not_apply: boolean; rulings: string[]; clauses: string[]; note: string }
  ParameterJson: { key: string; section: string; name: string; values: S['DatedValueJson'][] }
  DatedValueJson: { from: string; until?: string | null; value: string; unit?: string | null; clauses: string[]; rulings: string[]; verified_on: string; note: string; place: string }
  PackCoverageJson: { pack: string; digest: string; own: S['ArticleCountsJson']; documents: S['DocumentJson'][]; findings: S['FindingBody'][] }
  RulingJson: { id: string; key: string; nature: string; question: string; readings: { key: string; says: string }[]; open?: string | null; default: string; because: string; needs_decision_before?: string | null; is_decided: boolean; present: string; clauses: string[]; from: string; note: string; choices: S['RulingChoiceJson'][]; open_proposals: number[]; parameters: string[]; indicators: string[]; cases: S['CaseRefJson'][] }
  RulingChoiceJson: { reading: string; from: string; until?: string | null; reason: string; proposed_by: string; decided_by: string; decided_at: string; proposal_id: number }
  NewChoiceJson: { reading: string; from: string; reason: string }
  EffectQuestionJson: { reading: string; at?: string | null }
  EffectJson: { ruling: string; present: string; proposed: string; at: string; cases: number; changed: { case: S['CaseRefJson']; differences: { field: string; present?: string | null; proposed?: string | null }[]; more: number }[]; parameters: string[] }
  ProposalJson: { id: number; kind: string; kind_title: string; title: string; reason: string; state: string; proposed_by: number; proposed_by_name: string; proposed_for?: number | null; proposed_at: string; decided_by?: number | null; decided_by_name?: string | null; decided_at?: string | null; decision_reason?: string | null; changes: { field: string; before?: string | null; after?: string | null }[]; may_decide: boolean; version: number; password?: string | null }
  DecisionJson: { reason?: string | null }
  ProposedJson: { proposal_id: number }
}
