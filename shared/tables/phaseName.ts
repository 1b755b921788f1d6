import { isPlateau } from '../charts/backdrop.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { ReportTexts } from '../text/report/reportTexts.ts'
import type { Cell } from './dataTable.ts'

/** `3 ramp`: its number and what users do in it. */
export function phaseName(phase: RunResult['phases'][number], { t }: ReportTexts): Cell {
  return {
    isWhole: true,
    parts: [
      { text: String(phase.index + 1), look: 'strong' },
      { text: isPlateau(phase) ? t('phases.hold') : t('phases.ramp'), look: 'muted' },
    ],
  }
}
