/**
 * How a message of `locales/` is read. Two forms, no more:
 *
 * - `{name}` stands for a value;
 * - `{n|day|days}` stands for the first word when the value `n` is 1, else for the second.
 *
 * It stands in for the message compiler of vue-i18n, so that no code is generated and none of it is shipped.
 */

type Piece = string | { name: string; one?: string; many?: string }

const HOLE = /\{([a-zA-Z_][a-zA-Z0-9_]*)(?:\|([^|{}]*)\|([^|{}]*))?\}/g

/** The pieces of a message. */
export function parse(message: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const hole of message.matchAll(HOLE)) {
    if (hole.index > end) pieces.push(message.slice(end, hole.index))
    const [all, name = '', one, many] = hole
    pieces.push(one === undefined ? { name } : { name, one, many: many ?? '' })
    end = hole.index + all.length
  }
  if (end < message.length) pieces.push(message.slice(end))
  return pieces
}

/** Fills in the values; a missing one shows its name, so that the mistake is seen. */
export function fill(pieces: readonly Piece[], value: (name: string) => unknown): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : filled(piece, value(piece.name)))).join('')
}

function filled(piece: Exclude<Piece, string>, value: unknown): string {
  if (piece.one !== undefined) return String(value) === '1' ? piece.one : (piece.many ?? '')
  return value === undefined || value === null ? `{${piece.name}}` : String(value)
}

/** Names of the values that a message needs. */
export function needs(message: string): string[] {
  const names = parse(message).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.name]))
  return [...new Set(names)].sort()
}

interface Context {
  named: (key: string) => unknown
}

export type Tree = { [key: string]: string | Tree }
type Functions = { [key: string]: ((context: Context) => string) | Functions }

/** Every message of a language as a function, which is the other form that vue-i18n takes. */
export function compiled(tree: Tree): Functions {
  const one = (message: string): ((context: Context) => string) => {
    const pieces = parse(message)
    return (context) => fill(pieces, (name) => context.named(name))
  }
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? one(value) : compiled(value)]))
}
