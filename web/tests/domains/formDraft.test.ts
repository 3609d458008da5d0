import { describe, expect, it } from 'vitest'
import { isRequired, missing, sectionsOf, type Field } from '@/domains/cases/form'
import { fits, isShown, neededByRules, plainRule, ruleOf } from '@/domains/cases/rules'
import * as draft from '@/domains/designer/formDraft'
import { useHistory } from '@/domains/designer/history'
import { formOf } from './cases/city'

const WORDS: [string, string] = ['一', '二']
const policy = formOf('network-policy')
const change = formOf('platform-change')
const fieldsOf = (schema: Field): string[][] => sectionsOf(schema).map((one) => [...one.fields])

describe('rules of a form', () => {
  it('need a field when another has a value, and only then', () => {
    expect([...neededByRules(change, { impact: '可能影响' })]).toEqual(['affected_units', 'affected_start', 'emergency_plan'])
    expect([...neededByRules(change, { impact: '不影响' })]).toEqual([])
    expect(missing(change, sectionsOf(change).slice(2, 3), { impact: '可能影响', affected_units: [1] })).toEqual(['/form/affected_start', '/form/emergency_plan'])
  })

  it('are not guessed at when the page does not know them', () => {
    expect(fits({ properties: { a: { pattern: 'x' } } }, { a: 'x' })).toBeNull()
    expect(fits({ properties: { a: { contains: { const: 'x' } } }, required: ['a'] }, { a: ['y', 'x'] })).toBe(true)
    expect(fits({ not: { required: ['a'] } }, {})).toBe(true)
  })

  it('are plain, or left alone', () => {
    const when = { field: 'a', in: ['x', 'y'] }
    expect(plainRule(ruleOf(when, ['b']))).toEqual({ when, needed: ['b'] })
    expect(plainRule({ if: { required: ['a'] }, then: { required: ['b'] } })).toBeNull()
  })

  it('hide what depends on what is hidden', () => {
    const schema: Field = { properties: { a: { enum: ['x', 'y'] }, b: { enum: ['1'], 'x-yh': { when: { field: 'a', in: ['x'] } } }, c: { 'x-yh': { when: { field: 'b', in: ['1'] } } } } }
    expect(isShown(schema, 'c', { a: 'x', b: '1' })).toBe(true)
    expect(isShown(schema, 'c', { a: 'y', b: '1' })).toBe(false)
    const circle: Field = { properties: { a: { 'x-yh': { when: { field: 'b', in: [1] } } }, b: { 'x-yh': { when: { field: 'a', in: [1] } } } } }
    expect(isShown(circle, 'a', { a: 1, b: 1 })).toBe(true)
  })
})

describe('a form being drawn', () => {
  it('gets and loses fields without touching what was there', () => {
    const { schema, name } = draft.addField(policy, 0, 1, 'choice', '期限', WORDS)
    expect(fieldsOf(schema)[0]).toEqual(['system_name', name, 'provider_id', 'action', 'valid_until', 'reason'])
    expect(schema.properties?.[name]).toEqual({ type: 'string', title: '期限', enum: ['一', '二'] })
    expect(policy.properties?.[name]).toBeUndefined()
    const gone = draft.removeField(schema, 'reason')
    expect(gone.required).not.toContain('reason')
    expect(fieldsOf(gone)[0]).not.toContain('reason')
  })

  it('moves a field, and what is needed is needed where it is then filled in', () => {
    const down = draft.moveField(policy, 'system_name', 0, 2)
    expect(fieldsOf(down)[0]?.slice(0, 3)).toEqual(['provider_id', 'system_name', 'action'])
    const over = draft.moveField(policy, 'reason', 2, 0)
    expect(fieldsOf(over)[2]).toEqual(['reason', 'done_at', 'done_note'])
    expect(over.required).not.toContain('reason')
    expect(isRequired(over, sectionsOf(over)[2] ?? { required: [] }, 'reason')).toBe(true)
    const back = draft.moveField(over, 'reason', 0, 99)
    expect(back.required).toContain('reason')
  })

  it('keeps label, help and choices when the type changes', () => {
    const one = draft.setHint(policy, 'action', 'help', '选一个')
    const many = draft.setKind(one, 'action', 'choices', WORDS)
    expect(many.properties?.action).toMatchObject({ type: 'array', title: '事项', items: { enum: ['开通', '关闭'] }, 'x-yh': { help: '选一个' } })
    expect(draft.kindOf(many.properties?.action ?? {})).toBe('choices')
    for (const kind of draft.KINDS) expect(draft.kindOf(draft.setKind(policy, 'action', kind, WORDS).properties?.action ?? {})).toBe(kind)
  })

  it('says when a field is needed, and that one which is hidden is needed only when it is shown', () => {
    const when = { field: 'action', in: ['关闭'] }
    const sometimes = draft.setNeeded(policy, 'valid_until', { how: 'when', when })
    expect(draft.neededOf(sometimes, 'valid_until')).toEqual({ how: 'when', when })
    expect(draft.setNeeded(sometimes, 'valid_until', { how: 'no' })).toEqual(policy)
    const hidden = draft.setShown(policy, 'reason', when)
    expect(hidden.required).not.toContain('reason')
    expect(draft.neededOf(hidden, 'reason')).toEqual({ how: 'when', when })
  })

  it('renames a field wherever the form reads it', () => {
    const when = { field: 'action', in: ['关闭'] }
    const renamed = draft.renameField(draft.setShown(policy, 'reason', when), 'action', 'what')
    expect(Object.keys(renamed.properties ?? {})[2]).toBe('what')
    expect(renamed.properties?.reason?.['x-yh']?.when?.field).toBe('what')
    expect(draft.neededOf(renamed, 'reason')).toEqual({ how: 'when', when: { ...when, field: 'what' } })
    expect(JSON.stringify(renamed)).not.toContain('"action"')
  })

  it('has columns in order, with their types and needs', () => {
    const columns = draft.columnsOf(policy.properties?.rules ?? {})
    expect(columns.map((one) => [one.name, one.needed])).toEqual([['direction', true], ['source', true], ['destination', true], ['protocol', true], ['port', false]])
    const more = draft.setColumns(policy, 'rules', [...columns.slice(1), draft.newColumn(columns, 'day', '开始日', WORDS)])
    expect(more.properties?.rules?.items?.required).toEqual(['source', 'destination', 'protocol'])
    expect(draft.columnsOf(more.properties?.rules ?? {}).at(-1)).toMatchObject({ name: 'column_6', field: { title: '开始日', format: 'date' } })
  })

  it('gives a section to a task together with what it needs', () => {
    const given = draft.setSection(policy, 0, '申请', 'provide')
    expect(given.required).toEqual(['rules'])
    expect(sectionsOf(given)[0]).toMatchObject({ title: '申请', at: 'provide', required: ['system_name', 'provider_id', 'action', 'reason'] })
    expect(draft.setSection(given, 0, '申请信息', undefined).required?.length).toBe(5)
  })
})

describe('steps', () => {
  it('go back and forth, and typing into one place is one step', () => {
    const steps = useHistory('a')
    steps.add('ab', 'title')
    steps.add('abc', 'title')
    steps.add('x')
    steps.undo()
    expect(steps.now.value).toBe('abc')
    steps.undo()
    expect([steps.now.value, steps.can.value]).toEqual(['a', { undo: false, redo: true }])
    steps.redo()
    expect(steps.now.value).toBe('abc')
    steps.add('y')
    expect(steps.can.value).toEqual({ undo: true, redo: false })
  })
})
