import { describe, expect, it } from 'vitest'
import type { Finding } from '@/api'
import { defaultsOf, filledIn, findingsAt, findingsElsewhere, formulaOf, markedRows, missing, momentIn, momentOut, neededWith, numberOut, openerSections, pastedRows, sameValue, sectionsOf, shown, taskSections, widgetOf, withValue, type Field } from '@/domains/cases/form'
import { formOf } from './city'

const policy = formOf('network-policy')
const notice = formOf('maintenance-notice')
const rows = policy.properties?.rules?.items as Field
const finding = (where: string): Finding => ({ severity: 'error', code: 'c', where, clauses: [], message: `${where}不对`, hint: '' })

describe('a form by its schema', () => {
  it.each<[string, Field, string]>([
    ['text', { type: 'string' }, 'text'],
    ['several lines', { type: 'string', 'x-yh': { lines: 4 } }, 'lines'],
    ['few choices', { type: 'string', enum: ['a', 'b', 'c', 'd'] }, 'radios'],
    ['more choices', { type: 'string', enum: ['a', 'b', 'c', 'd', 'e'] }, 'select'],
    ['several of them', { type: 'array', items: { enum: ['a'] } }, 'choices'],
    ['yes or no', { type: 'boolean' }, 'switch'],
    ['a whole number', { type: 'integer' }, 'number'],
    ['a day', { type: 'string', format: 'date' }, 'day'],
    ['a moment', { type: 'string', format: 'date-time' }, 'moment'],
    ['a party', { type: 'integer', 'x-yh': { pick: 'party' } }, 'party'],
    ['parties', { type: 'array', items: { type: 'integer' }, 'x-yh': { pick: 'party' } }, 'parties'],
    ['rows', { type: 'array', items: { type: 'object', properties: {} } }, 'rows'],
    ['words, one a line', { type: 'array', items: { type: 'string' } }, 'list'],
  ])('has a control for %s', (_name, field, widget) => expect(widgetOf(field)).toBe(widget))

  it('never leaves choices open in a cell', () => expect(widgetOf({ enum: ['a'] }, true)).toBe('select'))

  it('gives every shipped field exactly one place', () => {
    for (const schema of [policy, notice]) expect(sectionsOf(schema).flatMap((one) => one.fields).sort()).toEqual(Object.keys(schema.properties ?? {}).sort())
  })

  it('shows the opener what the opener fills in, and each task its own', () => {
    expect(openerSections(policy).map((one) => one.title)).toEqual(['申请信息', '策略明细'])
    expect(taskSections(policy, 'provide').flatMap((one) => one.fields)).toEqual(['done_at', 'done_note'])
    expect(taskSections(policy, 'review')).toEqual([])
    expect(taskSections(policy, 'fill', true)).toEqual(openerSections(policy))
  })

  it('loses no field that its sections forget', () => {
    const schema: Field = { properties: { a: {}, b: {} }, 'x-yh': { sections: [{ title: '甲', fields: ['a', 'gone'] }] } }
    expect(sectionsOf(schema).map((one) => one.fields)).toEqual([['a'], ['b']])
  })

  it('knows what is missing', () => {
    expect(missing(policy, openerSections(policy), { system_name: '平台', rules: [] })).toEqual(['/form/provider_id', '/form/action', '/form/reason', '/form/rules'])
    expect(missing(policy, taskSections(policy, 'provide'), {})).toEqual(['/form/done_at'])
  })
})

describe('values', () => {
  it('that are taken out are gone from a draft, and told to a task', () => {
    expect(withValue({ a: '1', b: '2' }, 'a', '')).toEqual({ b: '2' })
    expect(withValue({}, 'on', false)).toEqual({ on: false })
    expect(filledIn(taskSections(policy, 'provide'), { done_at: '2026-10-01T09:00:00+08:00', system_name: '不送' })).toEqual({ done_at: '2026-10-01T09:00:00+08:00', done_note: null })
  })

  it('of moments stand at UTC+8 wherever the browser does', () => {
    expect(momentIn('2026-10-01T01:00:00Z')).toBe('2026-10-01T09:00')
    expect(momentOut('2026-10-01T09:00')).toBe('2026-10-01T09:00:00+08:00')
    expect([momentIn('soon'), momentIn(undefined), momentOut(null)]).toEqual([null, null, undefined])
  })

  it('that are no number stay as they were typed', () => expect([numberOut(' 12 '), numberOut('1.5'), numberOut('many'), numberOut('')]).toEqual([12, 1.5, 'many', undefined]))

  it('read as words', () => {
    const words = { yes: '是', no: '否', comma: '、' }
    const say = (field: Field, value: unknown): string | null => shown(field, value, { 21: '示例云甲' }, words)
    expect(say(policy.properties?.provider_id as Field, 21)).toBe('示例云甲')
    expect(say(notice.properties?.affected_units as Field, [21, 99])).toBe('示例云甲、#99')
    expect(say(notice.properties?.planned_start as Field, '2026-10-01T09:00:00+08:00')).toBe('2026-10-01 09:00')
    expect([say({ type: 'boolean' }, false), say({ type: 'string' }, ''), say({ type: 'integer' }, 0)]).toEqual(['否', null, '0'])
  })
})

describe('rows of a spreadsheet', () => {
  it('come column by column, without their head and without choices that are none', () => {
    const text = '方向\t源地址\t目的地址\t协议\t端口\r\n入\t10.8.0.0/16\t172.16.4.12\ttcp\t443\r\n斜\t10.0.0.1\t\tUDP\r\n\r\n'
    expect(pastedRows(text, rows)).toEqual([{ direction: '入', source: '10.8.0.0/16', destination: '172.16.4.12', protocol: 'TCP', port: '443' }, { source: '10.0.0.1', protocol: 'UDP' }])
  })
})

describe('findings', () => {
  const all = [finding('/form/rules/0/port'), finding('/form/rules'), finding('/form/reason'), finding('/unit_id')]
  it('belong to their place, and to places inside it where asked', () => {
    expect(findingsAt(all, '/form/rules').map((one) => one.where)).toEqual(['/form/rules'])
    expect(findingsAt(all, '/form/rules', true)).toHaveLength(2)
    expect(findingsAt(all, '/form/rules/0/port')).toHaveLength(1)
  })
  it('that belong nowhere are told apart', () => expect(findingsElsewhere(all, openerSections(policy)).map((one) => one.where)).toEqual(['/unit_id']))
})

describe('before and after', () => {
  it('compares whatever the order of keys', () => expect([sameValue({ a: 1, b: [2] }, { b: [2], a: 1 }), sameValue('', undefined), sameValue([1, 2], [2, 1])]).toEqual([true, true, false]))
  it('marks rows that came and rows that went', () => {
    const marks = markedRows([{ p: '1' }, { p: '2' }], [{ p: '2' }, { p: '3' }])
    expect(marks.map(({ row, mark }) => `${String(row.p)} ${mark}`)).toEqual(['2 same', '3 new', '1 gone'])
    expect(markedRows(null, [{ p: '1' }]).map((one) => one.mark)).toEqual(['same'])
  })
})

describe('what a form takes from the rules', () => {
  const term = { parameter: 'penalties.staff.late', part: 'per_day', value: '2000.00' }
  const schema: Field = {
    properties: {
      late: { type: 'integer', title: '逾期天数', default: 3 },
      rows: { type: 'array', title: '明细', items: { properties: { amount: { type: 'string', title: '金额' } } } },
      due: { type: 'string', title: '应到' }, done: { type: 'string', title: '实到' },
      fee: { type: 'string', title: '违约金', 'x-yh': { computed: { product: ['late', term] } } },
      total: { type: 'string', 'x-yh': { computed: { sum_of: 'rows.amount' } } },
      both: { type: 'string', 'x-yh': { computed: { sum: ['fee', 'total'] } } },
      days: { type: 'integer', 'x-yh': { computed: { days: ['due', 'done'] } } },
      last: { type: 'string', 'x-yh': { computed: { last_day: { from: 'due', limit: 'staff.arrive' } } } },
    },
    'x-yh': { sections: [{ title: '一', at: 'do', fields: ['late', 'fee'], required_with: { approve: ['late'] } }] },
  }
  it('says how a field is worked out, and never lets anybody type it', () => {
    expect(['fee', 'total', 'both', 'days', 'last'].map((name) => formulaOf(schema, name))).toEqual(['逾期天数 × 2000.00', 'Σ 金额', '违约金 + total', '实到 − 应到', ''])
    expect(widgetOf(schema.properties!.fee!)).toBe('computed')
  })
  it('knows what fields begin with, and with which words they are needed', () => {
    const section = taskSections(schema, 'do')[0]!
    expect(defaultsOf(schema, [section])).toEqual({ late: 3 })
    expect([neededWith(section, 'late'), neededWith(section, 'fee')]).toEqual([['approve'], []])
  })
})
