import type { Tree } from '../../compile'

/** All messages of one language: every file here is a domain. */
const files = import.meta.glob<Tree>('./*.json', { eager: true, import: 'default' })

const messages: Tree = Object.fromEntries(
  Object.entries(files).map(([path, domain]) => [path.slice(2, -'.json'.length), domain]),
)

export default messages
