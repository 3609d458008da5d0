/** Every page has an address, a title and the permissions that it needs; what it shows is loaded when it is opened. */

import { createRouter, createWebHistory, type RouteLocationRaw, type RouteRecordRaw, type Router } from 'vue-router'
import { t } from './i18n'
import { useSession } from './shell/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Message key of the title. */
    title: string
    /** `plain` pages stand without the shell. */
    layout?: 'plain'
    /** Needs no session. */
    open?: boolean
    /** Any of them is enough. */
    permissions?: readonly string[]
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', component: () => import('./domains/signin/SignInPage.vue'), meta: { title: 'sign_in.title', layout: 'plain', open: true } },
  { path: '/bootstrap', name: 'bootstrap', component: () => import('./domains/bootstrap/BootstrapPage.vue'), meta: { title: 'bootstrap.title', layout: 'plain', open: true } },
  { path: '/password', name: 'password', component: () => import('./domains/account/ForcedPasswordPage.vue'), meta: { title: 'password.title', layout: 'plain' } },
  { path: '/second-factor', name: 'second-factor', component: () => import('./domains/account/ForcedTotpPage.vue'), meta: { title: 'totp.title', layout: 'plain' } },
  { path: '/', name: 'workbench', component: () => import('./domains/workbench/WorkbenchPage.vue'), meta: { title: 'nav.workbench' } },
  { path: '/account/:section?', name: 'account', component: () => import('./domains/account/AccountPage.vue'), meta: { title: 'account.title' } },
  { path: '/cases/:tab(running|ended|draft)?', name: 'cases', component: () => import('./domains/cases/CasesPage.vue'), meta: { title: 'nav.cases', permissions: ['case.read'] } },
  { path: '/cases/documents', name: 'documents', component: () => import('./domains/cases/DocumentsPage.vue'), meta: { title: 'document.register', permissions: ['case.read'] } },
  { path: '/cases/orders', name: 'orders', component: () => import('./domains/cases/OrdersPage.vue'), meta: { title: 'order.title', permissions: ['case.read'] } },
  { path: '/cases/orders/on-time', name: 'orders-on-time', component: () => import('./domains/cases/OnTimePage.vue'), meta: { title: 'order.rate_title', permissions: ['case.read'] } },
  { path: '/cases/orders/:id(\\d+)', name: 'order', component: () => import('./domains/cases/OrderPage.vue'), meta: { title: 'order.title', permissions: ['case.read'] } },
  { path: '/cases/platform-entries', name: 'entries', component: () => import('./domains/cases/EntriesPage.vue'), meta: { title: 'entry.title', permissions: ['case.read'] } },
  { path: '/cases/force-majeure', name: 'force', component: () => import('./domains/cases/ForcePage.vue'), meta: { title: 'force.title', permissions: ['case.read'] } },
  { path: '/cases/due-dates', name: 'due-dates', component: () => import('./domains/cases/DuePage.vue'), meta: { title: 'recount.title', permissions: ['deadline.decide'] } },
  { path: '/cases/statistics', name: 'case-statistics', component: () => import('./domains/cases/StatisticsPage.vue'), meta: { title: 'statistics.title', permissions: ['case.read'] } },
  { path: '/verify/:code?', name: 'verify', component: () => import('./domains/cases/VerifyPage.vue'), meta: { title: 'document.verify', layout: 'plain', open: true } },
  { path: '/cases/new', name: 'case-new', component: () => import('./domains/cases/CaseNewPage.vue'), meta: { title: 'case.new', permissions: ['case.work'] } },
  { path: '/cases/:id(\\d+)', name: 'case', component: () => import('./domains/cases/CasePage.vue'), meta: { title: 'nav.cases', permissions: ['case.read'] } },
  { path: '/cases/:id(\\d+)/edit', name: 'case-edit', component: () => import('./domains/cases/CaseEditPage.vue'), meta: { title: 'case.edit', permissions: ['case.work'] } },
  { path: '/desk', name: 'desk', component: () => import('./domains/desk/DeskPage.vue'), meta: { title: 'desk.title', permissions: ['desk.take'] } },
  { path: '/desk/roster', name: 'roster', component: () => import('./domains/desk/RosterPage.vue'), meta: { title: 'desk.roster', permissions: ['desk.take', 'desk.manage'] } },
  { path: '/desk/knowledge/:tab(drafts)?', name: 'knowledge', component: () => import('./domains/desk/KnowledgePage.vue'), meta: { title: 'knowledge.base', permissions: ['case.read'] } },
  { path: '/desk/knowledge/new', name: 'knowledge-new', component: () => import('./domains/desk/KnowledgeEditPage.vue'), meta: { title: 'knowledge.new', permissions: ['desk.take'] } },
  { path: '/desk/knowledge/:id(\\d+)', name: 'knowledge-entry', component: () => import('./domains/desk/KnowledgeEntryPage.vue'), meta: { title: 'knowledge.base', permissions: ['case.read'] } },
  { path: '/desk/knowledge/:id(\\d+)/edit', name: 'knowledge-edit', component: () => import('./domains/desk/KnowledgeEditPage.vue'), meta: { title: 'knowledge.edit', permissions: ['desk.take'] } },
  { path: '/desk/statistics', name: 'desk-statistics', component: () => import('./domains/desk/DeskStatisticsPage.vue'), meta: { title: 'desk.statistics', permissions: ['case.read'] } },
  { path: '/resources', name: 'resources', component: () => import('./domains/ledger/ResourcesPage.vue'), meta: { title: 'nav.ledger', permissions: ['ledger.read'] } },
  { path: '/resources/:id(\\d+)', name: 'resource', component: () => import('./domains/ledger/ResourcePage.vue'), meta: { title: 'nav.ledger', permissions: ['ledger.read'] } },
  { path: '/resources/overview', name: 'estate', component: () => import('./domains/ledger/EstatePage.vue'), meta: { title: 'estate.title', permissions: ['ledger.read'] } },
  { path: '/resources/projects', name: 'projects', component: () => import('./domains/ledger/ProjectsPage.vue'), meta: { title: 'ledger.projects', permissions: ['ledger.read'] } },
  { path: '/resources/projects/new', name: 'project-new', component: () => import('./domains/ledger/ProjectEditPage.vue'), meta: { title: 'ledger.new_project', permissions: ['project.edit'] } },
  { path: '/resources/projects/:id(\\d+)', name: 'project', component: () => import('./domains/ledger/ProjectPage.vue'), meta: { title: 'ledger.projects', permissions: ['ledger.read'] } },
  { path: '/resources/projects/:id(\\d+)/edit', name: 'project-edit', component: () => import('./domains/ledger/ProjectEditPage.vue'), meta: { title: 'ledger.edit_project', permissions: ['project.edit'] } },
  { path: '/resources/import', name: 'resource-import', component: () => import('./domains/ledger/LedgerImportPage.vue'), meta: { title: 'ledger_import.title', permissions: ['ledger.correct'] } },
  { path: '/resources/openings', name: 'openings', component: () => import('./domains/ledger/OpeningsPage.vue'), meta: { title: 'opening.title', permissions: ['ledger.read'] } },
  { path: '/resources/openings/:id(\\d+)', name: 'opening', component: () => import('./domains/ledger/OpeningPage.vue'), meta: { title: 'opening.title', permissions: ['ledger.read'] } },
  { path: '/resources/systems', name: 'systems', component: () => import('./domains/ledger/SystemsPage.vue'), meta: { title: 'security.title', permissions: ['ledger.read'] } },
  { path: '/resources/systems/:id(\\d+)', name: 'system', component: () => import('./domains/ledger/SystemPage.vue'), meta: { title: 'security.title', permissions: ['ledger.read'] } },
  { path: '/resources/reconciliation', name: 'reconciliation', component: () => import('./domains/ledger/ReconciliationPage.vue'), meta: { title: 'reconcile.title', permissions: ['ledger.read'] } },
  { path: '/resources/reconciliation/run', name: 'reconcile', component: () => import('./domains/ledger/ReconcilePage.vue'), meta: { title: 'reconcile.begin', permissions: ['ledger.reconcile'] } },
  { path: '/resources/reconciliation/trend', name: 'reconciliation-trend', component: () => import('./domains/ledger/TrendPage.vue'), meta: { title: 'reconcile.trend', permissions: ['ledger.read'] } },
  { path: '/resources/reconciliation/:id(\\d+)', name: 'difference', component: () => import('./domains/ledger/DifferencePage.vue'), meta: { title: 'reconcile.title', permissions: ['ledger.read'] } },
  { path: '/parties', name: 'parties', component: () => import('./domains/parties/PartiesPage.vue'), meta: { title: 'nav.parties', permissions: ['party.read'] } },
  { path: '/parties/new', name: 'party-new', component: () => import('./domains/parties/PartyEditPage.vue'), meta: { title: 'party.new', permissions: ['party.edit'] } },
  { path: '/parties/import', name: 'party-import', component: () => import('./domains/parties/PartyImportPage.vue'), meta: { title: 'party.import', permissions: ['party.edit'] } },
  { path: '/parties/:id(\\d+)', name: 'party', component: () => import('./domains/parties/PartyPage.vue'), meta: { title: 'nav.parties', permissions: ['party.read'] } },
  { path: '/parties/:id(\\d+)/edit', name: 'party-edit', component: () => import('./domains/parties/PartyEditPage.vue'), meta: { title: 'party.edit', permissions: ['party.edit'] } },
  { path: '/people', name: 'people', component: () => import('./domains/people/AccountsPage.vue'), meta: { title: 'people.accounts', permissions: ['person.read'] } },
  { path: '/people/new', name: 'person-new', component: () => import('./domains/people/AccountEditPage.vue'), meta: { title: 'people.new', permissions: ['person.edit'] } },
  { path: '/people/:id(\\d+)', name: 'person', component: () => import('./domains/people/AccountPage.vue'), meta: { title: 'people.accounts', permissions: ['person.read'] } },
  { path: '/people/:id(\\d+)/edit', name: 'person-edit', component: () => import('./domains/people/AccountEditPage.vue'), meta: { title: 'people.edit', permissions: ['person.edit'] } },
  { path: '/people/roles', name: 'roles', component: () => import('./domains/people/RolesPage.vue'), meta: { title: 'people.roles', permissions: ['role.read'] } },
  { path: '/people/roles/new', name: 'role-new', component: () => import('./domains/people/RoleEditPage.vue'), meta: { title: 'roles.new', permissions: ['grant.propose'] } },
  { path: '/people/roles/:id(\\d+)', name: 'role', component: () => import('./domains/people/RoleEditPage.vue'), meta: { title: 'people.roles', permissions: ['grant.propose'] } },
  { path: '/people/grants', name: 'grants', component: () => import('./domains/people/GrantsPage.vue'), meta: { title: 'people.grants', permissions: ['role.read'] } },
  { path: '/people/grants/new', name: 'grant-new', component: () => import('./domains/people/GrantNewPage.vue'), meta: { title: 'grant.new', permissions: ['grant.propose'] } },
  { path: '/people/delegations', name: 'delegations', component: () => import('./domains/people/DelegationsPage.vue'), meta: { title: 'people.delegations', permissions: ['delegate', 'role.read'] } },
  { path: '/people/proposals', name: 'proposals', component: () => import('./domains/people/ProposalsPage.vue'), meta: { title: 'people.proposals', permissions: ['grant.propose', 'grant.confirm', 'ruling.propose', 'ruling.confirm', 'process.design', 'process.confirm', 'force.propose', 'deadline.decide', 'person.edit', 'ledger.correct', 'ledger.confirm', 'catalog.propose', 'catalog.confirm'] } },
  { path: '/people/review', name: 'review', component: () => import('./domains/people/ReviewPage.vue'), meta: { title: 'people.review', permissions: ['access.review'] } },
  { path: '/rules', name: 'rules', component: () => import('./domains/packs/RulesPage.vue'), meta: { title: 'nav.rules', permissions: ['pack.read'] } },
  { path: '/rules/clause', name: 'clause', component: () => import('./domains/packs/ClausePage.vue'), meta: { title: 'packs.clauses', permissions: ['pack.read'] } },
  { path: '/rules/ruling', name: 'ruling', component: () => import('./domains/packs/RulingPage.vue'), meta: { title: 'packs.tab_rulings', permissions: ['pack.read'] } },
  { path: '/rules/pack/:pack/catalog/new', name: 'catalog-list', component: () => import('./domains/packs/CatalogListPage.vue'), meta: { title: 'catalog.adopt', permissions: ['catalog.propose'] } },
  { path: '/rules/pack/:pack/:tab?', name: 'pack', component: () => import('./domains/packs/PackPage.vue'), meta: { title: 'nav.rules', permissions: ['pack.read'] } },
  { path: '/rules/process/:pack/:kind', name: 'design', component: () => import('./domains/designer/DesignPage.vue'), meta: { title: 'design.title', permissions: ['process.design'] } },
  { path: '/rules/process-drafts/:id(\\d+)', name: 'design-draft', component: () => import('./domains/designer/DesignDraftPage.vue'), meta: { title: 'design.draft', permissions: ['process.design'] } },
  { path: '/calculators', redirect: '/calculators/deadline' },
  { path: '/calculators/deadline', name: 'calc-deadline', component: () => import('./domains/calculators/DeadlinePage.vue'), meta: { title: 'calc.deadline', permissions: ['calculate'] } },
  { path: '/calculators/rate', name: 'calc-rate', component: () => import('./domains/calculators/RatePage.vue'), meta: { title: 'calc.rate', permissions: ['calculate'] } },
  { path: '/calculators/size', name: 'calc-size', component: () => import('./domains/calculators/SizePage.vue'), meta: { title: 'calc.size', permissions: ['calculate'] } },
  { path: '/calculators/assess', name: 'calc-assess', component: () => import('./domains/calculators/AssessPage.vue'), meta: { title: 'calc.assess', permissions: ['calculate'] } },
  { path: '/calculators/settle', name: 'calc-settle', component: () => import('./domains/calculators/SettlePage.vue'), meta: { title: 'calc.settle', permissions: ['calculate'] } },
  { path: '/audit', name: 'audit', component: () => import('./domains/audit/AuditPage.vue'), meta: { title: 'nav.audit', permissions: ['audit.read'] } },
  { path: '/audit/chain', name: 'audit-chain', component: () => import('./domains/audit/ChainPage.vue'), meta: { title: 'audit.chain', permissions: ['audit.export'] } },
  { path: '/settings/:section?', name: 'settings', component: () => import('./domains/settings/SettingsPage.vue'), meta: { title: 'nav.settings', permissions: ['settings.security', 'settings.system'] } },
  { path: '/jobs', name: 'jobs', component: () => import('./domains/jobs/JobsPage.vue'), meta: { title: 'nav.jobs', permissions: ['job.read'] } },
  { path: '/jobs/mails', name: 'mails', component: () => import('./domains/jobs/MailsPage.vue'), meta: { title: 'job.mails', permissions: ['job.read'] } },
  { path: '/notices/new', name: 'notice-new', component: () => import('./domains/jobs/NoticeNewPage.vue'), meta: { title: 'notice.new', permissions: ['notice.send'] } },
  { path: '/deliveries', name: 'deliveries', component: () => import('./domains/jobs/DeliveriesPage.vue'), meta: { title: 'nav.deliveries', permissions: ['delivery.read'] } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./domains/errors/NotFoundPage.vue'), meta: { title: 'errors.not_found' } },
]

/** The sign-in page, with the way back; `ended` says that a session was there. */
export function signInAddress(back: string, ended = false): RouteLocationRaw {
  const query: Record<string, string> = {}
  if (back !== '/' && back !== '') query.back = back
  if (ended) query.ended = '1'
  return { name: 'sign-in', query }
}

/** Where to go after signing in: a path of this page and nothing else. */
export function wayBack(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/'
}

export function makeRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes, scrollBehavior: () => ({ top: 0 }) })
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const me = await useSession().load()
    if (me === null) return signInAddress(to.fullPath)
    const step = me.pending === 'password' ? 'password' : me.pending === 'totp' ? 'second-factor' : null
    if (step !== null && to.name !== step) return { name: step, query: { back: to.fullPath } }
    return true
  })
  router.afterEach((to) => {
    document.title = `${t(to.meta.title)} · ${t('shell.name')}`
  })
  return router
}
