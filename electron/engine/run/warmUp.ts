import { type LoadWindow, windowsAgree } from '../../../shared/analysis/windowsAgree.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { WarmUp, WarmUpOrder } from '../../../shared/domain/warmUp.ts'
import { partValues } from '../../../shared/load/userValues.ts'
import { warmUpCapMs, warmUpPlan, warmUpScenario } from '../../../shared/load/warmUpPlan.ts'
import { slotWindow } from '../load/slotWindow.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import type { Ports } from '../ports.ts'

/** Load threads take about 300 ms to start. */
const LEAD_MS = 500
/** After the last answer: connections close, and what was written is written. */
const SETTLE_MS = 500
/** Draws of the warm-up are not those of the run, which would ask for the very same again. */
const SEED_MASK = 0x5bd1_e995

export interface WarmUpSpec {
  readonly warmUp: WarmUpOrder
  readonly profile: Profile
  readonly timeScale: number
}

export interface WarmedUp {
  readonly warmUp: WarmUp
  readonly warnings: readonly LocalText[]
  /** Requests that had to be cut off: the server may be at them still. */
  readonly cutOff: number
}

/**
 * Load before measuring, over connections and in a mix like the run's, until it is steady (`windowsAgree`) or at its cap; when it returns,
 * nothing is under way on our side. `order` is the run's. A server that answers nothing gets a warning, no failure: that is for the run
 * to find out. Throws what the generator throws, and the signal's reason when it fires.
 */
export async function warmUp(
  { warmUp: wanted, profile, timeScale }: WarmUpSpec,
  order: LoadOrder,
  { clock, load }: Pick<Ports, 'clock' | 'load'>,
  signal: AbortSignal,
): Promise<WarmedUp> {
  if (wanted.kind === 'none') return { warmUp: { kind: 'none' }, warnings: [], cutOff: 0 }
  const capMs = warmUpCapMs(wanted, timeScale)
  const { plan, ...level } = warmUpPlan(profile, capMs)
  const originMs = clock.nowMs() + LEAD_MS
  const enough = new AbortController()
  const seen = new Seen(capMs, () => {
    if (wanted.kind === 'auto') enough.abort()
    return enough.signal.aborted
  })
  await load.run(
    {
      ...order,
      plan,
      scenario: warmUpScenario(order.scenario),
      endMs: capMs,
      originMs,
      seed: (order.seed ^ SEED_MASK) >>> 0,
      runValues: partValues(order.runValues, 'warmUp'),
    },
    (slot) => seen.add(slot),
    signal,
    enough.signal,
  )
  signal.throwIfAborted()
  const durationMs = Math.max(0, Math.round(clock.nowMs() - originMs))
  await clock.sleep(SETTLE_MS, signal)
  const { requests, failed, isSteady: steady, cutOff } = seen
  return {
    warmUp: { kind: wanted.kind, criterion: 'windowsAgree', durationMs, capMs, requests, failed, ...level, steady },
    warnings: requests === failed ? [nothingOk(requests)] : [],
    cutOff,
  }
}

/** What came of the load so far. */
class Seen {
  requests = 0
  failed = 0
  cutOff = 0
  isSteady = false
  readonly #capMs: number
  readonly #endsWhenSteady: () => boolean
  readonly #windows: LoadWindow[] = []
  #isEnding = false

  /** `endsWhenSteady` is called then, and says whether that was the end. */
  constructor(capMs: number, endsWhenSteady: () => boolean) {
    this.#capMs = capMs
    this.#endsWhenSteady = endsWhenSteady
  }

  add(slot: LoadSlot): void {
    const window = slotWindow(slot)
    this.requests += window.ended
    this.failed += window.ended - window.ok
    this.cutOff += slot.cells.reduce((sum, { outcome, count }) => (outcome === 'aborted' ? sum + count : sum), 0)
    // The first second is the ramp, the last one may be cut, and what was told to end is no steady load any more.
    if (slot.second === 0 || (slot.second + 1) * 1000 > this.#capMs || this.#isEnding) return
    this.#windows.push(window)
    this.isSteady = windowsAgree(this.#windows)
    if (this.isSteady) this.#isEnding = this.#endsWhenSteady()
  }
}

function nothingOk(requests: number): LocalText {
  return requests === 0
    ? {
        en: 'Not warmed up: no request of the warm-up ended.',
        fr: 'Sans échauffement : aucune requête de l’échauffement n’a abouti.',
      }
    : {
        en: `Not warmed up: none of the ${requests} requests of the warm-up was ok.`,
        fr: `Sans échauffement : aucune des ${requests} requêtes de l’échauffement n’a réussi.`,
      }
}
