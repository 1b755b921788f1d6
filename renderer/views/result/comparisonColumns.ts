import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import { rowVerdict } from '../../../shared/analysis/rowVerdict.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { crashCell } from '../../../shared/tables/crashCell.ts'
import { type Cell, quiet, strong } from '../../../shared/tables/dataTable.ts'
import { deltaText } from '../../../shared/tables/deltaText.ts'
import { outcomeCell } from '../../../shared/tables/outcomeCell.ts'
import { rowVerdictCell } from '../../../shared/tables/verdictCell.ts'
import { type FigureRow, figureRows } from '../../../shared/text/report/figureRows.ts'
import type { ReportTexts } from '../../../shared/text/report/reportTexts.ts'
import { capacityText } from '../../../shared/text/report/valueText.ts'
import type { UiTexts } from '../../../shared/text/ui/uiTexts.ts'

type FigureName = FigureRow['name']
type OtherName = 'configuration' | 'outcome' | 'verdict' | 'crash' | 'capacity' | 'shares' | 'failover'
export type ColumnId = OtherName | FigureName

/** A figure, and below it what it is compared with. */
export interface ComparisonCell {
  readonly main: Cell
  readonly below: readonly string[]
  /** Of the instances, 0…1 each: drawn as a bar. */
  readonly shares?: readonly { readonly name: string; readonly share: number }[]
}

export interface ComparisonColumn {
  readonly id: ColumnId
  readonly head: string
  readonly kind: 'figure' | 'text'
  readonly cell: (compared: ComparedConfiguration) => ComparisonCell
}

export interface ColumnWords {
  readonly texts: UiTexts
  readonly report: ReportTexts
}

export interface Against {
  /** The configuration that differences refer to. */
  readonly baseline: string
  /** Of every other configuration against it. */
  readonly deltas: Comparison['comparison']['deltas']
  /** All runs are of the open model: their capacities are rates, which say so themselves. */
  readonly isOpen?: boolean
}

/** Explained below the table: “no data” in every cell of a run that failed would hide the figures of the others. */
export const missing: Cell = quiet('–')

/** The columns of the comparative table in their order, from left to right. */
export function comparisonColumns(against: Against, words: ColumnWords): readonly ComparisonColumn[] {
  const { texts, report } = words
  const { t } = texts
  const figure = (name: FigureName, head: string, isRead = false) => figureColumn(name, head, isRead, against, words)
  return [
    {
      id: 'configuration',
      head: report.t('summary.configuration'),
      kind: 'text',
      cell: (one) => partsCell(one, words),
    },
    {
      id: 'outcome',
      head: report.t('summary.outcome'),
      kind: 'text',
      cell: ({ row }) => ({ main: outcomeCell(row.outcomes, report), below: [] }),
    },
    { id: 'verdict', head: report.t('run.verdict'), kind: 'text', cell: (one) => judgedCell(one, words) },
    { id: 'crash', head: report.t('summary.crash'), kind: 'text', cell: (one) => brokenCell(one, words) },
    {
      id: 'capacity',
      head: report.t(against.isOpen ? 'summary.capacityOpen' : 'summary.capacity'),
      kind: 'figure',
      cell: (one) => capacityCell(one, words),
    },
    figure('requests', report.t('figure.requests')),
    figure('goodputPerS', report.t('summary.goodput'), true),
    figure('p50Us', report.t('summary.p50')),
    figure('p95Us', report.t('summary.p95'), true),
    figure('p99Us', report.t('summary.p99')),
    figure('errorRate', report.t('summary.errors'), true),
    figure('cacheRatio', report.t('summary.cache')),
    { id: 'shares', head: t('result.shares'), kind: 'text', cell: (one) => sharesCell(one, words) },
    { id: 'failover', head: report.t('figure.redundancy'), kind: 'text', cell: (one) => failoverCell(one, words) },
    figure('cpuPeakPercent', t('result.cpuPeak')),
    figure('memoryPeakBytes', t('result.memoryPeak')),
  ]
}

function figureColumn(
  name: FigureName,
  head: string,
  isRead: boolean,
  against: Against,
  { texts, report }: ColumnWords,
): ComparisonColumn {
  const figure = figureRows.find((one) => one.name === name)
  const text = (value: number) => figure?.text(value, report.figures) ?? ''
  return {
    id: name,
    head,
    kind: 'figure',
    cell: ({ id, row, typical }) => {
      const spread = row.figures[name]
      // Without a cache there is nothing to hit; anything else was not measured.
      const hasNoCache = name === 'cacheRatio' && typical?.outcome.kind === 'completed' && typical.cache === undefined
      if (spread === undefined || figure === undefined)
        return { main: hasNoCache ? quiet(report.t('word.none')) : missing, below: [] }
      const deltas = against.deltas.find(({ configuration }) => configuration === id)?.figures ?? {}
      const difference =
        id !== against.baseline
          ? deltaText(figure, deltas, row, report)
          : // A single configuration is compared with nothing.
            against.deltas.length > 0
            ? report.t('word.baseline')
            : ''
      const [min, max] = [text(spread.min), text(spread.max)]
      const container = whose(name, row)
      const below =
        container === undefined
          ? [difference, ...(min === max ? [] : [texts.t('result.range', { min, max })])]
          : [id === against.baseline ? container : [difference, container].filter((one) => one !== '').join(', ')]
      return {
        main: isRead ? strong(text(spread.median)) : text(spread.median),
        below: below.filter((one) => one !== ''),
      }
    },
  }
}

/** Peaks are of one container; undefined for what is of the whole. */
function whose(name: FigureName, row: ComparedConfiguration['row']): string | undefined {
  if (name === 'cpuPeakPercent') return row.cpuPeakContainer
  return name === 'memoryPeakBytes' ? row.memoryPeakContainer : undefined
}

/** What it is made of: `3 instances, balancer, cache`. */
function partsCell({ id, typical }: ComparedConfiguration, { texts, report }: ColumnWords): ComparisonCell {
  const roles = typical?.services.map(({ role }) => role) ?? []
  const instances = roles.filter((role) => role === 'api').length
  const others = (['balancer', 'proxy', 'cache'] as const).filter((role) => roles.includes(role))
  const parts = [
    ...(instances === 0 ? [] : [texts.t('result.instances', { count: instances })]),
    ...others.map((role) => report.t(`role.${role}`)),
  ]
  return { main: id, below: parts.length === 0 ? [] : [parts.join(', ')] }
}

/** Of the figures in the row; below it how many repeats are valid, where not all are. */
function judgedCell({ row }: ComparedConfiguration, { texts, report }: ColumnWords): ComparisonCell {
  const verdict = rowVerdict(row)
  if (verdict.kind === undefined) return { main: missing, below: [] }
  const { valid, of } = verdict
  const some = of > 1 && valid < of ? [texts.t('result.validRuns', { valid, of })] : []
  return { main: rowVerdictCell(verdict, report), below: some }
}

function brokenCell(compared: ComparedConfiguration, { texts, report }: ColumnWords): ComparisonCell {
  const { crash, runIds } = compared.row
  const cell = crashCell({ ...compared, row: { ...compared.row, crash: { ...crash, inRuns: runIds.length } } }, report)
  if (!crash.observed) return { main: cell, below: [] }
  const sign = crash.sign === undefined ? [] : [texts.t(`result.sign.${crash.sign}`)]
  const some = crash.inRuns < runIds.length ? [report.t('crash.inRuns', { runs: crash.inRuns, of: runIds.length })] : []
  return { main: cell, below: [...sign, ...some] }
}

function capacityCell({ row: { capacity } }: ComparedConfiguration, { report }: ColumnWords): ComparisonCell {
  const { t, figures } = report
  const interval = capacityText(capacity, report, 'figure.short')
  if (interval === undefined) return { main: missing, below: [] }
  const { atLeastPerS, indicative } = capacity ?? {}
  const rate = atLeastPerS === undefined ? [] : [`${figures.rate(atLeastPerS)}\u00a0req/s`]
  return { main: strong(interval), below: indicative ? [t('figure.indicative')] : rate }
}

function sharesCell({ row: { instances } }: ComparedConfiguration, { report }: ColumnWords): ComparisonCell {
  const { figures } = report
  if (instances.length === 0) return { main: missing, below: [] }
  const most = 4
  const listed = instances.slice(0, most).map(({ share }) => figures.count(share * 100))
  const more = instances.length > most ? [`+\u00a0${instances.length - most}`] : []
  return { main: '', shares: instances, below: [`${[...listed, ...more].join(' · ')}\u00a0%`] }
}

function failoverCell({ row: { redundancy } }: ComparedConfiguration, { texts: { t } }: ColumnWords): ComparisonCell {
  return { main: t(`result.failover.${redundancy}`), below: [t(`result.failoverWhy.${redundancy}`)] }
}
