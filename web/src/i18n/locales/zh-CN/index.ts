/** All messages of one language: every file here is a domain. */
const files = import.meta.glob<Record<string, unknown>>('./*.json', { eager: true, import: 'default' })

const messages = Object.fromEntries(
  Object.entries(files).map(([path, domain]) => [path.slice(2, -'.json'.length), domain]),
)

export default messages
