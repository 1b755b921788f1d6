import type { RunEventBody } from '../../../shared/domain/events.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Clock, Host, HostSampler, Ports, Stack } from '../ports.ts'
import { probeStack } from '../probing/probeStack.ts'
import { probeTargets } from '../probing/probeTargets.ts'
import { RestCount } from './restCount.ts'
import type { RunRecorder } from './runRecorder.ts'

const EVERY_MS = 1000
/** A state at rest takes 2 to 3 s to be seen; what has not told anything by then will not. */
const REST_WITHIN_MS = 6000

/** The streams that watch a stack while its run is on: deaths, usage, the machine, and from `probe` on the probes. */
export interface Watch {
  /** Begins to ask the probes. */
  probe(): void
  /** Measuring begins: earlier readings get their (negative) place on the time base, later ones are recorded as they come. */
  begin(originMs: number): void
  /** Waits until two readings of every container and two answers of every probe are there that were begun from now on; of dead containers none, and at most 6 s. */
  rest(): Promise<void>
  /** Readings after this are the teardown's, not the run's. */
  end(): void
}

type Body = Extract<RunEventBody, { readonly kind: 'reading' | 'host' | 'probe' }>

/**
 * Follows a stack into the recorder. Readings wait for the time base, because those from before measuring are the idle state before the
 * test; from then on they are handed over once a second, because every hand-over ends in a write that waits for the disk: one for each
 * reading and answer cost as much as all the rest of watching.
 */
export function watchStack(
  stack: Stack,
  plan: StackPlan,
  recorder: RunRecorder,
  ports: Pick<Ports, 'clock' | 'host' | 'prober'>,
  signal: AbortSignal,
): Watch {
  const { clock } = ports
  const over = new AbortController()
  const until = AbortSignal.any([over.signal, signal])
  const count = new RestCount()
  /** Each gets the origin of the time base. */
  const waiting: Array<(originMs: number) => Body> = []
  let originMs: number | undefined

  const handOver = (): void => {
    const origin = originMs
    if (origin !== undefined) recorder.emitAll(waiting.splice(0).map((bodyAt) => bodyAt(origin)))
  }

  stack.follow(({ nowMs: _, ...change }) => {
    recorder.emit({ kind: 'component', ...change })
    count.changed(change.container, change.what)
  }, until)

  for (const { name } of stack.containers) count.expect(`usage of ${name}`, name)
  stack.sample(({ nowMs, ...reading }) => {
    waiting.push((origin) => ({ kind: 'reading', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
    count.saw(`usage of ${reading.container}`, nowMs - reading.intervalMs)
  }, until)

  const readHost = hostReader(stack, ports.host)
  void everySecond(clock, until, () => {
    const nowMs = clock.nowMs()
    const reading = readHost(nowMs)
    if (reading !== undefined) {
      waiting.push((origin) => ({ kind: 'host', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
    }
    handOver()
  })

  return {
    probe() {
      const sourceOf = (probe: { probe: string; container: string }) => `${probe.probe} ${probe.container}`
      for (const target of probeTargets(plan, stack.containers)) count.expect(sourceOf(target), target.container)
      const onAnswer: Parameters<typeof probeStack>[3] = ({ nowMs, ...reading }) => {
        waiting.push((origin) => ({ kind: 'probe', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
        count.saw(sourceOf(reading), nowMs)
      }
      probeStack(stack, plan, ports, onAnswer, until)
    },
    begin(measureStartMs) {
      originMs = measureStartMs
      handOver()
    },
    async rest() {
      const seen = new AbortController()
      count.begin(clock.nowMs(), () => seen.abort())
      await clock.sleep(REST_WITHIN_MS, AbortSignal.any([seen.signal, until])).catch(() => undefined)
    },
    end() {
      over.abort()
      handOver()
    },
  }
}

/** Nothing where the containers run on another machine: its load average cannot be seen from here. */
function hostReader({ processIds }: Stack, host: Host): HostSampler['read'] {
  const sampler = processIds === undefined ? undefined : host.openSampler(processIds)
  return (nowMs) => sampler?.read(nowMs)
}

async function everySecond(clock: Clock, signal: AbortSignal, act: () => void): Promise<void> {
  while (!signal.aborted) {
    act()
    await clock.sleep(EVERY_MS, signal).catch(() => undefined)
  }
}
