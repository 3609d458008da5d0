/** 统一社会信用代码 (GB 32100-2015): what is wrong with one, while it is typed. The server checks again. */

const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18

export type UsccFault = { kind: 'length'; length: number } | { kind: 'character'; at: number; character: string } | { kind: 'check'; expected: string }

/** The first fault, or `null` when there is none. */
export function usccFault(given: string): UsccFault | null {
  const code = given.trim().toUpperCase()
  const at = [...code].findIndex((character) => !LETTERS.includes(character))
  if (at >= 0) return { kind: 'character', at: at + 1, character: code.charAt(at) }
  if (code.length !== LENGTH) return { kind: 'length', length: code.length }
  const expected = checkCharacter(code.slice(0, LENGTH - 1))
  return code.endsWith(expected) ? null : { kind: 'check', expected }
}

function checkCharacter(first: string): string {
  let weight = 1
  let total = 0
  for (const character of first) {
    total += LETTERS.indexOf(character) * weight
    weight = (weight * 3) % LETTERS.length
  }
  return LETTERS.charAt((LETTERS.length - (total % LETTERS.length)) % LETTERS.length)
}
