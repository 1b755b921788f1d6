import type { Comparison, ComparisonRow } from '../../shared/domain/runResult.ts'
import { bytesText, countText, latencyText, percentText, rateText } from '../../shared/text/units.ts'
import { type Column, textTable } from './textTable.ts'
import { wrapped } from './wrapped.ts'

const left = (title: string): Column => ({ title, align: 'left' })
const right = (title: string): Column => ({ title, align: 'right' })
const noData = '–'

const columns: readonly Column[] = [
  left('Configuration'),
  right('Requests'),
  right('Throughput'),
  right('P50'),
  right('P95'),
  right('P99'),
  right('Errors'),
  left('Instances'),
  right('Cache hits'),
  left('CPU peak'),
  left('Memory peak'),
]
/** Where the table is cut in two when the terminal is too narrow for all of it. */
const figuresEnd = 7
/** Longer lines are hard to read, whatever the terminal's width. */
const widestNote = 100

/**
 * The table a comparison ends with, and under it what a reader must know. Where it is wider than `width` characters its second half goes
 * below the first, with the configurations again.
 */
export function comparisonTable({ comparison, runs, profile, seed }: Comparison, width: number): string {
  const notes = [
    ...(profile.timeScale === 1
      ? []
      : [
          `Time scale ${profile.timeScale}: every stage of ${profile.id} took ${percentText(profile.timeScale, 0)} of its time.`,
        ]),
    'Latencies are response times of ok requests. CPU 100 % is one full core; peaks are the highest one-second reading of any container.',
    `Closed model, seed ${seed}: users wait for an answer before they ask again, so a slow topology is also asked less.`,
    ...runs.flatMap(({ configuration, conservation }) =>
      conservation.unaccounted === 0
        ? []
        : [
            `${configuration.id}: ${conservation.unaccounted} requests are not accounted for; do not trust its figures.`,
          ],
    ),
  ]
  return [
    fitted(comparison.rows.map(toCells), width),
    '',
    ...notes.map((note) => wrapped(note, Math.min(width, widestNote))),
  ].join('\n')
}

function fitted(rows: readonly (readonly string[])[], width: number): string {
  const whole = textTable(columns, rows)
  if (widthOf(whole) <= width) return whole
  const secondHalf = <T>(cells: readonly T[]): T[] => [...cells.slice(0, 1), ...cells.slice(figuresEnd)]
  return [
    textTable(
      columns.slice(0, figuresEnd),
      rows.map((cells) => cells.slice(0, figuresEnd)),
    ),
    '',
    textTable(secondHalf(columns), rows.map(secondHalf)),
  ].join('\n')
}

function widthOf(table: string): number {
  return Math.max(...table.split('\n').map((line) => [...line].length))
}

function toCells(row: ComparisonRow): string[] {
  const latency = (us: number | undefined): string => (us === undefined ? noData : latencyText(us))
  return [
    row.outcome === 'completed' ? row.configuration : `${row.configuration} (${row.outcome})`,
    countText(row.requests),
    row.throughputPerS === undefined ? noData : rateText(row.throughputPerS),
    latency(row.p50Us),
    latency(row.p95Us),
    latency(row.p99Us),
    row.errorRate === undefined ? noData : percentText(row.errorRate),
    sharesText(row.instances),
    row.cacheRatio === undefined ? 'no cache' : percentText(row.cacheRatio),
    row.cpuPeakPercent === undefined ? noData : `${Math.round(row.cpuPeakPercent)} % ${row.cpuPeakContainer ?? ''}`,
    row.memoryPeakBytes === undefined ? noData : `${bytesText(row.memoryPeakBytes)} ${row.memoryPeakContainer ?? ''}`,
  ]
}

/** `api-1 50.1 %` per line; several instances share the column. */
function sharesText(instances: ComparisonRow['instances']): string {
  if (instances.length === 0) return noData
  return instances.map(({ name, share }) => `${name} ${percentText(share)}`).join('\n')
}
