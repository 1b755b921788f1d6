const speaksOfTrouble =
  /\b(?:error|alert|crit|critical|emerg|fatal|panic|exception|killed|out of memory|timed out|refused|unavailable|not enough)\b/i
const mostKinds = 4
const longestLine = 260

/**
 * Lines of a container's log that speak of trouble: of each kind the first one, with how many there were, the most frequent
 * kinds first. Of a kind are lines that differ in numbers and in what stands in quotes.
 */
export function troubleLines(log: string): string[] {
  const kinds = new Map<string, { readonly first: string; count: number }>()
  for (const line of log.split('\n')) {
    if (!speaksOfTrouble.test(line)) continue
    const key = line.replaceAll(/"[^"]*"|'[^']*'/g, '""').replaceAll(/[0-9a-f]*\d[0-9a-f]*/gi, '#')
    const known = kinds.get(key)
    if (known === undefined) kinds.set(key, { first: line, count: 1 })
    else known.count += 1
  }
  return [...kinds.values()]
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostKinds)
    .map(({ first, count }) => `${count > 1 ? `${count} × ` : ''}${shortened(first)}`)
}

function shortened(line: string): string {
  return line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line
}
