/** `/items/0/id` as its steps; the empty pointer, which is the whole document, has none. */
export function pointerSteps(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The value there; undefined when there is none. */
export function atPointer(document: unknown, steps: readonly string[]): unknown {
  let found = document
  for (const step of steps) {
    if (typeof found !== 'object' || found === null) return undefined
    if (Array.isArray(found) && !/^(0|[1-9]\d*)$/.test(step)) return undefined
    if (!Object.hasOwn(found, step)) return undefined
    found = (found as Record<string, unknown>)[step]
  }
  return found
}
