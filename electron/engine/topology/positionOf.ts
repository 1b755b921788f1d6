import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml'

/** Keys and list indexes from the top of a file to one of its nodes. */
export type Path = readonly (string | number)[]

/** 1-based. */
export interface Position {
  readonly line: number
  readonly column: number
}

/**
 * Where a node is written. Follows aliases and merge keys to the place where the text really stands.
 * `key` is the name's own position, `value` that of what stands behind it. Where the path ends early (something is
 * missing), the name of the deepest thing that exists.
 */
export function positionOf(
  document: Document,
  lines: LineCounter,
  path: Path,
  part: 'key' | 'value' = 'value',
): Position | undefined {
  let node = target(document, document.contents)
  let key: Node | undefined
  for (const step of path) {
    const child = childOf(document, node, step)
    if (child === undefined) return at(lines, key ?? node)
    key = child.key ?? child.value
    node = child.value
  }
  return at(lines, part === 'key' ? (key ?? node) : (node ?? key)) ?? at(lines, key)
}

/** Whether something is written at the path. */
export function isWritten(document: Document, path: Path): boolean {
  let node = target(document, document.contents)
  for (const step of path) {
    const child = childOf(document, node, step)
    if (child === undefined) return false
    node = child.value
  }
  return true
}

interface Child {
  readonly key: Node | undefined
  readonly value: Node | undefined
}

function childOf(document: Document, node: Node | undefined, step: string | number): Child | undefined {
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : node.items.find((candidate) => isNamed(candidate, step))
    return item === undefined ? undefined : { key: undefined, value: target(document, item) }
  }
  if (!isMap(node)) return undefined
  const own = node.items.find((pair) => nameOf(pair) === String(step))
  if (own !== undefined) return { key: own.key as Node, value: target(document, own.value) }
  for (const pair of node.items.filter((candidate) => nameOf(candidate) === '<<')) {
    const merged = target(document, pair.value)
    for (const source of isSeq(merged) ? merged.items : [merged]) {
      const inherited = childOf(document, target(document, source), step)
      if (inherited !== undefined) return inherited
    }
  }
  return undefined
}

/** In Compose's short forms the items of a list are names: `depends_on: [db]`, `environment: [A=1]`. */
function isNamed(item: unknown, name: string): boolean {
  const written = isScalar(item) ? String(item.value) : undefined
  return written === name || written?.startsWith(`${name}=`) === true
}

function nameOf(pair: Pair): string {
  if (!isScalar(pair.key)) return String(pair.key)
  // The library keeps a merge key as a symbol.
  const { value } = pair.key
  return typeof value === 'symbol' ? (value.description ?? '') : String(value)
}

function target(document: Document, node: unknown): Node | undefined {
  if (isAlias(node)) return node.resolve(document)
  return (node ?? undefined) as Node | undefined
}

function at(lines: LineCounter, node: Node | undefined): Position | undefined {
  if (node?.range == null) return undefined
  const { line, col } = lines.linePos(node.range[0])
  return { line, column: col }
}
