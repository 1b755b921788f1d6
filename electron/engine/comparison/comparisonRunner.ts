import { differences } from '../../../shared/analysis/differences.ts'
import { toComparison } from '../../../shared/analysis/toComparison.ts'
import type { ComparisonEventBody } from '../../../shared/domain/events.ts'
import { PalierError, toFailure } from '../../../shared/domain/failure.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { RunOutcome } from '../../../shared/domain/run.ts'
import type { Comparison, RunResult } from '../../../shared/domain/runResult.ts'
import type { Tick } from '../../../shared/domain/tick.ts'
import { applyComparisonBatch, type LiveComparison, toLiveComparison } from '../../../shared/live/liveComparison.ts'
import { type LiveRun, toLiveRun } from '../../../shared/live/liveRun.ts'
import { toRunHead } from '../../../shared/live/toRunHead.ts'
import { failureLine } from '../../../shared/text/failureText.ts'
import type { Announcer } from '../announcer.ts'
import { CleanupStack } from '../cleanupStack.ts'
import type { Leases } from '../leases.ts'
import type { StoredRun } from '../ports/runStore.ts'
import type { Ports } from '../ports.ts'
import type { RunFaults } from '../run/runFaults.ts'
import { RunMachine } from '../run/runMachine.ts'
import { RunRecorder } from '../run/runRecorder.ts'
import type { RunSpec } from '../run/runSpec.ts'
import { StopRequested } from '../run/stopRequested.ts'
import { keptBaselineRun } from './baselineRun.ts'
import { beforeAfterOf } from './beforeAfterOf.ts'
import { comparisonHead } from './comparisonHead.ts'
import { type ComparisonOrder, isOpenYet } from './comparisonOrder.ts'
import { type Confirmation, confirmingRun } from './confirmingRun.ts'
import { firstManifest } from './firstManifest.ts'
import { baselineOf, COOL_DOWN_MS } from './resolveComparison.ts'

export interface ComparisonParts {
  readonly ports: Ports
  readonly leases: Leases
  readonly announcer: Announcer
  /** Of Node: decides some of the words about failures. */
  readonly platform: string
  readonly toTick: (slot: LoadSlot, threads: number) => Tick
  readonly toResult: (stored: StoredRun) => RunResult
}

/** A comparison under way: the runs of several configurations, one after the other. */
export class ComparisonRunner {
  readonly #order: ComparisonOrder
  readonly #parts: ComparisonParts
  readonly #abort = new AbortController()
  readonly #results: Map<string, RunResult>
  readonly #confirmations: Map<string, Confirmation>
  #cleanup = new CleanupStack()
  /** Of the run that is on. */
  #machine: { readonly runId: string; readonly faults: RunFaults } | undefined
  #live: LiveComparison

  constructor(order: ComparisonOrder, parts: ComparisonParts) {
    this.#order = order
    this.#parts = parts
    this.#results = new Map(order.kept.map((result) => [result.runId, result]))
    this.#confirmations = new Map(order.confirmations.map((one) => [one.runId, one]))
    const known = [...order.kept, ...order.confirmations.flatMap(({ result }) => result ?? [])]
    const outcomes = known.map(({ runId, outcome }) => [runId, outcome as RunOutcome])
    this.#live = toLiveComparison(comparisonHead(order), Object.fromEntries(outcomes))
  }

  get id(): string {
    return this.#order.id
  }

  /** Everything that was announced of it. */
  get live(): LiveComparison {
    return this.#live
  }

  /** A run of it of which nothing has been heard yet; as long as its own beginning is not known, it has the comparison's. */
  queued(runId: string): LiveRun | undefined {
    const spec = this.#order.runs.find((run) => run.runId === runId)
    if (spec === undefined) return undefined
    return toLiveRun(toRunHead(firstManifest(spec, this.#order.createdAt, this.#parts.ports.host.self())))
  }

  /** Undefined when the run of that id is not on. */
  faultsOf(runId: string): RunFaults | undefined {
    return this.#machine?.runId === runId ? this.#machine.faults : undefined
  }

  stop(): void {
    this.#abort.abort(new StopRequested())
  }

  /** What would be left if the process ended now. */
  remaining(): readonly string[] {
    return this.#cleanup.remaining()
  }

  /** Runs all; never throws. A failed run does not keep the others from running: its failure is a result too. */
  async runAll(): Promise<void> {
    const leftBehind: string[] = []
    try {
      this.#save('running')
      await this.#sweep()
      for (const [index, spec] of this.#order.runs.entries()) leftBehind.push(...(await this.#turn(spec, index)))
      leftBehind.push(...(await this.#confirmAll()))
      this.#save(this.#outcome())
      this.#announce({ kind: 'ended', stopped: false, leftBehind })
    } catch (error) {
      const stopped = error instanceof StopRequested
      this.#saveIfPossible(stopped ? 'stopped' : 'failed')
      this.#announce({ kind: 'ended', stopped, leftBehind, ...(stopped ? {} : { failure: toFailure(error) }) })
    }
  }

  /** One run with what comes around it; gives what could not be removed. */
  async #turn(spec: RunSpec, index: number): Promise<readonly string[]> {
    if (index > 0) await this.#coolDown()
    this.#announce({ kind: 'runStarted', runId: spec.runId, index })
    const ended = await this.#runOne(spec)
    this.#announce({ kind: 'runEnded', runId: spec.runId, index, outcome: ended.outcome })
    this.#abort.signal.throwIfAborted()
    return ended.leftBehind
  }

  /** The best plateau of each configuration in the open model. What there is to repeat is known only now. */
  async #confirmAll(): Promise<readonly string[]> {
    const leftBehind: string[] = []
    let index = this.#order.runs.length
    for (const one of this.#order.confirmations.filter(isOpenYet)) {
      const resolved = this.#order.configurations.find(({ configuration }) => configuration.id === one.configuration)
      if (resolved === undefined) continue
      const { runId, configuration } = one
      const next = confirmingRun(one, this.#sorted(), resolved, this.id)
      if (next.kind === 'skipped') this.#confirmations.set(runId, { runId, configuration, skipped: next.reason })
      else {
        this.#confirmations.set(runId, { runId, configuration, confirms: next.confirms })
        leftBehind.push(...(await this.#turn(next.spec, index++)))
      }
    }
    return leftBehind
  }

  /** In the person's order, the repeats of each in turn. */
  #sorted(): RunResult[] {
    const names = this.#order.configurations.map(({ configuration }) => configuration.id)
    const place = ({ configuration }: { configuration: string }): number => names.indexOf(configuration)
    return this.#order.planned
      .toSorted((a, b) => place(a) - place(b) || a.repeat - b.repeat)
      .flatMap(({ runId }) => this.#results.get(runId) ?? [])
  }

  /** Leftovers of a crash would share cores and addresses with what is about to be measured. */
  async #sweep(): Promise<void> {
    const { ports, leases } = this.#parts
    await ports.containers.sweep((runId) => leases.isLive(runId), this.#abort.signal)
  }

  async #coolDown(): Promise<void> {
    this.#announce({ kind: 'coolingDown', forMs: COOL_DOWN_MS })
    await this.#parts.ports.clock.sleep(COOL_DOWN_MS, this.#abort.signal)
  }

  async #runOne(spec: RunSpec): Promise<{ outcome: RunOutcome; leftBehind: readonly string[] }> {
    const { ports, leases, announcer, toTick, platform } = this.#parts
    const giveBack = leases.take(spec.runId)
    const broken = new AbortController()
    try {
      const manifest = firstManifest(spec, ports.clock.utc(), ports.host.self())
      const writer = ports.store.create(manifest)
      const recorder = new RunRecorder({
        clock: ports.clock,
        writer,
        manifest,
        announce: (content) => announcer.announce({ name: 'run.events', content }),
        onBroken: (error) => broken.abort(error),
        toTick,
        toLine: (failure) => failureLine(failure, platform),
      })
      this.#cleanup = new CleanupStack()
      const signal = AbortSignal.any([this.#abort.signal, broken.signal])
      const machine = new RunMachine({ spec, ports, recorder, cleanup: this.#cleanup, signal })
      this.#machine = { runId: spec.runId, faults: machine.faults }
      const end = await machine.runToEnd()
      recorder.finish(end.outcome, end.leftBehind)
      const result = this.#parts.toResult(ports.store.open(spec.runId))
      const confirmation = this.#confirmations.get(spec.runId)
      if (confirmation === undefined) this.#results.set(spec.runId, result)
      else this.#confirmations.set(spec.runId, { ...confirmation, result })
      writer.saveResult(result)
      this.#save('running')
      return end
    } finally {
      this.#machine = undefined
      giveBack()
    }
  }

  #outcome(): Comparison['outcome'] {
    const failed = [...this.#results.values()].every(({ outcome }) => outcome.kind === 'failed')
    return failed ? 'failed' : 'completed'
  }

  #save(outcome: Comparison['outcome']): void {
    const { id, createdAt, ask, inputs, configurations, planned } = this.#order
    const { faults, ...asked } = ask
    const names = configurations.map(({ configuration }) => configuration.id)
    this.#parts.ports.store.saveComparison(
      toComparison(this.#sorted(), {
        id,
        createdAt,
        profile: { id: ask.profile, timeScale: ask.timeScale },
        scenario: [...new Set(configurations.map(({ scenario }) => scenario.id))].join(', '),
        seed: ask.seed,
        outcome,
        configurations: names,
        repeat: ask.repeat,
        baseline: baselineOf(ask),
        ...this.#baselineRun(),
        ...beforeAfterOf(configurations),
        ...(ask.objectives === undefined ? {} : { objectives: ask.objectives }),
        ask: { ...asked, configurations: [...ask.configurations], ...(faults && { faults: [...faults] }) },
        inputs,
        planned: [...planned],
        ...(this.#confirmations.size > 0 && { confirmations: [...this.#confirmations.values()] }),
        ...(outcome === 'running' && { lease: this.#parts.ports.host.self() }),
      }),
    )
  }

  #baselineRun(): Pick<Comparison, 'baselineRun'> {
    const { baselineRun, baselineResult } = this.#order
    const [first] = this.#sorted()
    if (baselineResult === undefined || first === undefined) return { ...(baselineRun && { baselineRun }) }
    return { baselineRun: keptBaselineRun(baselineResult, differences(baselineResult, first)) }
  }

  #saveIfPossible(outcome: Comparison['outcome']): void {
    try {
      this.#save(outcome)
    } catch (error) {
      // The first failure is the one to tell; this one has the same cause (a full disk).
      if (!(error instanceof PalierError)) throw error
    }
  }

  #announce(body: ComparisonEventBody): void {
    const event = { comparisonId: this.id, seq: this.#live.lastSeq + 1, ...body }
    this.#live = applyComparisonBatch(this.#live, [event])
    this.#parts.announcer.announce({ name: 'comparison.events', content: [event] })
  }
}
