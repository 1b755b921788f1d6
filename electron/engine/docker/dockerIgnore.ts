/**
 * Whether a path (with `/`, relative to the context) is left out by a `.dockerignore`: comments, `!` exceptions, `*`, `?` and `**`.
 * The last matching line decides; a pattern also matches everything below what it names.
 */
export function ignoredBy(dockerignore: string): (path: string) => boolean {
  const rules = dockerignore
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const keeps = line.startsWith('!')
      return { keeps, pattern: toPattern(keeps ? line.slice(1).trim() : line) }
    })
  return (path) => rules.reduce((ignored, { keeps, pattern }) => (pattern.test(path) ? !keeps : ignored), false)
}

function toPattern(line: string): RegExp {
  const clean = line.replace(/^\.?\/+/, '').replace(/\/+$/, '')
  const source = clean
    .split(/(\*\*\/?|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      if (part === '?') return '[^/]'
      return part.replace(/[.+^${}()|[\]\\]/g, '\\$&')
    })
    .join('')
  return new RegExp(`^${source}(?:/.*)?$`)
}
