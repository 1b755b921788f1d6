import { PalierError } from '../../../shared/domain/failure.ts'
import type { LiveComparison } from '../../../shared/live/liveComparison.ts'
import type { LiveRun } from '../../../shared/live/liveRun.ts'
import type { RunFaults } from '../run/runFaults.ts'
import type { ComparisonRunner } from './comparisonRunner.ts'

/** The comparison that is on in this process; after its end it can be followed until the next one begins. */
export class LastComparison {
  #runner: ComparisonRunner | undefined

  begin(runner: ComparisonRunner): void {
    this.#runner = runner
  }

  /** Absent when none is on. */
  current(): string | undefined {
    return this.#runner?.live.ended === undefined ? this.#runner?.id : undefined
  }

  /** Throws `PalierError` unknownName. */
  follow(id: string): LiveComparison {
    const runner = this.#runner
    if (runner?.id === id) return runner.live
    throw new PalierError({
      kind: 'unknownName',
      what: 'comparison',
      name: id,
      known: runner === undefined ? [] : [runner.id],
    })
  }

  /** Undefined when no run of that id is on. */
  faultsOf(runId: string): RunFaults | undefined {
    return this.#runner?.faultsOf(runId)
  }

  /** A run that has not begun yet; undefined when the comparison that is on has none of that id. */
  queued(runId: string): LiveRun | undefined {
    return this.current() === undefined ? undefined : this.#runner?.queued(runId)
  }
}
