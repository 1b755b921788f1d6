import { everySecond } from '../everySecond.ts'
import type { Clock } from '../ports/clock.ts'
import type { ObservedContainers } from '../ports/containerObserver.ts'
import type { ContainerEnd } from '../ports/stack.ts'
import type { RunRecorder } from '../run/runRecorder.ts'

/** The engine may be far away; a run does not wait long for its last word. */
const LAST_WORD_WITHIN_MS = 10_000

type Told = Parameters<Parameters<ObservedContainers['sample']>[0]>[0]

/**
 * Follows containers that somebody else runs into the recorder: deaths at once, usage once a second from the beginning of measuring on. Readings
 * begin earlier, so that the first second has one, and those from before are not kept: they are of a load that is none of the run's.
 */
export class ContainerWatch {
  readonly #observed: ObservedContainers
  readonly #recorder: RunRecorder
  readonly #over = new AbortController()
  readonly #waiting: Told[] = []
  #originMs: number | undefined

  constructor(observed: ObservedContainers, recorder: RunRecorder, clock: Clock, signal: AbortSignal) {
    this.#observed = observed
    this.#recorder = recorder
    const until = AbortSignal.any([this.#over.signal, signal])
    observed.follow(({ nowMs: _, ...change }) => recorder.emit({ kind: 'component', ...change }), until)
    observed.sample((told) => this.#waiting.push(told), until)
    void everySecond(clock, clock.nowMs(), () => this.#handOver(), until)
  }

  begin(originMs: number): void {
    this.#originMs = originMs
  }

  /** Nothing is read any more; how the containers are then. */
  async end(): Promise<readonly ContainerEnd[]> {
    this.#over.abort()
    this.#handOver()
    return this.#observed.ends(AbortSignal.timeout(LAST_WORD_WITHIN_MS))
  }

  close(): void {
    this.#over.abort()
    this.#observed.close()
  }

  #handOver(): void {
    const told = this.#waiting.splice(0)
    const originMs = this.#originMs
    if (originMs === undefined) return
    this.#recorder.emitAll(
      told
        .filter(({ nowMs }) => nowMs >= originMs)
        .map(({ nowMs, ...reading }) => ({
          kind: 'reading',
          reading: { atMs: Math.round(nowMs - originMs), ...reading },
        })),
    )
  }
}
