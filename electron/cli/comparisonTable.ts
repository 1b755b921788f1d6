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
<<<<<<< HEAD
=======
/** Where the table is cut in two when the terminal is too narrow for all of it. */
const figuresEnd = 7
/** Longer lines are hard to read, whatever the terminal's width. */
const widestNote = 100
>>>>>>> clitests

/** The table a comparison ends with, and one line under it per thing that a reader must know. */
export function comparisonTable({ comparison, runs, profile, seed }: Comparison, columnsAvailable: number): string {
  const rows = comparison.rows.map(toCells)
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
<<<<<<< HEAD
  return [fitted(rows, columnsAvailable), '', ...notes.map((note) => wrapped(note, columnsAvailable))].join('\n')
=======
  return [
    fitted(comparison.rows.map(toCells), width),
    '',
    ...notes.map((note) => wrapped(note, Math.min(width, widestNote))),
  ].join('\n')
>>>>>>> clitests
}

/** A row for each configuration where that fits, a column for each where it does not. */
function fitted(rows: readonly string[][], columnsAvailable: number): string {
  const wide = textTable(columns, rows)
  if (widthOf(wide) <= columnsAvailable) return wide
  const titles = [left(''), ...rows.map((row) => left(row[0] ?? ''))]
  const figures = columns.slice(1).map(({ title }, index) => [title, ...rows.map((row) => row[index + 1] ?? '')])
  return textTable(titles, figures)
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
