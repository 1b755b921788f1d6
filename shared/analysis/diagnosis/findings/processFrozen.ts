import type { Finding } from '../../../domain/diagnosis.ts'
import { clientSymptoms, overWithin } from './clientSymptoms.ts'
import type { Grounds } from './grounds.ts'
import { type Loss, losses } from './losses.ts'
import { toFinding } from './toFinding.ts'

/** A container was frozen while the run was on, by somebody else: what a fault of ours froze is `injectedFault`’s. */
export function processFrozen(grounds: Grounds): Finding[] {
  return losses(grounds).flatMap((loss) =>
    loss.what === 'paused' && loss.fault === undefined ? [found(grounds, loss)] : [],
  )
}

function found(grounds: Grounds, loss: Loss): Finding {
  const { container, fromMs, toMs, isBack } = loss
  // Its kernel takes connections all the while: they are left without an answer, not refused.
  const unanswered = grounds.probes.filter(
    ({ container: asked, atMs, outcome }) =>
      asked === container && outcome !== 'ok' && atMs >= fromMs - 1000 && atMs <= toMs,
  )
  const clients = overWithin(clientSymptoms(grounds, loss), isBack ? toMs : undefined)
  return toFinding(grounds, {
    rule: 'processFrozen',
    fromMs,
    toMs: Math.max(toMs, clients?.toMs ?? toMs),
    of: [container],
    // The engine’s event; those who asked it meanwhile.
    kinds: [true, unanswered.length > 0 || clients !== undefined],
    figures: {
      frozenMs: isBack ? toMs - fromMs : undefined,
      probesFailed: unanswered.length,
      clientsMs: clients && clients.toMs - clients.fromMs,
      clientsAfterMs: clients && Math.max(0, clients.fromMs - fromMs),
    },
    shown: {
      counters: [
        ['clients', 'p95Ms'],
        ['clients', 'throughputPerS'],
      ],
      engine: ['paused'],
    },
  })
}
