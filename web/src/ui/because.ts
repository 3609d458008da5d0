/** The reasons of a figure, as the drawer shows them and as text. */

export interface Reasons {
  /** What the figure is. */
  name: string
  /** The figure as shown; null where there is none. */
  value: string | null
  unit?: string
  /** Why it is not final; absent when it is. */
  provisional?: string
  facts: readonly { name: string; value: string; source: string }[]
  steps: readonly { name: string; expression: string; result: string }[]
  clauses: readonly string[]
  /** `key=reading`. */
  rulings: readonly string[]
  parameters?: readonly { key: string; name: string; value: string; from: string; clauses: readonly string[] }[]
  pack?: string
  digest?: string
  /** Day of the rules. */
  at?: string
}

type Words = (key: string, values?: Record<string, unknown>) => string

/** Reasons as lines of plain text, for a letter or a mail. */
export function becauseText(reasons: Reasons, t: Words): string {
  const lines = [`${reasons.name}：${reasons.value ?? t('ui.no_figure')}${reasons.unit ?? ''}`]
  const part = (title: string, rows: string[]): void => {
    if (rows.length > 0) lines.push('', title, ...rows.map((row) => `  ${row}`))
  }
  if (reasons.provisional) lines.push(reasons.provisional)
  part(t('because.steps'), reasons.steps.map((step) => `${step.name}：${step.expression} = ${step.result}`))
  part(t('because.facts'), reasons.facts.map((fact) => `${fact.name}：${fact.value}（${fact.source}）`))
  part(t('because.parameters'), (reasons.parameters ?? []).map((one) => `${one.name}（${one.key}，${one.from}）：${one.value}`))
  part(t('because.clauses'), reasons.clauses.length > 0 ? [reasons.clauses.join(' ')] : [])
  part(t('because.rulings'), [...reasons.rulings])
  if (reasons.digest) lines.push('', t('because.digest', { pack: reasons.pack ?? '', digest: reasons.digest, at: reasons.at ?? '' }))
  return lines.join('\n')
}
