/**
 * Dates and instants as an office in China reads them: always at UTC+8, wherever the browser stands.
 *
 * Dates are `YYYY-MM-DD`, instants RFC 3339. A bare date never goes through an instant.
 */

export type Locale = 'zh-CN' | 'en'

const ZONE_MS = 8 * 3600 * 1000
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const

interface Civil {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  weekday: number
}

/** Milliseconds of an instant; a bare date is its 00:00 at UTC+8. `null` when it is neither. */
export function instantMs(text: string): number | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const ms = Date.parse(`${text}T00:00:00Z`)
    return Number.isNaN(ms) ? null : ms - ZONE_MS
  }
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return null
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`
  const ms = Date.parse(zoned)
  return Number.isNaN(ms) ? null : ms
}

function civil(ms: number): Civil {
  const shifted = new Date(ms + ZONE_MS)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    second: shifted.getUTCSeconds(),
    weekday: shifted.getUTCDay(),
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** Today at UTC+8 as `YYYY-MM-DD`. */
export function today(nowMs: number = Date.now()): string {
  const c = civil(nowMs)
  return `${c.year}-${two(c.month)}-${two(c.day)}`
}

/** The date `days` later (or earlier), as `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const ms = instantMs(date)
  return ms === null ? date : today(ms + days * DAY_MS)
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  const [a, b] = [instantMs(from), instantMs(to)]
  return a === null || b === null ? 0 : Math.round((b - a) / DAY_MS)
}

/** A date in full: `2026年10月9日`, `9 Oct 2026`. */
export function longDate(text: string, locale: Locale): string {
  const ms = instantMs(text)
  if (ms === null) return text
  const c = civil(ms)
  return locale === 'zh-CN' ? `${c.year}年${c.month}月${c.day}日` : `${c.day} ${MONTHS[c.month - 1]} ${c.year}`
}

/** A date without its year when that is this year. */
export function shortDate(text: string, locale: Locale, nowMs: number = Date.now()): string {
  const ms = instantMs(text)
  if (ms === null) return text
  const c = civil(ms)
  if (c.year !== civil(nowMs).year) return longDate(text, locale)
  return locale === 'zh-CN' ? `${c.month}月${c.day}日` : `${c.day} ${MONTHS[c.month - 1]}`
}

/** For tables: `2026-10-09 16:05`, the same in both languages, equally wide. */
export function tableInstant(text: string, seconds = false): string {
  const ms = instantMs(text)
  if (ms === null) return text
  const c = civil(ms)
  const date = `${c.year}-${two(c.month)}-${two(c.day)}`
  return `${date} ${two(c.hour)}:${two(c.minute)}${seconds ? `:${two(c.second)}` : ''}`
}

/** `周五`, `Fri`. */
export function weekday(text: string, locale: Locale): string {
  const ms = instantMs(text)
  return ms === null ? '' : (WEEKDAYS[locale][civil(ms).weekday] ?? '')
}

/**
 * The last moment that is in time, as people say it: the midnight that ends a day is `10月9日24:00`, not `10月10日0:00`.
 * `dueAt` is the first instant that is late.
 */
export function dueMoment(dueAt: string, locale: Locale, nowMs: number = Date.now()): string {
  const ms = instantMs(dueAt)
  if (ms === null) return dueAt
  const c = civil(ms)
  const atMidnight = c.hour === 0 && c.minute === 0 && c.second === 0
  const day = shortDate(today(atMidnight ? ms - DAY_MS : ms), locale, nowMs)
  const time = atMidnight ? '24:00' : `${two(c.hour)}:${two(c.minute)}`
  return locale === 'zh-CN' ? `${day}${time}` : `${day}, ${time}`
}

export type Unit = 'minute' | 'hour' | 'day'

export interface Distance {
  /** Whole units, never 0 but under a minute. */
  count: number
  unit: Unit
  /** The instant has passed. */
  past: boolean
}

/** How far an instant is from now, in the unit that people would say. */
export function distance(instant: string, nowMs: number = Date.now()): Distance | null {
  const ms = instantMs(instant)
  if (ms === null) return null
  const gap = Math.abs(ms - nowMs)
  const past = ms <= nowMs
  if (gap < HOUR_MS) return { count: Math.floor(gap / MINUTE_MS), unit: 'minute', past }
  if (gap < 2 * DAY_MS) return { count: Math.floor(gap / HOUR_MS), unit: 'hour', past }
  return { count: Math.floor(gap / DAY_MS), unit: 'day', past }
}
