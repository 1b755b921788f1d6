import type { RunEventBody } from '../../../shared/domain/events.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import { everySecond } from '../everySecond.ts'
import type { HostSampler } from '../ports/host.ts'
import type { Stack } from '../ports/stack.ts'
import type { Ports } from '../ports.ts'
import { type ProbeTold, probeStack } from '../probing/probeStack.ts'
import { probeTargets } from '../probing/probeTargets.ts'
import { type NginxLimit, nginxLimit } from '../sampling/counters/nginxLimit.ts'
import { nginxStatus } from '../sampling/counters/nginxStatus.ts'
import { LineTally } from '../sampling/lineTally.ts'
import { LogTally } from '../sampling/logTally.ts'
import { logGapText } from './logGapText.ts'
import { RestCount } from './restCount.ts'
import type { RunRecorder } from './runRecorder.ts'
import { type CountersTold, watchCounters } from './watchCounters.ts'

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
type Waiting = (
  originMs: number,
) => Extract<RunEventBody, { readonly kind: 'reading' | 'host' | 'probe' | 'counters' | 'log' | 'line' }>

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
  readonly #tally = new LogTally((nowMs) => this.#secondOf(nowMs))
  readonly #lines = new LineTally((nowMs) => this.#secondOf(nowMs))
  /** Balancer to the connections it can hold. */
  readonly #limits = new Map<string, NginxLimit>()
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
    this.#followSignals()
    const sampler = this.#openSampler()
    void everySecond(clock, clock.nowMs(), () => this.#readHost(sampler), this.#until)
  }

  /** What the components say of themselves: counters and log lines. */
  #followSignals(): void {
    const { clock } = this.#ports
    const warn = (message: LocalText): void => this.#recorder.emit({ kind: 'warning', message })
    watchCounters(this.#stack, this.#plan, clock, (told) => this.#keepCounters(told), warn, this.#until)
    this.#stack.followLogs(
      (line) => {
        this.#tally.take(line)
        this.#lines.take(line)
      },
      (gap) => warn(logGapText(gap, this.#originMs ?? clock.nowMs())),
      this.#until,
    )
  }

  probe(): void {
    for (const { name, role } of this.#stack.containers) if (role === 'balancer') void this.#askLimit(name)
    const sourceOf = (one: { readonly probe: string; readonly container: string }) => `${one.probe} ${one.container}`
    for (const target of probeTargets(this.#plan, this.#stack.containers)) {
      this.#count.expect(sourceOf(target), target.container)
    }
    const onAnswer = ({ nowMs, body, ...reading }: ProbeTold): void => {
      this.#keepStatus(reading.container, nowMs, body)
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
    this.#keepLogs(Number.POSITIVE_INFINITY)
    this.#handOver()
  }

  /** The machine's readings, and the hand-over of all. */
  #readHost(sampler: HostSampler | undefined): void {
    const nowMs = this.#ports.clock.nowMs()
    const reading = sampler?.read(nowMs)
    if (reading !== undefined) {
      this.#keep(nowMs, (origin) => ({ kind: 'host', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
    }
    for (const counted of sampler?.counters() ?? []) this.#keepCounters({ nowMs, source: 'kernel', ...counted })
    this.#keepLogs(nowMs)
    this.#handOver()
  }

  async #askLimit(balancer: string): Promise<void> {
    const limit = await nginxLimit(this.#stack, balancer, this.#until)
    if (limit !== undefined) this.#limits.set(balancer, limit)
  }

  /** The balancer's own status, which the probe has asked for anyway. */
  #keepStatus(container: string, nowMs: number, body = ''): void {
    const values = nginxStatus(body)
    if (values === undefined) return
    this.#keepCounters({ nowMs, container, source: 'nginx', values: { ...values, ...this.#limits.get(container) } })
  }

  #keepCounters({ nowMs, ...reading }: CountersTold): void {
    this.#keep(nowMs, (origin) => ({ kind: 'counters', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
  }

  /** Log lines of the seconds that are over. */
  #keepLogs(nowMs: number): void {
    for (const { nowMs: firstMs, ...reading } of this.#tally.until(nowMs)) {
      this.#keep(firstMs, (origin) => ({ kind: 'log', reading: { atMs: Math.round(firstMs - origin), ...reading } }))
    }
    for (const { nowMs: firstMs, ...reading } of this.#lines.until(nowMs)) {
      this.#keep(firstMs, (origin) => ({ kind: 'line', reading: { atMs: Math.round(firstMs - origin), ...reading } }))
    }
  }

  #secondOf(nowMs: number): number {
    return Math.floor((nowMs - (this.#originMs ?? 0)) / 1000)
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
