import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import type { CellMark } from './dataTable.ts'

type Outcome = RunResult['targets'][number]

/** In front of the state's word. */
export const targetMarks: Readonly<Record<Outcome['state'], CellMark>> = {
  pass: 'pass',
  warning: 'suspect',
  fail: 'fail',
  notMeasurable: 'unknown',
}

/** `< 100`; of monitoring thresholds where normal ends and the alert begins. */
export function limitText({ kind, below, above, warning, metric, relativeTo }: Outcome, texts: ReportTexts): string {
  const { t, figures } = texts
  const valueText = (value: number) =>
    relativeTo === undefined
      ? measuredText(value, metric, texts)
      : t('targets.relative', { percent: figures.plain(Math.round(value * 1000) / 10) })
  const isMonitoring = kind === 'monitoring'
  const limit = (value: number | undefined, key: Parameters<typeof t>[0]) =>
    value === undefined ? [] : [t(key, { value: valueText(value) })]
  return [
    ...limit(isMonitoring ? warning : undefined, above === undefined ? 'targets.normalBelow' : 'targets.normalAbove'),
    ...limit(above, isMonitoring ? 'targets.alertTo' : 'targets.above'),
    ...limit(below, isMonitoring ? 'targets.alertFrom' : 'targets.below'),
  ].join(', ')
}

/** `pass`, `fail`; of monitoring thresholds `normal`, `alert`. */
export function stateText(
  { kind, state, above }: Pick<Outcome, 'kind' | 'state' | 'above'>,
  { t }: ReportTexts,
): string {
  if (kind !== 'monitoring' || state === 'notMeasurable') return t(`targets.${state}`)
  if (state === 'pass') return t('targets.normal')
  if (state === 'fail') return t('targets.alert')
  return t(above === undefined ? 'targets.aboveNormal' : 'targets.belowNormal')
}

/** Rates of errors and of the cache are declared as shares and read as per cent. */
export function measuredText(value: number, metric: string, { figures }: Pick<ReportTexts, 'figures'>): string {
  if (metric === 'errorRate' || metric === 'cacheRatio') return figures.percent(value)
  if (metric.endsWith('Ms')) return figures.ms(value * 1000)
  return metric.startsWith('load') || metric === 'stackLoad1' ? figures.decimal(value, 2) : figures.rate(value)
}
