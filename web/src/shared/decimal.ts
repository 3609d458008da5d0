/**
 * Amounts, quantities and ratios as the server writes them: strings of plain decimals.
 *
 * They are grouped, padded, compared and added as digits. None of them ever becomes a JavaScript number, which would
 * round 12345678901234.57 without saying so.
 */

const PLAIN = /^-?\d+(\.\d+)?$/

/** Whether the text is a plain decimal: digits, at most one point, perhaps a minus. */
export function isDecimal(text: string): boolean {
  return PLAIN.test(text)
}

/** `1234567.8` → `1,234,567.8`. Text that is no decimal comes back as it is, so that nothing is hidden. */
export function grouped(text: string): string {
  if (!isDecimal(text)) return text
  const minus = text.startsWith('-')
  const [whole = '', part] = text.replace('-', '').split('.')
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${minus ? '−' : ''}${groups}${part === undefined ? '' : `.${part}`}`
}

/** Money: grouped, with two places at least. */
export function money(text: string): string {
  return grouped(atLeast(text, 2))
}

/** A share as percent: `0.95` → `95%`. */
export function percent(text: string): string {
  if (!isDecimal(text)) return text
  return `${grouped(trimmed(shifted(text, 2)))}%`
}

/** Pads the fraction with zeros up to `places`; longer fractions stay. */
export function atLeast(text: string, places: number): string {
  if (!isDecimal(text)) return text
  const [whole = '', part = ''] = text.split('.')
  const padded = part.padEnd(places, '0')
  return padded === '' ? whole : `${whole}.${padded}`
}

/** Without zeros at the end of the fraction. */
export function trimmed(text: string): string {
  if (!isDecimal(text) || !text.includes('.')) return text
  return text.replace(/\.?0+$/, '')
}

/** Moves the point to the right: `0.95` by 2 → `95`. */
function shifted(text: string, places: number): string {
  const minus = text.startsWith('-')
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  const padded = part.padEnd(places, '0')
  const digits = (whole + padded.slice(0, places)).replace(/^0+(?=\d)/, '')
  const rest = padded.slice(places)
  return `${minus ? '-' : ''}${digits}${rest === '' ? '' : `.${rest}`}`
}

/** −1, 0 or 1, exactly. */
export function compare(left: string, right: string): number {
  const [a, b] = aligned(left, right)
  return a < b ? -1 : a > b ? 1 : 0
}

/** The exact sum, with the places of the longest. */
export function sum(amounts: readonly string[]): string {
  const places = Math.max(0, ...amounts.map(placesOf))
  const total = amounts.reduce((all, amount) => all + scaled(amount, places), 0n)
  return unscaled(total, places)
}

/** How far `part` is of `whole`, in whole percent from 0 to 100, for bars only: never printed as a figure. */
export function barWidth(part: string, whole: string): number {
  const [a, b] = aligned(part, whole)
  if (b <= 0n || a <= 0n) return 0
  const share = Number((a * 1000n) / b) / 10
  return Math.min(100, share)
}

function aligned(left: string, right: string): [bigint, bigint] {
  const places = Math.max(placesOf(left), placesOf(right))
  return [scaled(left, places), scaled(right, places)]
}

function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

function scaled(text: string, places: number): bigint {
  if (!isDecimal(text)) throw new Error(`no decimal: ${text}`)
  const [whole = '', part = ''] = text.split('.')
  return BigInt(whole + part.padEnd(places, '0'))
}

function unscaled(value: bigint, places: number): string {
  const minus = value < 0n
  const digits = (minus ? -value : value).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const part = places === 0 ? '' : `.${digits.slice(-places)}`
  return `${minus ? '-' : ''}${whole}${part}`
}
