import { loadThreads } from '../../../shared/analysis/loadThreads.ts'
import { assertNever } from '../../../shared/assertNever.ts'
import { toConnectionPolicy } from '../../../shared/domain/connections.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import { warmedState } from '../../../shared/domain/freshState.ts'
import type { LoadSlot, LoadSummary } from '../../../shared/domain/load.ts'
import type { AnyStage } from '../../../shared/domain/profile.ts'
import type { RunAt, RunOutcome } from '../../../shared/domain/run.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toLoadPlan } from '../../../shared/load/toLoadPlan.ts'
import type { CleanupStack } from '../cleanupStack.ts'
import type { LoadOrder, Ports } from '../ports.ts'
import { saveFacts } from '../store/storedResult.ts'
import { collectEvidence } from './collectEvidence.ts'
import { fitToMachine } from './fitToMachine.ts'
import { countedBetween, readInstanceCounts } from './instanceCounts.ts'
import { knownCeiling } from './knownCeiling.ts'
import { MissedStop } from './missedStop.ts'
import { prepareLogins } from './prepareLogins.ts'
import { prepareStack } from './prepareStack.ts'
import { readBackServer } from './readBackServer.ts'
import { RunFaults } from './runFaults.ts'
import type { RunRecorder } from './runRecorder.ts'
import type { RunSpec } from './runSpec.ts'
import type { Live, RunState } from './runState.ts'
import { StopRequested } from './stopRequested.ts'
import { verifyStack } from './verifyStack.ts'
import { warmUp } from './warmUp.ts'
import { watchStack } from './watchStack.ts'

const READY_WITHIN_MS = 90_000
const CONNECT_TIMEOUT_MS = 10_000
/** Above every proxy timeout of study A's topologies (60 s), so that it is the topology's own limit that is seen. */
const RESPONSE_TIMEOUT_MS = 65_000
const DRAIN_MS = 5_000
/** Load threads take about 300 ms to start; measuring begins when they are there. */
const LEAD_MS = 500
/** Collecting goes on after a stop, but not for ever. */
const COLLECT_WITHIN_MS = 20_000

export interface RunEnd {
  readonly outcome: RunOutcome
  /** What could not be removed, with the reason. */
  readonly leftBehind: readonly string[]
}

/** One run from the queue to done. Never throws: whatever happens becomes the outcome, and everything created is undone. */
export class RunMachine {
  /** What is done to its containers on purpose; refuses whenever it is not measuring. */
  readonly faults: RunFaults
  readonly #spec: RunSpec
  readonly #ports: Ports
  readonly #recorder: RunRecorder
  readonly #cleanup: CleanupStack
  readonly #signal: AbortSignal
  #countsBefore: ReadonlyMap<string, number> = new Map()
  #sessions: LoadOrder['sessions']
  #load: LoadSummary | undefined

  constructor(parts: {
    spec: RunSpec
    ports: Ports
    recorder: RunRecorder
    cleanup: CleanupStack
    signal: AbortSignal
  }) {
    this.#spec = parts.spec
    this.#ports = parts.ports
    this.#recorder = parts.recorder
    this.#cleanup = parts.cleanup
    this.#signal = parts.signal
    this.faults = new RunFaults(parts.spec.faults, parts.recorder, parts.ports.clock)
  }

  async runToEnd(): Promise<RunEnd> {
    let state: RunState = { at: 'resolving' }
    // The recorder enters `done` itself, together with the outcome.
    while (state.at !== 'done') {
      this.#recorder.enter(state.at)
      state = await this.#next(state)
    }
    return { outcome: state.outcome, leftBehind: state.leftBehind }
  }

  async #next(state: Exclude<RunState, { at: 'done' }>): Promise<RunState> {
    if (state.at === 'collecting' || state.at === 'stopping') return this.#windUp(state)
    try {
      this.#signal.throwIfAborted()
      return await this.#step(state)
    } catch (error) {
      return { at: 'collecting', live: 'live' in state ? state.live : undefined, outcome: toOutcome(error, state.at) }
    }
  }

  async #step(state: Exclude<RunState, { at: 'collecting' | 'stopping' | 'done' }>): Promise<RunState> {
    switch (state.at) {
      case 'resolving':
        return this.#resolve()
      case 'building': {
        const images = await this.#ports.containers.ensureImages(
          this.#spec.plan.images,
          ({ image, message }) => this.#recorder.emit({ kind: 'progress', subject: image, message, done: 0, total: 0 }),
          this.#signal,
        )
        this.#recorder.update({ images: Object.fromEntries(images) })
        return { at: 'starting', fitting: state.fitting, images }
      }
      case 'starting':
        return { at: 'verifying', live: await this.#bringUp(state) }
      case 'verifying': {
        const { plan, scenario, seed } = this.#spec
        await verifyStack(state.live.stack, plan, scenario, seed, this.#ports.asker)
        return { at: 'preparing', live: state.live }
      }
      case 'preparing': {
        const statePolicy = await prepareStack(state.live.stack, this.#spec.plan, this.#signal)
        this.#recorder.update({ statePolicy })
        return { at: 'warming', live: state.live }
      }
      case 'warming':
        // The state before the test.
        state.live.watch.probe()
        await state.live.watch.rest()
        this.#signal.throwIfAborted()
        await this.#warmUp(state.live)
        await this.#logIn(state.live)
        this.#countsBefore = await readInstanceCounts(state.live.stack, this.#spec.plan, this.#ports.asker, 0)
        this.#signal.throwIfAborted()
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

  async #resolve(): Promise<RunState> {
    const { containers, host, load } = this.#ports
    const info = await containers.describe(this.#signal)
    const fitting = fitToMachine(this.#spec.plan, info)
    await load.preflight(this.#loadOrder({ host: '127.0.0.1', port: 1 }, fitting.generatorCores, 0))
    for (const message of [...this.#spec.warnings, ...fitting.warnings])
      this.#recorder.emit({ kind: 'warning', message })
    this.#recorder.update({
      environment: { ...host.describe(), engine: info.engine },
      ...knownCeiling(this.#ports),
      path: info.path,
      warnings: [...this.#spec.warnings, ...fitting.warnings],
      ...(fitting.containerCpus === undefined
        ? {}
        : { cpuSets: { containers: fitting.containerCpus, generator: fitting.generatorCores.join(',') } }),
    })
    return { at: 'building', fitting }
  }

  async #bringUp(state: Extract<RunState, { at: 'starting' }>): Promise<Live> {
    const total = this.#spec.plan.containers.length
    const ready = new Set<string>()
    const stack = await this.#ports.containers.bringUp(
      {
        runId: this.#spec.runId,
        plan: this.#spec.plan,
        images: state.images,
        ...(state.fitting.containerCpus === undefined ? {} : { cpuset: state.fitting.containerCpus }),
        safety: state.fitting.safety,
        readyWithinMs: READY_WITHIN_MS,
      },
      this.#cleanup,
      (progress) => {
        const { container, state: reached } = progress
        if (progress.state === 'givenUp') this.#recorder.saveEvidence(`${container}.log`, progress.log)
        if (reached === 'ready') ready.add(container)
        this.#recorder.emit({ kind: 'progress', subject: container, message: reached, done: ready.size, total })
      },
      this.#signal,
    )
    this.#recorder.update({ containers: [...stack.containers], limits: [...stack.limits], subnet: stack.subnet })
    this.#recorder.update(readBackServer(this.#spec.plan, state.fitting.containerCpus, stack))
    const watch = watchStack(stack, this.#spec.plan, this.#recorder, this.#ports, this.#signal)
    return { stack, fitting: state.fitting, watch }
  }

  /** Ends with nothing under way, and with the caches and statistics as every run has them: the warm-up has filled both. */
  async #warmUp({ stack, watch, fitting }: Live): Promise<void> {
    const { plan } = this.#spec
    const target = stack.addressOf(plan.entry.container, plan.entry.port)
    if (this.#spec.warmUp.kind !== 'none' || this.#spec.scenario.login !== undefined) watch.passOver()
    const order = this.#loadOrder(target, fitting.generatorCores, 0)
    const { warmUp: warmedUp, warnings, cutOff } = await warmUp(this.#spec, order, this.#ports, this.#signal)
    this.#recorder.update({ warmUp: warmedUp })
    this.#recorder.warn(warnings)
    if (warmedUp.kind === 'none') return
    // Until the server has given up what was cut off.
    if (cutOff > 0) await watch.rest()
    const statePolicy = await prepareStack(stack, plan, this.#signal)
    this.#recorder.update({ statePolicy: [...statePolicy, warmedState] })
  }

  /** After the last command that empties something, which might be what the tokens are kept in; before the instances are asked for their counts. */
  async #logIn({ stack, fitting }: Live): Promise<void> {
    const { entry } = this.#spec.plan
    const order = this.#loadOrder(stack.addressOf(entry.container, entry.port), fitting.generatorCores, 0)
    const logins = await prepareLogins(order, this.#ports, this.#signal)
    if (logins === undefined) return
    this.#sessions = logins.sessions
    this.#recorder.update({ preparation: logins.preparation })
  }

  /** Starts the generator and waits for the end of the plan; whatever ends the wait, the generator is heard out in draining. */
  async #measure(live: Live): Promise<RunState> {
    const { clock, load } = this.#ports
    const { plan } = this.#spec
    const originMs = clock.nowMs() + LEAD_MS
    const target = live.stack.addressOf(plan.entry.container, plan.entry.port)
    const sessions = this.#sessions
    const order = {
      ...this.#loadOrder(target, live.fitting.generatorCores, originMs),
      ...(sessions && { sessions }),
    }
    this.#recorder.begin(originMs)
    live.watch.begin(originMs)
    this.faults.begin(live.stack, originMs, this.#signal)
    const stop = new MissedStop(this.#spec.objectives, order.endMs, loadThreads(this.#recorder.manifest))
    const onSlot = (slot: LoadSlot): void => {
      this.#recorder.slot(slot)
      stop.add(slot)
    }
    const running = load.run(order, onSlot, this.#signal, stop.signal)
    const planOver = new AbortController()
    const ended = running.finally(() => planOver.abort())
    ended.catch(() => undefined)
    const over = AbortSignal.any([planOver.signal, this.#signal, stop.signal])
    await clock.sleep(LEAD_MS + order.endMs, over).catch(() => undefined)
    const { missed } = stop
    if (missed !== undefined) this.#recorder.warn([missed.why])
    await this.faults.end()
    if (this.#signal.aborted) await this.#hearOut(ended)
    const outcome: RunOutcome =
      missed === undefined ? { kind: 'completed' } : { kind: 'stopped', during: 'measuring', missed: missed.name }
    return { at: 'draining', live, load: ended, outcome }
  }

  /** Takes the generator's last word; a stop asked for meanwhile still counts as one. */
  async #hearOut(load: Promise<LoadSummary>): Promise<void> {
    const summary = await load
    this.#load = summary
    this.#recorder.update({ stopMs: summary.stopMs })
    this.#signal.throwIfAborted()
  }

  #loadOrder(target: LoadOrder['target'], cores: readonly number[], originMs: number): LoadOrder {
    const { profile, timeScale } = this.#spec
    return {
      plan: toLoadPlan(profile, timeScale),
      connections: toConnectionPolicy(profile.connections ?? 'perUser'),
      endMs: planDurationMs(scaleStages<AnyStage>(profile.stages, timeScale)),
      scenario: this.#spec.scenario,
      target,
      seed: this.#spec.seed,
      originMs,
      timeouts: { connectMs: CONNECT_TIMEOUT_MS, responseMs: RESPONSE_TIMEOUT_MS },
      drainMs: DRAIN_MS,
      cores,
    }
  }

  async #windUp(state: Extract<RunState, { at: 'collecting' | 'stopping' }>): Promise<RunState> {
    if (state.at === 'collecting') {
      if (state.live !== undefined) {
        // The state after the test, beside the one before it; a run that was cut off has none.
        if (state.outcome.kind === 'completed') await state.live.watch.rest()
        await this.#collect(state.live)
      }
      return { at: 'stopping', outcome: state.outcome }
    }
    const leftBehind = await this.#cleanup.unwind()
    return { at: 'done', outcome: state.outcome, leftBehind }
  }

  async #collect({ stack, watch }: Live): Promise<void> {
    const { asker } = this.#ports
    const within = AbortSignal.timeout(COLLECT_WITHIN_MS)
    const after = await readInstanceCounts(stack, this.#spec.plan, asker, undefined)
    watch.end()
    const ends = await collectEvidence(stack, this.#spec.plan, this.#recorder, asker, within)
    const countedByInstances = Object.fromEntries(countedBetween(this.#countsBefore, after))
    saveFacts(this.#recorder, { ends: [...ends], countedByInstances, ...(this.#load && { load: this.#load }) })
  }
}

function toOutcome(error: unknown, during: RunAt): RunOutcome {
  return error instanceof StopRequested
    ? { kind: 'stopped', during }
    : { kind: 'failed', during, failure: toFailure(error) }
}
