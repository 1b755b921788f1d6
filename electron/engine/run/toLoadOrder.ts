import { toConnectionPolicy } from '../../../shared/domain/connections.ts'
import type { AnyStage } from '../../../shared/domain/profile.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toLoadPlan } from '../../../shared/load/toLoadPlan.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { runNonce } from './runNonce.ts'
import type { RunSpec } from './runSpec.ts'
import type { Live } from './runState.ts'

const CONNECT_TIMEOUT_MS = 10_000
/** Above every proxy timeout of study A's topologies (60 s), so that it is the topology's own limit that is seen. */
const RESPONSE_TIMEOUT_MS = 65_000
const DRAIN_MS = 5_000

/** The load of a run on `target`. */
export function toLoadOrder(
  { runId, profile, timeScale, scenario, seed, secrets }: RunSpec,
  { target, cores, originMs }: Pick<LoadOrder, 'target' | 'cores' | 'originMs'>,
): LoadOrder {
  return {
    plan: toLoadPlan(profile, timeScale),
    connections: toConnectionPolicy(profile.connections ?? 'perUser'),
    endMs: planDurationMs(scaleStages<AnyStage>(profile.stages, timeScale)),
    scenario,
    target,
    seed,
    runValues: { nonce: runNonce(runId), secrets },
    originMs,
    timeouts: { connectMs: CONNECT_TIMEOUT_MS, responseMs: RESPONSE_TIMEOUT_MS },
    drainMs: DRAIN_MS,
    cores,
  }
}

/** The same on a stack that is up, through its entry. */
export function toStackLoadOrder(
  spec: RunSpec,
  { stack, fitting }: Pick<Live, 'stack' | 'fitting'>,
  originMs: number,
): LoadOrder {
  const { container, port } = spec.plan.entry
  return toLoadOrder(spec, { target: stack.addressOf(container, port), cores: fitting.generatorCores, originMs })
}
