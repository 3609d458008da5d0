/** Fields that are there only sometimes: when they are shown, and when they must be filled in. The server checks the same; here it is only shown. */

import type { Field, Form } from './form'

/** Another field has one of these values. */
export interface When {
  field: string
  in: readonly unknown[]
}

/** A part of a rule of the schema. */
export type Rule = Readonly<Record<string, unknown>>

const has = (form: Form, name: string): boolean => form[name] !== undefined && form[name] !== null && form[name] !== ''
const record = (value: unknown): Rule | null => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Rule) : null)

/** Whether a field is shown; one that is hidden hides what depends on it. */
export function isShown(schema: Field, name: string, form: Form, above: readonly string[] = []): boolean {
  const when = schema.properties?.[name]?.['x-yh']?.when
  if (when === undefined || above.includes(name)) return true
  const value = form[when.field]
  const holds = Array.isArray(value) ? value.some((one) => when.in.includes(one)) : when.in.includes(value)
  return holds && isShown(schema, when.field, form, [...above, name])
}

/** Whether a value fits a part of a rule; `null` when this page cannot tell. */
export function fits(rule: unknown, value: unknown): boolean | null {
  const parts = record(rule)
  if (parts === null) return rule === true ? true : null
  let known = true
  for (const [key, wanted] of Object.entries(parts)) {
    const one = part(key, wanted, value)
    if (one === false) return false
    if (one === null) known = false
  }
  return known ? true : null
}

function part(key: string, wanted: unknown, value: unknown): boolean | null {
  const object = record(value)
  switch (key) {
    case 'const':
      return value === wanted
    case 'enum':
      return Array.isArray(wanted) && wanted.includes(value)
    case 'required':
      return Array.isArray(wanted) && object !== null && wanted.every((name) => has(object, String(name)))
    case 'properties':
      // A field that is not filled in breaks no rule about it.
      return object === null ? null : all(Object.entries(record(wanted) ?? {}).map(([name, rule]) => (has(object, name) ? fits(rule, object[name]) : true)))
    case 'contains':
      return Array.isArray(value) ? value.some((one) => fits(wanted, one) === true) : null
    case 'not': {
      const one = fits(wanted, value)
      return one === null ? null : !one
    }
    case 'minimum':
      return typeof value === 'number' && typeof wanted === 'number' ? value >= wanted : null
    case 'type':
      return true
    default:
      return null
  }
}

function all(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

/** Fields that the rules of the schema need for what is filled in. */
export function neededByRules(schema: Field, form: Form): ReadonlySet<string> {
  const rules = (schema.allOf ?? []).map(record).filter((rule) => rule !== null)
  const apply = rules.map((rule) => (fits(rule.if, form) === true ? record(rule.then) : fits(rule.if, form) === false ? record(rule.else) : null))
  return new Set(apply.flatMap((then) => (Array.isArray(then?.required) ? then.required.map(String) : [])))
}

/** A rule of the plain form: one field with one value or some, and then fields that are needed. */
export function plainRule(rule: unknown): { when: When; needed: readonly string[] } | null {
  const whole = record(rule)
  const [condition, then] = [record(whole?.if), record(whole?.then)]
  const properties = Object.entries(record(condition?.properties) ?? {})
  const [first] = properties
  if (whole === null || condition === null || then === null || first === undefined) return null
  const wanted = record(first[1])
  const plain = Object.keys(whole).length === 2 && Object.keys(condition).length === 2 && properties.length === 1 && Object.keys(then).length === 1 && Object.keys(wanted ?? {}).length === 1
  const names = condition.required
  if (!plain || !Array.isArray(names) || names.length !== 1 || names[0] !== first[0] || !Array.isArray(then.required)) return null
  const values = Array.isArray(wanted?.enum) ? (wanted.enum as unknown[]) : wanted !== null && 'const' in wanted ? [wanted.const] : null
  return values === null ? null : { when: { field: first[0], in: values }, needed: then.required.map(String) }
}

/** The same as a rule of the schema. */
export function ruleOf(when: When, needed: readonly string[]): Rule {
  const wanted = when.in.length === 1 ? { const: when.in[0] } : { enum: [...when.in] }
  return { if: { properties: { [when.field]: wanted }, required: [when.field] }, then: { required: [...needed] } }
}
