import { rowVerdict } from '../../shared/analysis/rowVerdict.ts'
import type { Comparison, ComparisonRow } from '../../shared/domain/runResult.ts'
import { bytesText, countText, latencyText, percentText, rateText } from '../../shared/text/units.ts'
import { verdictWord } from '../../shared/text/verdictText.ts'
import { comparisonNotes } from './comparisonNotes.ts'
import { capacityText, crashText, redundancyText } from './stabilityTexts.ts'
import { type Column, textTable } from './textTable.ts'
import { wrapped } from './wrapped.ts'

const noData = '–'
/** Longer lines are hard to read, whatever the terminal's width. */
const widestNote = 100

interface Figure {
  readonly column: Column
  readonly cell: (row: ComparisonRow) => string
}

const left = (title: string, cell: Figure['cell']): Figure => ({ column: { title, align: 'left' }, cell })
const right = (title: string, cell: Figure['cell']): Figure => ({ column: { title, align: 'right' }, cell })

const configuration = left('Configuration', nameCell)
/** The most important first: where the terminal is too narrow for all, the rest goes below. */
const figures: readonly Figure[] = [
  left('Verdict', verdictCell),
  right('Requests', ({ figures: { requests } }) => spreadCell(requests, countText)),
  right('Throughput', ({ figures: { throughputPerS } }) => spreadCell(throughputPerS, rateText)),
  right('P50', ({ figures: { p50Us } }) => spreadCell(p50Us, latencyText)),
  right('P95', ({ figures: { p95Us } }) => spreadCell(p95Us, latencyText)),
  right('P99', ({ figures: { p99Us } }) => spreadCell(p99Us, latencyText)),
  right('Errors', ({ figures: { errorRate } }) => spreadCell(errorRate, percentText)),
  left('Capacity', ({ capacity }) => capacityText(capacity)),
  left('Crash', ({ crash, runIds }) => crashText(crash, crash.inRuns, runIds.length)),
  left('Redundancy', ({ redundancy }) => redundancyText(redundancy)),
  left('Instances', ({ instances }) => sharesText(instances)),
  right('Cache hits', cacheCell),
  left('CPU peak', ({ figures: { cpuPeakPercent }, cpuPeakContainer = '' }) =>
    spreadCell(cpuPeakPercent, (percent) => `${Math.round(percent)} %`, cpuPeakContainer),
  ),
  left('Memory peak', ({ figures: { memoryPeakBytes }, memoryPeakContainer = '' }) =>
    spreadCell(memoryPeakBytes, bytesText, memoryPeakContainer),
  ),
]

/**
 * The table a comparison ends with, and under it what a reader must know. Where it is wider than `width` characters the
 * columns that do not fit go below the others, with the configurations again.
 */
export function comparisonTable(comparison: Comparison, width: number): string {
  const { rows } = comparison.comparison
  const tables = blocks(rows, width).map((block) => tableOf(block, rows))
  const notes = comparisonNotes(comparison).map((note) => wrapped(note, Math.min(width, widestNote)))
  return [tables.join('\n\n'), '', ...notes].join('\n')
}

/** As many columns in each as fit beside the configuration, in their order. */
function blocks(rows: readonly ComparisonRow[], width: number): Figure[][] {
  const found: Figure[][] = []
  for (const figure of figures) {
    const last = found.at(-1)
    if (last !== undefined && widthOf(tableOf([...last, figure], rows)) <= width) last.push(figure)
    else found.push([figure])
  }
  return found
}

function tableOf(block: readonly Figure[], rows: readonly ComparisonRow[]): string {
  const all = [configuration, ...block]
  return textTable(
    all.map(({ column }) => column),
    rows.map((row) => all.map(({ cell }) => cell(row))),
  )
}

function widthOf(table: string): number {
  return Math.max(...table.split('\n').map((line) => [...line].length))
}

/** With the number of its runs when there are several, and with how they ended when not all were completed. */
function nameCell({ configuration: name, runIds, outcomes }: ComparisonRow): string {
  const odd = [...new Set(outcomes.filter((outcome) => outcome !== 'completed'))]
  if (runIds.length <= 1) return odd.length === 0 ? name : `${name} (${odd.join(', ')})`
  const ends = odd.map((kind) => `${outcomes.filter((outcome) => outcome === kind).length} ${kind}`)
  return `${name}\n${[`${runIds.length} runs`, ...ends].join(', ')}`
}

/** Of the row's figures; with several runs how many of them are valid, where not all are. */
function verdictCell(row: ComparisonRow): string {
  const { kind, valid, of } = rowVerdict(row)
  if (kind === undefined) return noData
  return of > 1 && valid < of ? `${verdictWord(kind)}\n${valid} of ${of} valid` : verdictWord(kind)
}

/** The median; with several runs the range below it. */
function spreadCell(
  spread: ComparisonRow['figures']['requests'],
  toText: (value: number) => string,
  whose = '',
): string {
  if (spread === undefined) return noData
  const median = [toText(spread.median), whose].filter((part) => part !== '').join(' ')
  const [least, most] = [toText(spread.min), toText(spread.max)]
  return spread.runs <= 1 || least === most ? median : `${median}\n${least} – ${most}`
}

function cacheCell({ figures: { cacheRatio }, cacheSource }: ComparisonRow): string {
  if (cacheRatio === undefined) return 'no cache'
  const text = spreadCell(cacheRatio, percentText)
  return cacheSource === 'inferred' ? `${text}\ninferred` : text
}

/** `api-1 50.1 %` per line; several instances share the column. */
function sharesText(instances: ComparisonRow['instances']): string {
  if (instances.length === 0) return noData
  return instances.map(({ name, share }) => `${name} ${percentText(share)}`).join('\n')
}
