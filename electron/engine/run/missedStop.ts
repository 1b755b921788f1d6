import { judgeSecond } from '../../../shared/analysis/judgeSecond.ts'
import type { WindowFigure } from '../../../shared/analysis/windowJudge.ts'
import { toWindowJudges } from '../../../shared/analysis/windowJudges.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { Objectives, Target } from '../../../shared/domain/objectives.ts'
import { missedStopText } from '../../../shared/text/missedStopText.ts'
import { latencyMath } from '../load/latencyMath.ts'

/**
 * Says when the load of a run is to end early: a window was missed of a target with `whenMissed: stop`. A window with a second that is
 * invalid stops nothing: there the generator was the limit, and what it saw is no word about the server.
 */
export class MissedStop {
  readonly #judges: ReturnType<typeof judgesOf>
  readonly #enough = new AbortController()
  readonly #threads: number
  #invalidUntilMs = 0
  #missed: { readonly target: Target; readonly figure: WindowFigure } | undefined

  /** Nothing is left to stop where the window that misses is the plan's last. `threads` send the load. */
  constructor(objectives: Pick<Objectives, 'targets'> | undefined, endMs: number, threads: number) {
    this.#judges = judgesOf(objectives, endMs - 1)
    this.#threads = threads
  }

  /** Aborted with the first window that misses. */
  get signal(): AbortSignal {
    return this.#enough.signal
  }

  /** Which target, and why in words; the first in the order of declaration when several miss with the same second. */
  get missed(): { readonly name: string; readonly why: LocalText } | undefined {
    if (this.#missed === undefined) return undefined
    const { target, figure } = this.#missed
    return { name: target.name, why: missedStopText(target, figure) }
  }

  /** Seconds come in order, each once. */
  add(slot: LoadSlot): void {
    if (this.#missed !== undefined) return
    if (judgeSecond(slot, this.#threads).kind === 'invalid') this.#invalidUntilMs = (slot.second + 1) * 1000
    for (const [target, judge] of this.#judges) {
      const figure = judge.add(slot)
      if (figure === undefined || figure.window.fromMs < this.#invalidUntilMs) continue
      this.#missed ??= { target, figure }
    }
    if (this.#missed !== undefined) this.#enough.abort()
  }
}

function judgesOf(objectives: Pick<Objectives, 'targets'> | undefined, endMs: number) {
  const targets = (objectives?.targets ?? []).filter(({ whenMissed }) => whenMissed === 'stop')
  return toWindowJudges({ targets }, endMs, latencyMath)
}
