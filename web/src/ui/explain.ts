/**
 * Words for ids: what a clause says, what a ruling asks and how it is read. The design system knows no pack; the page
 * gives it somebody to ask.
 */

export interface Explainer {
  /** Place and gist of a clause. */
  clause: (id: string) => Promise<string | null>
  /** The question of a ruling and the words of a reading. */
  ruling: (key: string, reading: string, pack?: string) => Promise<{ question: string; says: string } | null>
}

const nobody: Explainer = { clause: () => Promise.resolve(null), ruling: () => Promise.resolve(null) }

export const explain: Explainer = { ...nobody }

export function explainWith(explainer: Explainer): void {
  Object.assign(explain, explainer)
}
