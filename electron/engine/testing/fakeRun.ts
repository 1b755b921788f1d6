import type { RunEvent } from '../../../shared/domain/events.ts'
import type { RunManifest } from '../../../shared/domain/manifest.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { WarmUpOrder } from '../../../shared/domain/warmUp.ts'
import { aManifest } from '../../../shared/testing/aManifest.ts'
import { CleanupStack } from '../cleanupStack.ts'
import { containerPlan, stackPlan } from '../docker/testing/containerPlan.ts'
import { toTick } from '../load/toTick.ts'
import type { RunStream } from '../ports/runStore.ts'
import type { Ports } from '../ports.ts'
import type { RunFaults } from '../run/runFaults.ts'
import { type RunEnd, RunMachine } from '../run/runMachine.ts'
import { RunRecorder } from '../run/runRecorder.ts'
import type { RunSpec } from '../run/runSpec.ts'
import { FakeClock } from './fakeClock.ts'
import { type FakeEngineOptions, fakeEngine } from './fakeEngine.ts'
import { fakeHost } from './fakeHost.ts'
import { createFakeLoad } from './fakeLoad.ts'
import { fakeNullTarget } from './fakeNullTarget.ts'
import { fakeObserver } from './fakeObserver.ts'
import { scenarioOf } from './loadOrders.ts'

interface Parts {
  readonly engine?: FakeEngineOptions
  readonly prober?: (clock: FakeClock) => Ports['prober']
  readonly cellsOf?: Parameters<typeof createFakeLoad>[1]
  /** What the generator says at its end besides. */
  readonly loadEnd?: Parameters<typeof createFakeLoad>[2]
  /** `none` unless told otherwise. */
  readonly warmUp?: WarmUpOrder
  readonly plan?: Partial<StackPlan>
  /** Called for every one-off request. */
  readonly onAsk?: (path: string) => void
  /** What such a request is answered with; empty unless told otherwise. */
  readonly bodyOf?: (path: string) => string
  readonly faults?: RunSpec['faults']
  readonly objectives?: RunSpec['objectives']
}

type Stored = Record<RunStream, object[]>

export interface FakeRun {
  readonly clock: FakeClock
  readonly stop: AbortController
  readonly stored: Stored
  readonly events: readonly RunEvent[]
  /** What the engine was asked to do, in order. */
  readonly asked: readonly string[]
  readonly faults: RunFaults
  manifest(): RunManifest
  /** Resolves when that moment of measuring has come, while `untilEnded` lets time pass. */
  until(atMs: number): Promise<void>
  /** Lets time pass until the run has ended. */
  untilEnded(): Promise<RunEnd>
  /** How long the run was in that state. */
  msIn(state: string): number | undefined
}

/** One run on fakes of the world, its records in memory: a balancer, two instances and a database, five seconds of load. */
export function fakeRun(parts: Parts = {}): FakeRun {
  const clock = new FakeClock()
  const stored: Stored = {
    ticks: [],
    readings: [],
    probes: [],
    counters: [],
    logs: [],
    lines: [],
    events: [],
    histograms: [],
  }
  const events: RunEvent[] = []
  const recorder = new RunRecorder({
    clock,
    writer: {
      folder: '',
      append: (stream, records) => void stored[stream].push(...records),
      saveManifest: () => undefined,
      saveEvidence: () => undefined,
      saveResult: () => undefined,
    },
    manifest: aManifest(),
    announce: (batch) => void events.push(...batch),
    onBroken: () => undefined,
    toTick,
    toLine: ({ kind }) => kind,
  })
  const stop = new AbortController()
  const containers = fakeEngine({ clock, ...parts.engine })
  const machine = new RunMachine({
    spec: aSpec(parts),
    ports: fakePorts(clock, containers, parts),
    recorder,
    cleanup: new CleanupStack(),
    signal: stop.signal,
  })
  const untilEnded = async (): Promise<RunEnd> => {
    let end: RunEnd | undefined
    void machine.runToEnd().then((ended) => {
      end = ended
    })
    for (let passedMs = 0; passedMs < 120_000 && end === undefined; passedMs += 100) await clock.advance(100)
    if (end === undefined) throw new Error(`not ended; last: ${JSON.stringify(events.at(-1))}`)
    recorder.finish(end.outcome, end.leftBehind)
    return end
  }
  const msIn = (state: string) => recorder.manifest.states.find(({ at }) => at === state)?.durationMs
  const until = async (atMs: number): Promise<void> => {
    while (!events.some((event) => (event.atMs ?? 0) >= atMs)) await clock.sleep(50, stop.signal)
  }
  return {
    clock,
    stop,
    stored,
    events,
    asked: containers.asked,
    faults: machine.faults,
    manifest: () => recorder.manifest,
    until,
    untilEnded,
    msIn,
  }
}

function fakePorts(
  clock: FakeClock,
  containers: Ports['containers'],
  { prober, cellsOf, loadEnd, onAsk, bodyOf }: Parts,
): Ports {
  const answer = { outcome: 'ok', status: 200, latencyUs: 500 }
  return {
    clock,
    containers,
    observer: fakeObserver(clock),
    nullTarget: fakeNullTarget,
    generatorChecks: { last: () => undefined, save: () => undefined },
    load: createFakeLoad(clock, cellsOf, loadEnd),
    asker: {
      ask: async ({ path }) => {
        onAsk?.(path)
        return { kind: 'answered', status: 200, headers: {}, body: bodyOf?.(path) ?? '' }
      },
    },
    prober: prober?.(clock) ?? { open: () => ({ ask: async () => answer, close: () => undefined }) },
    host: fakeHost(),
    store: undefined as never,
    archive: undefined as never,
    trash: undefined as never,
    settings: undefined as never,
    addressesOf: async () => [],
    variable: () => undefined,
    random32: () => 1,
  }
}

function aSpec({ warmUp = { kind: 'none' }, plan: more, faults = [], objectives }: Parts): RunSpec {
  const { id, configuration, profile, seed } = aManifest()
  const plan: StackPlan = {
    ...stackPlan([
      containerPlan('db', { role: 'database' }),
      containerPlan('api-1', { role: 'api' }),
      containerPlan('api-2', { role: 'api' }),
      containerPlan('lb', { role: 'balancer' }),
    ]),
    entry: { container: 'lb', port: 80 },
    health: {
      entry: '/health',
      instance: { port: 8000, path: '/health' },
      balancer: { port: 8081, path: '/status' },
      timeoutMs: 0,
    },
    ...more,
  }
  return {
    runId: id,
    comparisonId: 'c',
    repeat: 1,
    topology: undefined as never,
    configuration: { ...configuration } as RunSpec['configuration'],
    plan,
    profile: { id: profile.id, title: profile.title, model: 'closed', stages: [{ durationMs: 5000, users: 4 }] },
    timeScale: 1,
    scenario: scenarioOf(['/a'], 1000),
    seed,
    warmUp,
    faults,
    ...(objectives && { objectives }),
    warnings: [],
    secrets: {},
  }
}
