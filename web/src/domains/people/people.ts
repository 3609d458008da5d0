/** People: accounts, roles, grants, delegations, proposals; their words and every call about them. */

import { body, client, CreationKey, downloadMade, ifMatch, versioned, type components } from '@/api'
import { t, tOr } from '@/i18n'
import type { FilterOption, ListQuery } from '@/patterns/list'
import type { Tone } from '@/ui'

type Schemas = components['schemas']
export type Account = Schemas['AccountJson']
export type AccountForm = Schemas['AccountInJson']
export type Role = Schemas['RoleJson']
export type Grant = Schemas['GrantJson']
export type GrantForm = Schemas['GrantInJson']
export type Delegation = Schemas['DelegationJson']
export type Proposal = Schemas['ProposalJson']

export const WORLDS = ['business', 'system', 'security', 'audit'] as const
export const REACHES = ['own_unit', 'units_below', 'provider', 'level', 'all'] as const

export const worldOptions = (): FilterOption[] => WORLDS.map((value) => ({ value, label: t(`world.${value}`) }))
export const accountStateOptions = (): FilterOption[] => ['active', 'disabled'].map((value) => ({ value, label: t(`account_state.${value}`) }))

/** What an account is like now: disabled, locked, expired, waiting for its first sign-in, or in use. */
export function accountState(account: Account, nowMs: number): { key: string; tone: Tone } {
  if (account.status === 'disabled') return { key: 'disabled', tone: 'off' }
  if (account.expires_at && Date.parse(account.expires_at) <= nowMs) return { key: 'expired', tone: 'off' }
  if (account.locked_until && Date.parse(account.locked_until) > nowMs) return { key: 'locked', tone: 'bad' }
  if (account.must_change_password === true) return { key: 'first', tone: 'wait' }
  return { key: 'active', tone: 'good' }
}

export const permissionWords = (permission: string): string => tOr(`permission.${permission.replaceAll('.', '_')}`, permission)

/** A reach in words: `本单位及下级（许昌市公安局）`. */
export function reachWords(grant: { reach: string; level?: string | null; party_name?: string | null }): string {
  const place = grant.reach === 'level' && grant.level ? t(`party.level.${grant.level}`) : grant.party_name
  return place ? t('grant.reach_of', { reach: t(`reach.${grant.reach}`), place }) : t(`reach.${grant.reach}`)
}

const GRANT_TONES: Record<string, Tone> = { holds: 'good', later: 'wait', over: 'off', revoked: 'off' }
export const grantTone = (state: string): Tone => GRANT_TONES[state] ?? 'off'

export const proposalTone = (state: string): Tone => ({ open: 'wait', confirmed: 'good', rejected: 'bad' } as const)[state as 'open'] ?? 'off'

export function listAccounts({ limit, after, sort, q, filters }: ListQuery) {
  const { world, status } = filters
  return body(client.GET('/api/v1/accounts', { params: { query: { limit, after, sort, q, world, status } } }))
}

export async function findAccounts(q: string, limit = 12): Promise<Account[]> {
  return (await body(client.GET('/api/v1/accounts', { params: { query: { q: q || undefined, limit } } }))).items
}

export const getAccount = (id: number) => versioned(client.GET('/api/v1/accounts/{id}', { params: { path: { id } } }))

export const createAccount = (form: AccountForm, key: CreationKey) => body(client.POST('/api/v1/accounts', { params: { header: key.header() }, body: form }))

export async function changeAccount(id: number, change: Schemas['AccountPatchJson'], etag: string): Promise<void> {
  await client.PATCH('/api/v1/accounts/{id}', { params: { path: { id }, header: ifMatch(etag) }, body: change })
}

export async function disableAccount(id: number, reason: string): Promise<void> {
  await client.POST('/api/v1/accounts/{id}/disable', { params: { path: { id } }, body: { reason } })
}

/** An administrator's account is enabled by two: then it is a proposal. */
export async function enableAccount(id: number, reason: string): Promise<{ proposal_id?: number } | undefined> {
  return await body(client.POST('/api/v1/accounts/{id}/enable', { params: { path: { id } }, body: { reason } }))
}

export async function unlockAccount(id: number): Promise<void> {
  await client.POST('/api/v1/accounts/{id}/unlock', { params: { path: { id } } })
}

export const resetAccount = (id: number, reason: string) => body(client.POST('/api/v1/accounts/{id}/reset', { params: { path: { id } }, body: { reason } }))

/** Telephone number and mail address in clear; the look is on the record. */
export const contactOf = (id: number) => body(client.GET('/api/v1/accounts/{id}/contact', { params: { path: { id } } }))

export async function listRoles(): Promise<Role[]> {
  return (await body(client.GET('/api/v1/roles'))).items
}

export const proposeRole = (form: Schemas['RoleInJson'], key: CreationKey) => body(client.POST('/api/v1/roles', { params: { header: key.header() }, body: form }))
export const proposeRoleChange = (role: Role, form: Schemas['RoleInJson']) => body(client.PATCH('/api/v1/roles/{id}', { params: { path: { id: role.id }, header: ifMatch(`"${role.version}"`) }, body: form }))
export const proposeRetirement = (role: Role, reason: string) => body(client.POST('/api/v1/roles/{id}/retire', { params: { path: { id: role.id }, header: ifMatch(`"${role.version}"`) }, body: { reason } }))

export function listGrants({ limit, after, q, filters }: ListQuery) {
  const account = filters.account ? Number(filters.account) : undefined
  return body(client.GET('/api/v1/grants', { params: { query: { limit, after, q, account, state: filters.state } } }))
}

export async function grantsOf(account: number): Promise<Grant[]> {
  return (await body(client.GET('/api/v1/grants', { params: { query: { account, limit: 100 } } }))).items
}

export const proposeGrant = (form: GrantForm, key: CreationKey) => body(client.POST('/api/v1/grants', { params: { header: key.header() }, body: form }))
export const proposeRevocation = (id: number, reason: string) => body(client.POST('/api/v1/grants/{id}/revoke', { params: { path: { id } }, body: { reason } }))

export function listDelegations({ limit, after, filters }: ListQuery) {
  return body(client.GET('/api/v1/delegations', { params: { query: { limit, after, state: filters.state } } }))
}

export const makeDelegation = (form: Schemas['DelegationInJson'], key: CreationKey) => body(client.POST('/api/v1/delegations', { params: { header: key.header() }, body: form }))

export async function endDelegation(id: number): Promise<void> {
  await client.POST('/api/v1/delegations/{id}/end', { params: { path: { id } } })
}

export function listProposals({ limit, after, filters }: ListQuery) {
  return body(client.GET('/api/v1/proposals', { params: { query: { limit, after, state: filters.state, kind: filters.kind } } }))
}

type Verdict = 'confirm' | 'reject' | 'withdraw'

/** The proposal as it is afterwards; a confirmation may bring a first password, shown once. */
export function decideProposal(proposal: Proposal, verdict: Verdict, reason: string): Promise<Proposal> {
  const path = `/api/v1/proposals/{id}/${verdict}` as '/api/v1/proposals/{id}/confirm'
  return body(client.POST(path, { params: { path: { id: proposal.id }, header: ifMatch(`"${proposal.version}"`) }, body: { reason: reason || undefined } }))
}

export type Reviewed = Schemas['ReviewedAccountJson']

interface ReviewQuery {
  world?: string
  only_findings?: boolean
  idle_days?: number
}

const reviewQuery = (filters: Record<string, string | undefined>): ReviewQuery => ({
  world: filters.world,
  only_findings: filters.only === 'findings' ? true : undefined,
  idle_days: filters.idle ? Number(filters.idle) : undefined,
})

export function reviewAccess({ limit, after, filters }: ListQuery) {
  return body(client.GET('/api/v1/access-review', { params: { query: { limit, after, ...reviewQuery(filters) } } }))
}

export const exportReview = ({ filters }: ListQuery): Promise<void> => downloadMade('/api/v1/access-review/exports', { ...reviewQuery(filters) }, 'access-review.csv')
