import type { Tick } from '../../domain/tick.ts'

interface Changes {
  readonly ok?: number
  readonly users?: number
  readonly outcomes?: Tick['outcomes']
  readonly doubt?: Tick['doubt']
}

/** A second with ten ok answers within 5 ms, unless told otherwise; failures by outcome come on top. */
export function aTick(second: number, { ok = 10, users = 10, outcomes = {}, doubt }: Changes = {}): Tick {
  const failed = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  return {
    second,
    users,
    started: ok + failed,
    total: {
      requests: ok + failed,
      ok,
      failed,
      ...(ok > 0 && { latencyUs: { p50: 2000, p95: 4000, p99: 5000, max: 5000 } }),
      aborted: 0,
      bytes: 0,
      cacheHits: 0,
      cacheMisses: 0,
    },
    endpoints: {},
    instances: {},
    outcomes: { ...(ok > 0 && { ok }), ...outcomes },
    sendLagUs: { p99: 100, max: 200 },
    generatorCpuPercent: 5,
    ...(doubt && { doubt }),
  }
}
