import {
  type ComparedConfiguration,
  comparedConfigurations,
} from '../../../../shared/analysis/comparedConfigurations.ts'
import type { ComparisonRow, RunResult } from '../../../../shared/domain/runResult.ts'

type Parts = Partial<Pick<RunResult, 'outcome' | 'crash' | 'cache' | 'services'>>

/** A run of which only what the comparative table reads is filled in. */
export function sampleRun(runId: string, configuration: string, parts: Parts = {}): RunResult {
  return {
    runId,
    configuration: { id: configuration },
    outcome: { kind: 'completed' },
    totals: { requests: 100, durationMs: 1000, throughputPerS: 100 },
    crash: { observed: false },
    services: [],
    ...parts,
  } as unknown as RunResult
}

/** Configurations with the figures that are given, a run each for every outcome. */
export function sampleCompared(
  ...rows: readonly (Partial<ComparisonRow> & {
    readonly configuration: string
    readonly runs?: readonly RunResult[]
  })[]
): ComparedConfiguration[] {
  const all = rows.map(({ runs, ...row }) => {
    const own = runs ?? [sampleRun(`${row.configuration}-1`, row.configuration)]
    return {
      own,
      row: {
        runIds: own.map(({ runId }) => runId),
        outcomes: own.map(({ outcome }) => outcome.kind),
        verdicts: own.map(({ outcome }) => (outcome.kind === 'failed' ? ('none' as const) : ('valid' as const))),
        figures: {},
        instances: [],
        crash: { observed: false, inRuns: 0 },
        redundancy: 'none' as const,
        targets: [],
        ...row,
      },
    }
  })
  return comparedConfigurations({
    runs: all.flatMap(({ own }) => own),
    configurations: rows.map(({ configuration }) => configuration),
    comparison: { rows: all.map(({ row }) => row), deltas: [], pairs: [] },
  } as unknown as Parameters<typeof comparedConfigurations>[0])
}
