import type { Diagnosis } from '../../../../shared/domain/diagnosis.ts'
import type { RunResult } from '../../../../shared/domain/runResult.ts'
import type { EffectPlace } from '../../../../shared/text/diagnosis/effectTexts.ts'
import type { ChartCursor } from '../../../charts/useChartCursor.ts'
import type { Twin } from '../useTwins.ts'
import { FindingsPart } from './FindingsPart.tsx'
import { TimelinePart } from './TimelinePart.tsx'
import { useTimeline } from './useTimeline.ts'

/** What broke first, how it spread, and why: the timeline with its evidence, then the findings. */
export function DiagnosisParts({
  comparison,
  result,
  diagnosis,
  cursor,
  table,
}: {
  readonly comparison: EffectPlace['comparison']
  readonly result: RunResult
  readonly diagnosis: Diagnosis
  readonly cursor: ChartCursor
  readonly table: Twin
}) {
  const state = useTimeline(diagnosis, result.phases, cursor)
  return (
    <>
      <TimelinePart result={result} diagnosis={diagnosis} state={state} cursor={cursor} table={table} />
      <FindingsPart
        diagnosis={diagnosis}
        state={state}
        place={{ comparison, configuration: result.configuration.id }}
      />
    </>
  )
}
