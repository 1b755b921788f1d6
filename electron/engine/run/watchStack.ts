import type { RunEventBody } from '../../../shared/domain/events.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { everySecond } from '../everySecond.ts'
import type { HostSampler, Ports, Stack } from '../ports.ts'
import { type ProbeTold, probeStack } from '../probing/probeStack.ts'
import { probeTargets } from '../probing/probeTargets.ts'
import { RestCount } from './restCount.ts'
import type { RunRecorder } from './runRecorder.ts'

/** A state at rest takes 2 to 3 s to be seen; what has not told anything by then will not. */
const REST_WITHIN_MS = 6000

/** The streams that watch a stack while its run is on: deaths, usage, the machine, and from `probe` on the probes. */
export interface Watch {
  /** Begins to ask the probes. */
  probe(): void
  /** Until measuring begins, readings and answers are not kept: they would be of a load that is none of the run's. */
  passOver(): void
  /** Measuring begins: earlier readings get their (negative) place on the time base. */
  begin(originMs: number): void
  /**
   * Waits until two readings of every container and two answers of every probe are there that were begun from now on;
   * of dead containers none, and at most 6 s.
   */
  rest(): Promise<void>
  /** Readings after this are the teardown's, not the run's. */
  end(): void
}

type WatchPorts = Pick<Ports, 'clock' | 'host' | 'prober'>
/** A reading that waits for the origin of the time base. */
type Waiting = (originMs: number) => Extract<RunEventBody, { readonly kind: 'reading' | 'host' | 'probe' }>

/** Follows a stack into the recorder, until `end` or the signal. */
export function watchStack(
  stack: Stack,
  plan: StackPlan,
  recorder: RunRecorder,
  ports: WatchPorts,
  signal: AbortSignal,
): Watch {
  const watch = new StackWatch(stack, plan, recorder, ports, signal)
  watch.follow()
  return watch
}

/**
 * Readings wait for the time base, because those from before measuring are the idle state before the test. From then on they are handed
 * over once a second: every hand-over ends in a write that waits for the disk, and one for each reading and answer cost a third of
 * all watching.
 */
class StackWatch implements Watch {
  readonly #stack: Stack
  readonly #plan: StackPlan
  readonly #recorder: RunRecorder
  readonly #ports: WatchPorts
  readonly #over = new AbortController()
  readonly #until: AbortSignal
  readonly #count = new RestCount()
  readonly #waiting: Waiting[] = []
  #originMs: number | undefined
  #passesOver = false

  constructor(stack: Stack, plan: StackPlan, recorder: RunRecorder, ports: WatchPorts, signal: AbortSignal) {
    this.#stack = stack
    this.#plan = plan
    this.#recorder = recorder
    this.#ports = ports
    this.#until = AbortSignal.any([this.#over.signal, signal])
  }

  follow(): void {
    const { clock } = this.#ports
    this.#stack.follow(({ nowMs: _, ...change }) => {
      this.#recorder.emit({ kind: 'component', ...change })
      this.#count.changed(change.container, change.what)
    }, this.#until)
    for (const { name } of this.#stack.containers) this.#count.expect(`usage of ${name}`, name)
    this.#stack.sample(({ nowMs, ...reading }) => {
      this.#keep(nowMs, (origin) => ({ kind: 'reading', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
      this.#count.saw(`usage of ${reading.container}`, nowMs - reading.intervalMs)
    }, this.#until)
    const sampler = this.#openSampler()
    void everySecond(clock, clock.nowMs(), () => this.#readHost(sampler), this.#until)
  }

  probe(): void {
    const sourceOf = (one: { readonly probe: string; readonly container: string }) => `${one.probe} ${one.container}`
    for (const target of probeTargets(this.#plan, this.#stack.containers)) {
      this.#count.expect(sourceOf(target), target.container)
    }
    const onAnswer = ({ nowMs, ...reading }: ProbeTold): void => {
      this.#keep(nowMs, (origin) => ({ kind: 'probe', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
      this.#count.saw(sourceOf(reading), nowMs)
    }
    probeStack(this.#stack, this.#plan, this.#ports, onAnswer, this.#until)
  }

  passOver(): void {
    this.#passesOver = true
  }

  begin(originMs: number): void {
    this.#originMs = originMs
    this.#handOver()
  }

  async rest(): Promise<void> {
    const { clock } = this.#ports
    const seen = new AbortController()
    this.#count.begin(clock.nowMs(), () => seen.abort())
    await clock.sleep(REST_WITHIN_MS, AbortSignal.any([seen.signal, this.#until])).catch(() => undefined)
  }

  end(): void {
    this.#over.abort()
    this.#handOver()
  }

  /** The machine's readings, and the hand-over of all. */
  #readHost(sampler: HostSampler | undefined): void {
    const nowMs = this.#ports.clock.nowMs()
    const reading = sampler?.read(nowMs)
    if (reading !== undefined) {
      this.#keep(nowMs, (origin) => ({ kind: 'host', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
    }
    this.#handOver()
  }

  /** None where the containers run on another machine: its load average cannot be seen from here. */
  #openSampler(): HostSampler | undefined {
    const { processIds } = this.#stack
    return processIds === undefined ? undefined : this.#ports.host.openSampler(processIds)
  }

  #keep(nowMs: number, waiting: Waiting): void {
    if (this.#passesOver && nowMs < (this.#originMs ?? Number.POSITIVE_INFINITY)) return
    this.#waiting.push(waiting)
  }

  #handOver(): void {
    const origin = this.#originMs
    if (origin === undefined) return
    this.#recorder.emitAll(this.#waiting.splice(0).map((bodyAt) => bodyAt(origin)))
  }
}
