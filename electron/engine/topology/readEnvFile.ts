import { interpolate, type Variables } from './interpolate.ts'

export interface EnvFileIssue {
  /** 1-based. */
  readonly line: number
  readonly found: string
  readonly expected: string
}

const line = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(.*)$/

/**
 * Compose's `env_file`: `NAME=value` lines, comments, quotes (single: as it stands; double: with `\n`, `\t`, `\"`),
 * and variables, which may be the topology's parameters or names from further up. A value does not span lines.
 */
export function readEnvFile(
  text: string,
  variables: Variables,
): { readonly values: Readonly<Record<string, string>>; readonly issues: readonly EnvFileIssue[] } {
  const values: Record<string, string> = {}
  const issues: EnvFileIssue[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const written = raw.trim()
    if (written === '' || written.startsWith('#')) continue
    const [, name, rest] = line.exec(written) ?? []
    const value = rest === undefined ? undefined : toValue(rest)
    if (name === undefined || value === undefined) {
      issues.push({ line: index + 1, found: JSON.stringify(written), expected: 'NAME=value' })
      continue
    }
    const filled = value.literal
      ? { text: value.text, issues: [] }
      : interpolate(value.text, { ...variables, ...values })
    values[name] = filled.text
    issues.push(...filled.issues.map(({ found, expected }) => ({ line: index + 1, found, expected })))
  }
  return { values, issues }
}

function toValue(rest: string): { readonly text: string; readonly literal: boolean } | undefined {
  const single = /^'([^']*)'\s*(?:#.*)?$/.exec(rest)
  if (single !== null) return { text: single[1] ?? '', literal: true }
  const double = /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/.exec(rest)
  if (double !== null) return { text: unescaped(double[1] ?? ''), literal: false }
  if (/^['"]/.test(rest)) return undefined
  return { text: rest.replace(/(^|\s+)#.*$/, ''), literal: false }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, letter: string) => ({ n: '\n', t: '\t', r: '\r' })[letter] ?? letter)
}
