import type { RunEventBody } from '../../../shared/domain/events.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Ports, Stack } from '../ports.ts'
import { probeStack } from '../probing/probeStack.ts'
import { probeTargets } from '../probing/probeTargets.ts'
import { RestCount } from './restCount.ts'
import type { RunRecorder } from './runRecorder.ts'

const HOST_EVERY_MS = 1000
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

/** Follows a stack into the recorder. Readings from before measuring are kept back until the time base is known: they are the idle state before the test. */
export function watchStack(
  stack: Stack,
  plan: StackPlan,
  recorder: RunRecorder,
  ports: Pick<Ports, 'clock' | 'host' | 'prober'>,
  signal: AbortSignal,
): Watch {
  const over = new AbortController()
  const until = AbortSignal.any([over.signal, signal])
  const early: Array<(originMs: number) => Body> = []
  const count = new RestCount()
  let originMs: number | undefined

  /** `bodyAt` gets the origin of the time base. */
  const record = (bodyAt: (originMs: number) => Body): void => {
    if (originMs === undefined) early.push(bodyAt)
    else recorder.emit(bodyAt(originMs))
  }

  stack.follow(({ nowMs: _, ...change }) => {
    recorder.emit({ kind: 'component', ...change })
    count.changed(change.container, change.what)
  }, until)

  for (const { name } of stack.containers) count.expect(`usage of ${name}`, name)
  stack.sample(({ nowMs, ...reading }) => {
    record((origin) => ({ kind: 'reading', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
    count.saw(`usage of ${reading.container}`, nowMs - reading.intervalMs)
  }, until)

  void sampleHost(stack, ports, record, until)

  return {
    probe() {
      const sourceOf = (probe: { probe: string; container: string }) => `${probe.probe} ${probe.container}`
      for (const target of probeTargets(plan, stack.containers)) count.expect(sourceOf(target), target.container)
      const onAnswer: Parameters<typeof probeStack>[3] = ({ nowMs, ...reading }) => {
        record((origin) => ({ kind: 'probe', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
        count.saw(sourceOf(reading), nowMs)
      }
      probeStack(stack, plan, ports, onAnswer, until)
    },
    begin(measureStartMs) {
      originMs = measureStartMs
      early.splice(0).forEach(record)
    },
    async rest() {
      const seen = new AbortController()
      count.begin(ports.clock.nowMs(), () => seen.abort())
      await ports.clock.sleep(REST_WITHIN_MS, AbortSignal.any([seen.signal, until])).catch(() => undefined)
    },
    end: () => over.abort(),
  }
}

/** Nothing where the containers run on another machine: its load average cannot be seen from here. */
async function sampleHost(
  { processIds }: Stack,
  { clock, host }: Pick<Ports, 'clock' | 'host'>,
  record: (bodyAt: (originMs: number) => Body) => void,
  signal: AbortSignal,
): Promise<void> {
  const sampler = processIds === undefined ? undefined : host.openSampler(processIds)
  while (sampler !== undefined && !signal.aborted) {
    const nowMs = clock.nowMs()
    const reading = sampler.read(nowMs)
    if (reading !== undefined) {
      record((origin) => ({ kind: 'host', reading: { atMs: Math.round(nowMs - origin), ...reading } }))
    }
    await clock.sleep(HOST_EVERY_MS, signal).catch(() => undefined)
  }
}
