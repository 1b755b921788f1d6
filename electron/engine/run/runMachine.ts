import { assertNever } from '../../../shared/assertNever.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { LoadSummary } from '../../../shared/domain/load.ts'
import type { RunAt, RunOutcome } from '../../../shared/domain/run.ts'
import { notPinnedText } from '../../../shared/text/notPinnedText.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { bringUpRun } from './bringUpRun.ts'
import { collectRun } from './collectRun.ts'
import { type WatchedDatabase, watchDatabase } from './database/watchDatabase.ts'
import { readInstanceCounts } from './instanceCounts.ts'
import { measureRun } from './measureRun.ts'
import { prepareRun } from './prepareRun.ts'
import { resolveRun } from './resolveRun.ts'
import { RunFaults } from './runFaults.ts'
import type { RunParts } from './runParts.ts'
import type { Live, RunState } from './runState.ts'
import { StopRequested } from './stopRequested.ts'
import { verifyStack } from './verifyStack.ts'
import { warmRun } from './warmRun.ts'

export interface RunEnd {
  readonly outcome: RunOutcome
  /** What could not be removed, with the reason. */
  readonly leftBehind: readonly string[]
}

/** One run from the queue to done. Never throws: whatever happens becomes the outcome, and everything created is undone. */
export class RunMachine {
  /** What is done to its containers on purpose; refuses whenever it is not measuring. */
  readonly faults: RunFaults
  readonly #parts: RunParts
  #countsBefore: ReadonlyMap<string, number> = new Map()
  #sessions: LoadOrder['sessions']
  #database: WatchedDatabase | undefined
  #load: LoadSummary | undefined

  constructor(parts: RunParts) {
    this.#parts = parts
    this.faults = new RunFaults(parts.spec.faults, parts.recorder, parts.ports.clock)
  }

  async runToEnd(): Promise<RunEnd> {
    let state: RunState = { at: 'resolving' }
    // The recorder enters `done` itself, together with the outcome.
    while (state.at !== 'done') {
      this.#parts.recorder.enter(state.at)
      state = await this.#next(state)
    }
    return { outcome: state.outcome, leftBehind: state.leftBehind }
  }

  async #next(state: Exclude<RunState, { at: 'done' }>): Promise<RunState> {
    if (state.at === 'collecting' || state.at === 'stopping') return this.#windUp(state)
    try {
      this.#parts.signal.throwIfAborted()
      return await this.#step(state)
    } catch (error) {
      return { at: 'collecting', live: 'live' in state ? state.live : undefined, outcome: toOutcome(error, state.at) }
    }
  }

  async #step(state: Exclude<RunState, { at: 'collecting' | 'stopping' | 'done' }>): Promise<RunState> {
    const { spec, ports, recorder, signal } = this.#parts
    switch (state.at) {
      case 'resolving':
        return { at: 'building', fitting: await resolveRun(this.#parts) }
      case 'building': {
        const images = await ports.containers.ensureImages(
          spec.plan.images,
          ({ image, message }) => recorder.emit({ kind: 'progress', subject: image, message, done: 0, total: 0 }),
          signal,
        )
        recorder.update({ images: Object.fromEntries(images) })
        return { at: 'starting', fitting: state.fitting, images }
      }
      case 'starting':
        return { at: 'verifying', live: await bringUpRun(this.#parts, state) }
      case 'verifying':
        await verifyStack(state.live.stack, spec, ports.asker, signal)
        return { at: 'preparing', live: state.live }
      case 'preparing':
        await prepareRun(this.#parts, state.live)
        return { at: 'warming', live: state.live }
      case 'warming':
        this.#sessions = await warmRun(this.#parts, state.live)
        this.#database = await watchDatabase(this.#parts, state.live)
        this.#countsBefore = await readInstanceCounts(state.live.stack, spec.plan, ports.asker, 0)
        signal.throwIfAborted()
        return { at: 'measuring', live: state.live }
      case 'measuring':
        return this.#measure(state.live)
      case 'draining':
        await this.#hearOut(state.load)
        return { at: 'collecting', live: state.live, outcome: state.outcome }
      default:
        return assertNever(state, 'state')
    }
  }

  /** Whatever ends the wait, the generator is heard out in draining, or here when it was told to stop. */
  async #measure(live: Live): Promise<RunState> {
    const { load, outcome } = await measureRun(this.#parts, live, { faults: this.faults, sessions: this.#sessions })
    if (this.#parts.signal.aborted) await this.#hearOut(load)
    return { at: 'draining', live, load, outcome }
  }

  /** Takes the generator's last word; a stop asked for meanwhile still counts as one. */
  async #hearOut(load: Promise<LoadSummary>): Promise<void> {
    const { recorder, signal } = this.#parts
    const { notPinnedTo = [], ...summary } = await load
    this.#load = summary
    const { cpuSets } = recorder.manifest
    // What was planned is told as planned, and no longer as what was.
    const floats = notPinnedTo.length > 0 && cpuSets && { cpuSets: { ...cpuSets, generatorFloats: true as const } }
    recorder.update({ stopMs: summary.stopMs, ...floats })
    if (notPinnedTo.length > 0) recorder.warn([notPinnedText(notPinnedTo)])
    signal.throwIfAborted()
  }

  async #windUp(state: Extract<RunState, { at: 'collecting' | 'stopping' }>): Promise<RunState> {
    const { outcome } = state
    if (state.at === 'stopping') {
      return { at: 'done', outcome, leftBehind: await this.#parts.cleanup.unwind() }
    }
    if (state.live !== undefined) {
      // The state after the test, beside the one before it; a run that was cut off has none.
      if (outcome.kind === 'completed') await state.live.watch.rest()
      await collectRun(this.#parts, state.live, {
        countsBefore: this.#countsBefore,
        database: this.#database,
        load: this.#load,
      })
    }
    return { at: 'stopping', outcome }
  }
}

function toOutcome(error: unknown, during: RunAt): RunOutcome {
  return error instanceof StopRequested
    ? { kind: 'stopped', during }
    : { kind: 'failed', during, failure: toFailure(error) }
}
