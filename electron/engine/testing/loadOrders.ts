import type { Stage } from '../../../shared/domain/profile.ts'
import type { Scenario, ScenarioRequest } from '../../../shared/domain/scenario.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { planUsers } from '../../../shared/load/planUsers.ts'
import type { LoadOrder, LoadTarget } from '../ports/loadGenerator.ts'

/** A scenario that asks for these paths equally often; the endpoint's name is the path. */
export function scenarioOf(paths: readonly string[], meanMs: number, spreadPercent = 0): Scenario {
  const request = (path: string): ScenarioRequest => {
    return { name: path, weight: 1, method: 'GET', path, headers: {}, expect: 200 }
  }
  const title = { en: 'Test', fr: 'Test' }
  return { id: 'test', title, think: { meanMs, spreadPercent }, values: {}, requests: paths.map(request) }
}

/**
 * An order that begins 300 ms from now: by then its threads are running, on a machine that has time for them. Limits of time are so long that
 * one reaches them only when nothing ever comes.
 */
export function orderOf(
  target: LoadTarget,
  stages: readonly Stage[],
  scenario: Scenario,
  more: Partial<LoadOrder> = {},
): LoadOrder {
  return {
    plan: { kind: 'closed', steps: planUsers(stages) },
    connections: { kind: 'perUser' },
    endMs: planDurationMs(stages),
    scenario,
    target: { host: target.host, port: target.port, ...(target.tls && { tls: target.tls }) },
    seed: 1,
    runValues: { nonce: 'testtest', secrets: {} },
    originMs: Number(process.hrtime.bigint()) / 1e6 + 300,
    timeouts: { connectMs: 30_000, responseMs: 30_000 },
    drainMs: 30_000,
    cores: [],
    ...more,
  }
}
