/**
 * The images a Dockerfile starts from, in order and once each: every `FROM` that is neither an earlier stage nor `scratch`, with `${NAME}` filled in
 * from the build arguments and the `ARG` defaults above the first `FROM`.
 */
export function baseReferences(dockerfile: string, args: Readonly<Record<string, string>>): string[] {
  const values = new Map<string, string>()
  const stages = new Set<string>()
  const bases = new Set<string>()
  let beforeFirst = true
  for (const line of dockerfile.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const arg = /^\s*ARG\s+([A-Za-z_]\w*)(?:=(.*))?$/i.exec(line)
    if (arg !== null && beforeFirst) values.set(arg[1] ?? '', args[arg[1] ?? ''] ?? unquote(arg[2] ?? ''))
    const from = /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(line)
    if (from === null) continue
    beforeFirst = false
    const reference = (from[1] ?? '').replace(/\$\{?([A-Za-z_]\w*)\}?/g, (_, name: string) => values.get(name) ?? '')
    if (!stages.has(reference.toLowerCase()) && reference !== 'scratch') bases.add(reference)
    if (from[2] !== undefined) stages.add(from[2].toLowerCase())
  }
  return [...bases]
}

function unquote(text: string): string {
  return text.trim().replace(/^(["'])(.*)\1$/, '$2')
}
