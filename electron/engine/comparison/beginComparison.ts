import type { ComparisonAsk, StartedComparison } from '../../../shared/contract/comparisonAsk.ts'
import type { HandlerParts } from '../handlers/handlerParts.ts'
import { assertServersFit } from './assertServersFit.ts'
import { baselineRun } from './baselineRun.ts'
import { type ComparisonOrder, isOpenYet, newComparison } from './comparisonOrder.ts'
import { ComparisonRunner } from './comparisonRunner.ts'
import { withImageWarnings } from './imageWarnings.ts'
import { resolveComparison } from './resolveComparison.ts'
import { resumedComparison } from './resumedComparison.ts'

const never = new AbortController().signal

type Parts = Omit<HandlerParts, 'occupation'>

/** Everything that is checked before a comparison begins, for it alone and as a part of a suite. Throws `PalierError`. */
export async function orderNew(ask: ComparisonAsk, parts: Parts): Promise<ComparisonOrder> {
  const { ports, catalogue, tidyUp } = parts
  const configurations = resolveComparison(ask, catalogue, ports.variable)
  const order = newComparison(ask, configurations, baselineRun(ask, configurations, parts), ports)
  assertServersFit(order.configurations, await ports.containers.describe(never))
  await tidyUp()
  return order
}

/** Likewise of what is left of one. Throws `PalierError` notResumable. */
export async function orderRest(comparisonId: string, parts: Parts): Promise<ComparisonOrder> {
  const { ports, tidyUp } = parts
  const stored = ports.store.openComparison(comparisonId)
  // What cannot be resumed is told before the engine is asked for anything.
  const { configurations } = resumedComparison(stored, parts)
  assertServersFit(configurations, await ports.containers.describe(never))
  await tidyUp()
  const order = resumedComparison(ports.store.openComparison(stored.id), parts)
  return withImageWarnings(order, stored, parts)
}

/** A comparison about to run, and what is told of it. `run` never throws. */
export interface BegunComparison {
  readonly runner: ComparisonRunner
  readonly started: StartedComparison
  run(): Promise<void>
}

export function beginComparison(order: ComparisonOrder, parts: Parts): BegunComparison {
  const runner = new ComparisonRunner(order, parts)
  return {
    runner,
    started: {
      comparisonId: order.id,
      runs: [
        ...order.runs.map(({ runId, configuration }) => ({ runId, configurationId: configuration.id })),
        ...order.confirmations.filter(isOpenYet).map(({ runId, configuration }) => ({
          runId,
          configurationId: configuration,
          isConfirmation: true as const,
        })),
      ],
    },
    run: () => {
      parts.lastComparison.begin(runner)
      return runner.runAll()
    },
  }
}
