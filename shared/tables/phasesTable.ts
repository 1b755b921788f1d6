import type { RunResult } from '../domain/runResult.ts'
import { phaseLevels } from '../load/phaseLevels.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import { type Cell, type DataTable, figureColumn, quiet, textColumn } from './dataTable.ts'
import { knownMs, knownPercent, knownRate } from './known.ts'
import { phaseName } from './phaseName.ts'

type Phase = RunResult['phases'][number]

/** Phases with their load and their latency; undefined when nothing was measured. */
export function phasesTable({ phases, totals, model }: RunResult, texts: ReportTexts): DataTable | undefined {
  if (phases.length === 0 || totals.durationMs === 0) return undefined
  const { t } = texts
  const isOpen = model === 'open'
  return {
    name: 'phases',
    title: t('phases.title'),
    columns: [
      textColumn(t('phases.phase')),
      textColumn(t('phases.time')),
      figureColumn(t(isOpen ? 'phases.planned' : 'phases.users')),
      figureColumn(t('phases.requests')),
      figureColumn(t('phases.rate')),
      figureColumn(t('phases.p50')),
      figureColumn(t('phases.p95')),
      figureColumn(t('phases.p99')),
      figureColumn(t('phases.service')),
      figureColumn(t('phases.errors')),
      ...(isOpen ? [figureColumn(t('phases.dropped'))] : []),
    ],
    rows: phases.map((phase) => toRow(phase, isOpen, texts)),
  }
}

const whole = (text: string): Cell => ({ parts: [{ text }], isWhole: true })

function toRow(phase: Phase, isOpen: boolean, texts: ReportTexts): Cell[] {
  const { t, figures } = texts
  const { totals, latencyUs } = phase
  const place = [
    phaseName(phase, texts),
    whole(`${figures.runTime(phase.fromMs)}–${figures.runTime(phase.toMs)}`),
    levelText(phase, texts),
  ]
  if (totals.durationMs === 0) return [...place, quiet(t('phases.notReached')), ...Array(isOpen ? 7 : 6).fill('')]
  return [
    ...place,
    figures.count(totals.requests),
    knownRate(totals.throughputPerS, texts, 'strong'),
    knownMs(latencyUs.response?.p50, texts),
    knownMs(latencyUs.response?.p95, texts, 'strong'),
    knownMs(latencyUs.response?.p99, texts),
    knownMs(latencyUs.service?.p95, texts),
    knownPercent(totals.errorRate, texts),
    ...(isOpen ? [figures.count(totals.dropped)] : []),
  ]
}

/** Users, or the rate that was planned. */
function levelText(phase: Phase, { figures }: ReportTexts): string {
  const { from, to } = phaseLevels(phase)
  return from === to ? figures.plain(to) : `${figures.plain(from)} → ${figures.plain(to)}`
}
