import type { Finding } from '../../../domain/diagnosis.ts'
import type { Grounds } from './grounds.ts'
import { type Loss, losses } from './losses.ts'
import { isIn } from './spans.ts'
import { toFinding } from './toFinding.ts'

/** Above it an exit code is 128 and the number of the signal that ended the process, as shells and engines count. */
const signalledFrom = 128

/** A container’s process ended while the run was on: by a fault of ours, by a signal of somebody else, or by its own exit. */
export function processEnded(grounds: Grounds): Finding[] {
  return losses(grounds).flatMap((loss) => (loss.what === 'died' ? [found(grounds, loss)] : []))
}

function found(grounds: Grounds, { container, fromMs, toMs, exitCode, fault, isBack }: Loss): Finding {
  const signal = exitCode !== undefined && exitCode > signalledFrom ? exitCode - signalledFrom : undefined
  const unanswered = grounds.probes.filter(
    ({ container: asked, atMs, outcome }) =>
      asked === container && outcome !== 'ok' && atMs >= fromMs - 1000 && atMs <= toMs,
  )
  const end = grounds.ends?.find((one) => one.container === container)
  const spans = grounds.lanes.find(({ lane }) => lane === container)?.spans ?? []
  // Where it is the last that is known, nobody saw it end.
  const starting = spans.slice(0, -1).find(({ state, ...span }) => state === 'starting' && isIn(span, toMs))
  return toFinding(grounds, {
    rule: 'processEnded',
    fromMs,
    toMs,
    of: [container],
    // The engine’s event; its probes, or the engine’s own look at the end, on which it was not running.
    kinds: [true, unanswered.length > 0 || (!isBack && end?.running === false)],
    figures: {
      exitCode,
      signal,
      byFault: fault === undefined ? 0 : 1,
      goneMs: isBack ? toMs - fromMs : undefined,
      startingMs: isBack && starting !== undefined ? starting.toMs - starting.fromMs : undefined,
      probesFailed: unanswered.length,
    },
    fault,
    shown: {
      signs: ['traceback', 'workerKilled', 'outOfMemory'],
      of: [container],
      engine: [exitCode === undefined ? 'died' : `died ${exitCode}`],
    },
  })
}
