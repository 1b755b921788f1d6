import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'
import { differences } from './differences.ts'

/** All of a comparison but what follows from its runs. */
export type ComparisonMeta = Omit<Comparison, 'schema' | 'runs' | 'comparison'>

/** Puts runs side by side: a row for each, in their order, and every other configuration against the first one. */
export function toComparison(results: readonly RunResult[], meta: ComparisonMeta): Comparison {
  return {
    schema: 'palier.comparison/1',
    ...meta,
    runs: [...results],
    comparison: { rows: results.map(toRow), pairs: toPairs(results, meta.configurations) },
  }
}

/** The first run of each configuration stands for it: repeats differ in nothing that was chosen. */
function toPairs(results: readonly RunResult[], configurations: readonly string[]): Comparison['comparison']['pairs'] {
  const first = (id: string) => results.find(({ configuration }) => configuration.id === id)
  const [baselineId = '', ...others] = new Set(configurations)
  const baseline = first(baselineId)
  if (baseline === undefined) return []
  return others.flatMap((id) => {
    const against = first(id)
    if (against === undefined) return []
    return { baseline: baselineId, against: id, differences: differences(baseline, against) }
  })
}

function toRow(result: RunResult): ComparisonRow {
  const { totals, latencyUs, instances, cache } = result
  const response = latencyUs.response
  const cpu = peak(result, 'cpuPercent')
  const memory = peak(result, 'memoryBytes')
  return {
    configuration: result.configuration.id,
    runId: result.runId,
    outcome: result.outcome.kind,
    requests: totals.requests,
    ...(totals.throughputPerS !== undefined && { throughputPerS: totals.throughputPerS }),
    ...(response && { p50Us: response.p50, p95Us: response.p95, p99Us: response.p99 }),
    ...(totals.errorRate !== undefined && { errorRate: totals.errorRate }),
    instances: instances.map(({ name, share }) => ({ name, share })),
    ...(cache?.ratio !== undefined && { cacheRatio: cache.ratio }),
    ...(cpu && { cpuPeakPercent: cpu.value, cpuPeakContainer: cpu.container }),
    ...(memory && { memoryPeakBytes: memory.value, memoryPeakContainer: memory.container }),
  }
}

/** The highest single reading of any container, and whose it was. */
function peak(
  { services }: RunResult,
  of: 'cpuPercent' | 'memoryBytes',
): { readonly value: number; readonly container: string } | undefined {
  return services
    .flatMap((service) => {
      const value = service[of]?.max
      return value === undefined ? [] : [{ value, container: service.container }]
    })
    .reduce<{ value: number; container: string } | undefined>(
      (highest, one) => (highest === undefined || one.value > highest.value ? one : highest),
      undefined,
    )
}
