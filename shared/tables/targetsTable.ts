import type { ComparedConfiguration } from '../analysis/comparedConfigurations.ts'
import type { RunResult } from '../domain/runResult.ts'
import { targetMetrics } from '../domain/targetMetrics.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type CellMark, type DataTable, marked, quiet, textColumn } from './dataTable.ts'

type Outcome = RunResult['targets'][number]

const worstFirst = ['fail', 'warning', 'notMeasurable', 'pass'] as const
const marks: Readonly<Record<Outcome['state'], CellMark>> = {
  pass: 'pass',
  warning: 'suspect',
  fail: 'fail',
  notMeasurable: 'unknown',
}

/** Every target that was declared for any of the runs against every configuration; undefined without objectives. */
export function targetsTable(
  compared: readonly ComparedConfiguration[],
  runs: readonly RunResult[],
  texts: ReportTexts,
): DataTable | undefined {
  const { t } = texts
  const declared = new Map(runs.flatMap(({ targets }) => targets.map((target) => [target.name, target])))
  if (declared.size === 0) return undefined
  return {
    name: 'targets',
    title: t('targets.title'),
    columns: [
      textColumn(t('targets.target')),
      textColumn(t('targets.limit')),
      ...compared.map(({ index, letter, id }) => ({ ...textColumn(id), configuration: { index, letter, id } })),
    ],
    rows: [...declared.values()].map((target) => [
      nameCell(target, texts),
      limitText(target, texts),
      ...compared.map(({ results }) => targetCell(results, target.name, texts)),
    ]),
  }
}

function nameCell({ title, name, metric, service, endpoint }: Outcome, { t, language }: ReportTexts): Cell {
  const known = targetMetrics.find((one) => one === metric)
  const what = [known === undefined ? metric : t(`metric.${known}`), service, endpoint].filter(
    (part) => part !== undefined,
  )
  return { parts: [{ text: title?.[language] ?? name }, { text: what.join(', '), look: 'detail' }] }
}

function limitText({ below, above, metric }: Outcome, texts: ReportTexts): string {
  const { t } = texts
  const limits = [
    ...(above === undefined ? [] : [t('targets.above', { value: measuredText(above, metric, texts) })]),
    ...(below === undefined ? [] : [t('targets.below', { value: measuredText(below, metric, texts) })]),
  ]
  return limits.join(', ')
}

function targetCell(results: readonly RunResult[], name: string, texts: ReportTexts): Cell {
  const { t } = texts
  const outcomes = results.flatMap(({ targets }) => targets.filter((target) => target.name === name))
  const worst = outcomes.toSorted(byDamage)[0]
  if (worst === undefined) return quiet(t('word.noData'))
  const { state, measured, metric } = worst
  const value = measured === undefined ? [] : [{ text: measuredText(measured, metric, texts), look: 'strong' } as const]
  return marked(marks[state], ...value, t(`targets.${state}`))
}

/** The worst state first; of runs in the same state the one that came closest to the limit, or went furthest beyond it. */
function byDamage(a: Outcome, b: Outcome): number {
  const byState = worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state)
  if (byState !== 0 || a.measured === undefined || b.measured === undefined) return byState
  return a.above === undefined ? b.measured - a.measured : a.measured - b.measured
}

/** Rates of errors and of the cache are declared as shares and read as per cent. */
function measuredText(value: number, metric: string, { figures }: ReportTexts): string {
  if (metric === 'errorRate' || metric === 'cacheRatio') return figures.percent(value)
  if (metric.endsWith('Ms')) return figures.ms(value * 1000)
  return metric.startsWith('load') || metric === 'stackLoad1' ? figures.decimal(value, 2) : figures.rate(value)
}
