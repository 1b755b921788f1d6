import { failedOutcomes } from '../charts/outcomeFill.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, quiet, textColumn } from './dataTable.ts'
import { known } from './known.ts'
import { phaseName } from './phaseName.ts'

type Phase = RunResult['phases'][number]

/** How phases failed and what they cost. Only phases with something to tell: without errors and readings there is no table. */
export function phaseDetailsTable({ phases }: RunResult, texts: ReportTexts): DataTable | undefined {
  const { t } = texts
  const told = phases.filter(
    ({ totals, resources }) => totals.durationMs > 0 && (totals.failed > 0 || resources.length > 0),
  )
  if (told.length === 0) return undefined
  return {
    name: 'phaseDetails',
    title: t('phases.detailTitle'),
    columns: [
      textColumn(t('phases.phase')),
      textColumn(t('phases.outcomes')),
      textColumn(t('phases.cpu')),
      textColumn(t('phases.memory')),
      figureColumn(t('phases.throttled')),
    ],
    rows: told.map((phase) => [
      phaseName(phase, texts),
      outcomesCell(phase.outcomes, texts),
      ...resourceCells(phase, texts),
    ]),
  }
}

function resourceCells({ resources }: Phase, texts: ReportTexts): Cell[] {
  const { t, figures } = texts
  const highest = (of: 'cpuPercent' | 'memoryBytes') =>
    resources
      .flatMap(({ container, [of]: usage }) => (usage === undefined ? [] : [{ container, mean: usage.mean }]))
      .toSorted((a, b) => b.mean - a.mean)[0]
  const cpu = highest('cpuPercent')
  const memory = highest('memoryBytes')
  const throttled = resources.flatMap(({ throttledMs }) => throttledMs ?? [])
  return [
    known(cpu && `${cpu.container} ${figures.count(cpu.mean)}`, texts),
    known(memory && `${memory.container} ${figures.mebibytes(memory.mean)}`, texts),
    throttled.length === 0
      ? quiet(t('word.none'))
      : figures.decimal(throttled.reduce((sum, ms) => sum + ms, 0) / 1000, 1),
  ]
}

/** `412 × reset, 30 × HTTP 502`, the most frequent first. */
function outcomesCell(outcomes: Readonly<Record<string, number>>, { t, figures }: ReportTexts): Cell {
  const occurred = failedOutcomes
    .flatMap((outcome) => (outcomes[outcome] ? [{ outcome, count: outcomes[outcome] }] : []))
    .toSorted((a, b) => b.count - a.count)
  if (occurred.length === 0) return quiet(t('phases.noErrors'))
  return occurred.map(({ outcome, count }) => `${figures.count(count)}\u00a0× ${t(`failure.${outcome}`)}`).join(', ')
}
