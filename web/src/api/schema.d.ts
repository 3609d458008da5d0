// The shape of the API in short form, used until openapi.json exists; `npm run client` replaces this file.
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
type S = components['schemas']
type Route<T> = { parameters: None } & { [M in 'get' | 'put' | 'post' | 'delete' | 'patch' | 'options' | 'head' | 'trace']: M extends keyof T ? T[M] : never } & T

export interface paths {
  '/api/v1/bootstrap': Route<{ get: Q<{ token: string }> & NoBody & Answers<S['BootstrapJson']> }>
  '/api/v1/bootstrap/{post}': Route<{ post: P<{ post: string }> & Body<S['AdministratorJson']> & Answers<S['BootstrapJson']> }>
  '/api/v1/sign-in/methods': Route<{ get: Plain & Answers<S['SignInMethodsJson']> }>
  '/api/v1/sign-in': Route<{ post: { parameters: None } & Body<S['SignInJson']> & Answers<S['SignInAnswerJson']> }>
  '/api/v1/sign-in/totp': Route<{ post: { parameters: None } & Body<S['TotpAnswerJson']> & Answers<S['SignInAnswerJson']> }>
  '/api/v1/sign-out': Route<{ post: Plain & Answers<undefined> }>
  '/api/v1/me': Route<{ get: Plain & Answers<S['MeJson']> }>
  '/api/v1/me/password': Route<{ put: { parameters: None } & Body<S['PasswordChangeJson']> & Answers<undefined> }>
  '/api/v1/me/confirm': Route<{ post: { parameters: None } & Body<S['ConfirmJson']> & Answers<undefined> }>
  '/api/v1/me/sessions': Route<{ get: Plain & Answers<List<S['SessionJson']>> }>
  '/api/v1/me/sessions/{id}': Route<{ delete: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/me/totp': Route<{
    post: Plain & Answers<S['TotpSetupJson']>
    put: { parameters: None } & Body<S['TotpCodeJson']> & Answers<S['RecoveryCodesJson']>
    delete: Plain & Answers<undefined>
  }>
  '/api/v1/me/recovery-codes': Route<{ post: Plain & Answers<S['RecoveryCodesJson']> }>
  '/api/v1/me/tokens': Route<{ get: Plain & Answers<List<S['TokenJson']>>; post: { parameters: None } & Body<S['NewTokenJson']> & Answers<S['TokenMadeJson']> }>
  '/api/v1/me/tokens/{id}': Route<{ delete: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/me/notice-choices': Route<{ get: Plain & Answers<S['NoticeChoicesJson']>; put: { parameters: None } & Body<S['NoticeChoicesJson']> & Answers<S['NoticeChoicesJson']> }>
  '/api/v1/notices': Route<{ get: Q<Page & { unread?: boolean }> & NoBody & Answers<List<S['NoticeJson']>> }>
  '/api/v1/notices/{id}/opened': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/notices/{id}/signed': Route<{ post: P<Id> & NoBody & Answers<undefined> }>
  '/api/v1/proposals': Route<{ get: Q<Page & { state?: string; kind?: string }> & NoBody & Answers<List<S['ProposalJson']>> }>
  '/api/v1/proposals/{id}/confirm': Route<{ post: P<Id> & Body<{ reason?: string }> & Answers<S['ProposalJson']> }>
  '/api/v1/proposals/{id}/reject': Route<{ post: P<Id> & Body<{ reason?: string }> & Answers<S['ProposalJson']> }>
  '/api/v1/proposals/{id}/withdraw': Route<{ post: P<Id> & Body<{ reason?: string }> & Answers<S['ProposalJson']> }>
}

export interface components {
  schemas: {
    ProblemJson: { type: string; title: string; status: number; detail: string; code: string; clauses: string[]; request_id: string; findings?: S['FindingBody'][] }
    FindingBody: { severity: string; code: string; where: string; clauses: string[]; message: string; hint: string }
    BootstrapJson: { seats: S['BootstrapSeatJson'][]; expires_at: string }
    BootstrapSeatJson: { post: string; title: string; taken: boolean; totp_secret?: string | null; totp_address?: string | null }
    AdministratorJson: { token: string; login: string; name: string; password: string; code: string }
    SignInMethodsJson: { methods: S['SignInMethodJson'][]; needs_bootstrap: boolean }
    SignInMethodJson: { kind: string; key: string; title: string }
    SignInJson: { login: string; password: string; method?: string | null }
    TotpAnswerJson: { ticket: string; code: string }
    SignInAnswerJson: { state: string; ticket?: string | null }
    MeJson: {
      account_id: number
      login: string
      name: string
      world: string
      party_id?: number | null
      party_name?: string | null
      party_kind?: string | null
      post?: string | null
      permissions: string[]
      grants: S['GrantShownJson'][]
      pending?: string | null
      csrf_token?: string | null
      channel: string
      method: string
      session_id: number
      has_totp: boolean
      recovery_codes_left: number
      last_sign_in_at?: string | null
      last_sign_in_ip?: string | null
      password_expires_at?: string | null
      unopened_notices: number
    }
    GrantShownJson: { role: string; reach: string; level?: string | null; party_id?: number | null; until?: string | null; on_behalf_of?: number | null }
    PasswordChangeJson: { current: string; new: string }
    ConfirmJson: { password?: string | null; code?: string | null }
    SessionJson: { id: number; is_this: boolean; method: string; began_at: string; last_seen_at: string; ip: string; user_agent: string }
    TotpSetupJson: { secret: string; address: string; ticket: string }
    TotpCodeJson: { ticket: string; code: string }
    RecoveryCodesJson: { codes: string[] }
    NewTokenJson: { name: string; permissions: string[]; days: number }
    TokenJson: { id: number; name: string; shown_prefix: string; permissions: string[]; created_at: string; expires_at: string; last_used_at?: string | null }
    TokenMadeJson: { id: number; token: string }
    NoticeChoicesJson: { choices: { kind: string; title: string; channel: string; wanted: boolean; fixed: boolean }[] }
    NoticeJson: { id: number; kind: string; title: string; body: string; link?: string | null; starts_clock: boolean; needs_signature: boolean; created_at: string; opened_at?: string | null; signed_at?: string | null }
    ProposalJson: { id: number; kind: string; title: string; reason: string; state: string; proposed_by: number; proposed_by_name: string; proposed_at: string; decided_by?: number | null; decided_by_name?: string | null; decided_at?: string | null; decision_reason?: string | null; changes: { field: string; before?: string | null; after?: string | null }[]; version: number }
  }
}
