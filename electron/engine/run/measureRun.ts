import { loadThreads } from '../../../shared/analysis/loadThreads.ts'
import type { LoadSlot, LoadSummary } from '../../../shared/domain/load.ts'
import type { RunOutcome } from '../../../shared/domain/run.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { MissedStop } from './missedStop.ts'
import type { RunFaults } from './runFaults.ts'
import type { RunParts } from './runParts.ts'
import type { Live } from './runState.ts'
import { toStackLoadOrder } from './toLoadOrder.ts'

/** Load threads take about 300 ms to start; measuring begins when they are there. */
const LEAD_MS = 500

export interface Measured {
  /** The generator's last word, which may still be to come. */
  readonly load: Promise<LoadSummary>
  /** Whether the plan was followed to its end. */
  readonly outcome: RunOutcome
}

/**
 * Starts the generator and waits for the end of the plan, for a target that the profile stops at, or for a stop; then the load is heard
 * out in draining.
 */
export async function measureRun(
  { spec, ports: { clock, load }, recorder, signal }: RunParts,
  live: Live,
  { faults, sessions }: { readonly faults: RunFaults; readonly sessions: LoadOrder['sessions'] },
): Promise<Measured> {
  const originMs = clock.nowMs() + LEAD_MS
  const order = { ...toStackLoadOrder(spec, live, originMs), ...(sessions && { sessions }) }
  recorder.begin(originMs)
  live.watch.begin(originMs)
  faults.begin(live.stack, originMs, signal)
  const stop = new MissedStop(spec.objectives, order.endMs, loadThreads(recorder.manifest))
  const onSlot = (slot: LoadSlot): void => {
    recorder.slot(slot)
    stop.add(slot)
  }
  const running = load.run(order, onSlot, signal, stop.signal)
  const planOver = new AbortController()
  const ended = running.finally(() => planOver.abort())
  ended.catch(() => undefined)
  const over = AbortSignal.any([planOver.signal, signal, stop.signal])
  await clock.sleep(LEAD_MS + order.endMs, over).catch(() => undefined)
  const { missed } = stop
  if (missed !== undefined) recorder.warn([missed.why])
  await faults.end()
  const outcome: RunOutcome =
    missed === undefined ? { kind: 'completed' } : { kind: 'stopped', during: 'measuring', missed: missed.name }
  return { load: ended, outcome }
}
