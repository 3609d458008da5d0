/** The page patterns: list, record, task. */
export { default as ListPage } from './ListPage.vue'
export { default as PageHead } from './PageHead.vue'
export { default as RecordPage } from './RecordPage.vue'
export { default as TaskPage } from './TaskPage.vue'
export { useDraft } from './draft'
export { choice, choices, useListPage, type Filter, type ListQuery, type ListState } from './list'
export { readStored, storeFor, writeStored } from './stored'
