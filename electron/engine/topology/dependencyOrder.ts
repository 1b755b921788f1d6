/**
 * Services in an order in which each comes after those it needs; otherwise the order of the file.
 * Where services need each other in a circle, the circles are given as well: `[a, b]` for a → b → a.
 */
export function dependencyOrder(needs: Readonly<Record<string, readonly string[]>>): {
  readonly order: readonly string[]
  readonly cycles: readonly (readonly string[])[]
} {
  const order: string[] = []
  const cycles: string[][] = []
  const placed = new Set<string>()
  const visit = (name: string, trail: readonly string[]): void => {
    const at = trail.indexOf(name)
    if (at !== -1) cycles.push(trail.slice(at))
    if (at !== -1 || placed.has(name)) return
    for (const needed of needs[name] ?? []) visit(needed, [...trail, name])
    if (!placed.has(name)) order.push(name)
    placed.add(name)
  }
  for (const name of Object.keys(needs)) visit(name, [])
  return { order, cycles }
}
