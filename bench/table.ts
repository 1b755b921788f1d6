export interface Section {
  readonly title: string
  /** Markdown, a block each. */
  readonly blocks: readonly string[]
}

/** A Markdown table; figures stand to the right, everything in the first column to the left. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [below, above] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN]
  return sorted.length % 2 === 1 ? above : (below + above) / 2
}

/** `85,047`, as in running English text. */
export function whole(value: number): string {
  return Number.isFinite(value) ? Math.round(value).toLocaleString('en') : '–'
}

/** Median and spread: `1.03 (0.97–1.10)`. */
export function withSpread(values: readonly number[], text: (value: number) => string): string {
  if (values.length === 0) return '–'
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`
}

/** Milliseconds of microseconds: `0.44 ms`. */
export function msOf(us: number | undefined): string {
  return us === undefined || !Number.isFinite(us) ? '–' : `${(us / 1000).toFixed(2)} ms`
}
