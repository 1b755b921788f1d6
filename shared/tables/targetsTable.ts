import type { ComparedConfiguration } from '../analysis/comparedConfigurations.ts'
import { targetsAgainst } from '../analysis/relativeTargets.ts'
import type { RunResult } from '../domain/runResult.ts'
import { isLatency, targetMetrics } from '../domain/targetMetrics.ts'
import { toDurationMs } from '../domain/toDurationMs.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { durationText } from '../text/units.ts'
import { type Cell, type DataTable, marked, quiet, textColumn } from './dataTable.ts'
import { limitText, measuredText, stateText, targetMarks } from './targetTexts.ts'

type Outcome = RunResult['targets'][number]

const worstFirst = ['fail', 'warning', 'notMeasurable', 'pass'] as const

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
      ...compared.map((one) => targetCell(one, target.name, texts)),
    ]),
  }
}

function nameCell({ title, name, metric, service, endpoint, over, whenMissed }: Outcome, texts: ReportTexts): Cell {
  const { t, language } = texts
  const known = targetMetrics.find((one) => one === metric)
  const what = [
    known === undefined ? metric : t(`metric.${known}`),
    isLatency(metric) ? t('targets.okOnly') : undefined,
    service,
    endpoint,
    overText(over, texts),
    whenMissed === 'stop' ? t('targets.stops') : undefined,
  ].filter((part) => part !== undefined)
  return { parts: [{ text: title?.[language] ?? name }, { text: what.join(', '), look: 'detail' }] }
}

/** Nothing for the whole run, which needs no saying. */
function overText(over: string | undefined, { t, language }: ReportTexts): string | undefined {
  if (over === undefined || over === 'run') return undefined
  if (over === 'phase') return t('targets.overPhase')
  return t('targets.overWindow', { length: durationText(toDurationMs(over) ?? 0, language) })
}

function targetCell({ results, row }: ComparedConfiguration, name: string, texts: ReportTexts): Cell {
  const { t } = texts
  // Those that are in no median are not judged either, as in the row itself.
  const counted = results.filter(({ runId }) => row.leftOut?.includes(runId) !== true)
  const judged = counted.flatMap((result) => targetsAgainst(result, row))
  const worst = judged.filter((target) => target.name === name).toSorted(byDamage)[0]
  if (worst === undefined) return quiet(t('word.noData'))
  const { state, measured, metric } = worst
  const value = measured === undefined ? [] : [{ text: measuredText(measured, metric, texts), look: 'strong' } as const]
  const details = detailsOf(worst, texts)
  const more = details.length === 0 ? [] : [{ text: details.join(', '), look: 'detail' } as const]
  return marked(targetMarks[state], ...value, stateText(worst, texts), ...more)
}

/** Where the figure is from, and what it was held against. */
function detailsOf({ phase, window, compared, reason, metric, hostLoad1 }: Outcome, texts: ReportTexts): string[] {
  const { t, figures } = texts
  return [
    ...(phase === undefined ? [] : [t('targets.phase', { phase: phase + 1 })]),
    ...(window === undefined ? [] : [`${figures.runTime(window.fromMs)} – ${figures.runTime(window.toMs)}`]),
    ...(compared === undefined ? [] : [t('targets.compared', { value: measuredText(compared, metric, texts) })]),
    ...(reason === undefined ? [] : [t(`targets.${reason}`)]),
    ...(hostLoad1 === undefined ? [] : [t('targets.hostLoad1', { value: figures.decimal(hostLoad1, 2) })]),
  ]
}

/** The worst state first; of runs in the same state the one that came closest to the limit, or went furthest beyond it. */
function byDamage(a: Outcome, b: Outcome): number {
  const byState = worstFirst.indexOf(a.state) - worstFirst.indexOf(b.state)
  if (byState !== 0 || a.measured === undefined || b.measured === undefined) return byState
  return a.above === undefined ? b.measured - a.measured : a.measured - b.measured
}
