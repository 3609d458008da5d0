/** Small things about text that several pages need. */

/** `key=reading` as the server names a ruling that decided. */
export function rulingOf(text: string): { key: string; reading: string } {
  const cut = text.indexOf('=')
  return cut < 0 ? { key: text, reading: '' } : { key: text.slice(0, cut), reading: text.slice(cut + 1) }
}

/** A digest short enough to read aloud, never used to compare. */
export function shortDigest(digest: string): string {
  return digest.length <= 16 ? digest : `${digest.slice(0, 8)}…${digest.slice(-6)}`
}

/** `1,536` bytes → `1.5 KB`. */
export function fileSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  const shown = unit === 0 || size >= 100 ? String(Math.round(size)) : size.toFixed(1)
  return `${shown} ${units[unit]}`
}

/** A whole number with separators. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A name for a random thing, also where the page is not on https and `crypto.randomUUID` is absent. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Chinese and English names sort as people expect: digits by value. */
export function byName<T>(name: (item: T) => string): (a: T, b: T) => number {
  const collator = new Intl.Collator('zh-CN', { numeric: true })
  return (a, b) => collator.compare(name(a), name(b))
}

/** Rows as text that a spreadsheet takes from the clipboard. */
export function tabbed(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}

/** What a spreadsheet put on the clipboard, as rows of cells; empty rows are left out. */
export function fromTabbed(text: string): string[][] {
  const rows = text.replace(/\r\n?/g, '\n').split('\n').map((row) => row.split('\t').map((cell) => cell.trim()))
  return rows.filter((row) => row.some((cell) => cell !== ''))
}
