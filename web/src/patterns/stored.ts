/** What a person arranged for themselves in this browser: columns, views, drafts. Kept apart by account. */

let owner = 'nobody'

/** Whose things are read and written from now on. */
export function storeFor(account: string): void {
  owner = account
}

export function readStored<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(name(key))
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Losing an arrangement must not stop the work, so a full store is no error. */
export function writeStored(key: string, value: unknown): void {
  try {
    if (value === null || value === undefined) localStorage.removeItem(name(key))
    else localStorage.setItem(name(key), JSON.stringify(value))
  } catch {
    return
  }
}

function name(key: string): string {
  return `yunheng.${owner}.${key}`
}
