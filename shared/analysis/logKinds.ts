import { type LineReading, type LogClass, logClasses } from '../domain/logLine.ts'
import { logKindOf } from './logClasses.ts'

/** Lines that differ in numbers and quotes alone, of one container, over the whole run. */
export interface LogKind {
  readonly container: string
  readonly class: LogClass
  /** The first of them; empty: of kinds that there was no room for. */
  readonly line: string
  readonly count: number
  readonly firstMs: number
  /** When the last second with any of them began to have them. */
  readonly lastMs: number
}

/** While measuring and draining: what containers write when they start is another matter. The worst class first, then the most frequent kind. */
export function toLogKinds(lines: readonly LineReading[]): readonly LogKind[] {
  const kinds = new Map<string, LogKind>()
  for (const { atMs, container, class: lineClass, count, line } of lines) {
    if (atMs < 0) continue
    const key = `${container}\n${lineClass}\n${logKindOf(line)}`
    const known = kinds.get(key)
    kinds.set(key, {
      container,
      class: lineClass,
      line: known?.line ?? line,
      count: (known?.count ?? 0) + count,
      firstMs: Math.min(known?.firstMs ?? atMs, atMs),
      lastMs: Math.max(known?.lastMs ?? atMs, atMs),
    })
  }
  const rank = (kind: LogKind) => logClasses.indexOf(kind.class)
  return [...kinds.values()].toSorted((one, other) => rank(one) - rank(other) || other.count - one.count)
}

/** How many lines of each class there are. */
export function linesByClass(kinds: readonly Pick<LogKind, 'class' | 'count'>[]): Readonly<Record<LogClass, number>> {
  const sum = (lineClass: LogClass) => kinds.reduce((all, kind) => all + (kind.class === lineClass ? kind.count : 0), 0)
  return { error: sum('error'), slow: sum('slow'), warn: sum('warn') }
}
