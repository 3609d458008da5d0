/** A browser's name for people, from its user agent. Only shown, never trusted. */

const NAMES: readonly [RegExp, string][] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/QIANXIN|QAX/i, '奇安信可信浏览器'],
  [/360SE|360EE|QIHU/i, '360'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
  [/^yunheng-cli\/?([\d.]*)/, 'yunheng'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows NT/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/UOS|Kylin/i, '信创'],
  [/Linux/, 'Linux'],
]

export function browserOf(agent: string): { name: string; phone: boolean } {
  const browser = NAMES.find(([pattern]) => pattern.test(agent))
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))
  const version = browser ? (browser[0].exec(agent)?.[1] ?? '') : ''
  const parts = [browser ? `${browser[1]} ${version}`.trim() : '', system?.[1] ?? '']
  return { name: parts.filter((part) => part !== '').join(' · '), phone: /Mobile|iPhone|Android/.test(agent) }
}
