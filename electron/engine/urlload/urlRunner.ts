import { loadThreads } from '../../../shared/analysis/loadThreads.ts'
import { toConnectionPolicy } from '../../../shared/domain/connections.ts'
import { PalierError, toFailure } from '../../../shared/domain/failure.ts'
import type { LoadSlot } from '../../../shared/domain/load.ts'
import type { Environment } from '../../../shared/domain/manifest.ts'
import type { AnyStage } from '../../../shared/domain/profile.ts'
import type { RunAt, RunOutcome } from '../../../shared/domain/run.ts'
import { planDurationMs } from '../../../shared/load/planDurationMs.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toLoadPlan } from '../../../shared/load/toLoadPlan.ts'
import { failureLine } from '../../../shared/text/failureText.ts'
import { refusedHandshakesText } from '../../../shared/text/refusedHandshakesText.ts'
import type { ComparisonParts } from '../comparison/comparisonRunner.ts'
import type { ObservedContainers } from '../ports/containerObserver.ts'
import type { LoadOrder } from '../ports/loadGenerator.ts'
import { knownCeiling } from '../run/knownCeiling.ts'
import { MissedStop } from '../run/missedStop.ts'
import { prepareLogins } from '../run/prepareLogins.ts'
import { RunRecorder } from '../run/runRecorder.ts'
import { StopRequested } from '../run/stopRequested.ts'
import { warmUp } from '../run/warmUp.ts'
import { saveFacts } from '../store/storedResult.ts'
import { ContainerWatch } from './containerWatch.ts'
import { remoteCaps } from './remoteCaps.ts'
import { type UrlRunSpec, urlManifest } from './urlRunSpec.ts'
import { verifyUrl } from './verifyUrl.ts'

const CONNECT_TIMEOUT_MS = 10_000
const RESPONSE_TIMEOUT_MS = 65_000
const DRAIN_MS = 5_000
/** Load threads take about 300 ms to start; measuring begins when they are there. */
const LEAD_MS = 500

/** Load on a URL under way: a run without containers, stored like any other. */
export class UrlRunner {
  readonly #spec: UrlRunSpec
  readonly #parts: ComparisonParts
  readonly #recorder: RunRecorder
  readonly #giveBack: () => void
  readonly #stop = new AbortController()
  readonly #broken = new AbortController()
  readonly #saveResult: () => void
  /** The target that ended the load early. */
  #missed: MissedStop['missed']

  /** Takes the lease and makes the run's folder; throws when the store cannot be written. */
  constructor(spec: UrlRunSpec, parts: ComparisonParts) {
    this.#spec = spec
    this.#parts = parts
    const { ports, leases, announcer, toTick, platform, toResult } = parts
    this.#giveBack = leases.take(spec.runId)
    try {
      const manifest = urlManifest(spec, ports.clock.utc(), ports.host.self())
      const writer = ports.store.create(manifest)
      this.#recorder = new RunRecorder({
        clock: ports.clock,
        writer,
        manifest,
        announce: (content) => announcer.announce({ name: 'run.events', content }),
        onBroken: (error) => this.#broken.abort(error),
        toTick,
        toLine: (failure) => failureLine(failure, platform),
      })
      this.#saveResult = () => writer.saveResult(toResult(ports.store.open(spec.runId)))
    } catch (error) {
      this.#giveBack()
      throw error
    }
  }

  get id(): string {
    return this.#spec.runId
  }

  stop(): void {
    this.#stop.abort(new StopRequested())
  }

  /** Nothing is created but the run's own folder. */
  remaining(): readonly string[] {
    return []
  }

  /** Never throws: whatever happens becomes the outcome. */
  async runToEnd(): Promise<void> {
    const reached: { at: RunAt } = { at: 'resolving' }
    const enter = (at: RunAt): void => {
      reached.at = at
      this.#recorder.enter(at)
    }
    let outcome: RunOutcome = { kind: 'completed' }
    try {
      await this.#follow(enter)
      if (this.#missed !== undefined) outcome = { kind: 'stopped', during: 'measuring', missed: this.#missed.name }
    } catch (error) {
      const during = reached.at
      const isStop = error instanceof StopRequested
      outcome = isStop ? { kind: 'stopped', during } : { kind: 'failed', during, failure: toFailure(error) }
    }
    this.#recorder.finish(outcome, [])
    try {
      this.#saveResult()
    } catch (error) {
      // It can be made again from the rest; a store that cannot be written has failed the run already.
      if (!(error instanceof PalierError)) throw error
    } finally {
      this.#giveBack()
    }
  }

  async #follow(enter: (at: RunAt) => void): Promise<void> {
    const signal = AbortSignal.any([this.#stop.signal, this.#broken.signal])
    enter('resolving')
    await this.#parts.ports.load.preflight(this.#order('127.0.0.1', 0))
    const observed = await this.#observe(signal)
    this.#recorder.update({
      environment: this.#environment(observed?.engine),
      containers: [...(observed?.containers ?? [])],
      ...knownCeiling(this.#parts.ports),
    })
    const watch = observed && new ContainerWatch(observed, this.#recorder, this.#parts.ports.clock, signal)
    try {
      for (const message of this.#recorder.manifest.warnings) this.#recorder.emit({ kind: 'warning', message })
      signal.throwIfAborted()
      await this.#putLoad(enter, watch, signal)
    } finally {
      watch?.close()
    }
  }

  /** Undefined where no containers were named: then no engine is looked for either. */
  async #observe(signal: AbortSignal): Promise<ObservedContainers | undefined> {
    const { containers, context } = this.#spec
    if (containers.length === 0) return undefined
    return this.#parts.ports.observer.observe({ containers, ...(context !== undefined && { context }) }, signal)
  }

  async #putLoad(enter: (at: RunAt) => void, watch: ContainerWatch | undefined, signal: AbortSignal): Promise<void> {
    const { load: generator, clock } = this.#parts.ports
    const { target } = this.#spec
    enter('verifying')
    const address = await verifyUrl(this.#spec, this.#parts.ports.asker, signal)
    signal.throwIfAborted()
    if (this.#spec.warmUp.kind !== 'none') enter('warming')
    const { warmUp: warmedUp, warnings } = await warmUp(this.#spec, this.#order(address, 0), this.#parts.ports, signal)
    this.#recorder.update({ warmUp: warmedUp })
    this.#recorder.warn(warnings)
    const logins = await prepareLogins(this.#order(address, 0), this.#parts.ports, signal)
    if (logins !== undefined) this.#recorder.update({ preparation: logins.preparation })
    enter('measuring')
    const originMs = clock.nowMs() + LEAD_MS
    this.#recorder.begin(originMs)
    watch?.begin(originMs)
    const order = { ...this.#order(address, originMs), ...(logins && { sessions: logins.sessions }) }
    const stop = new MissedStop(this.#spec.objectives, order.endMs, loadThreads(this.#recorder.manifest))
    const onSlot = (slot: LoadSlot): void => {
      this.#recorder.slot(slot)
      stop.add(slot)
    }
    const running = generator.run(order, onSlot, signal, stop.signal)
    running.catch(() => undefined)
    const planOver = running.then(
      () => undefined,
      () => undefined,
    )
    const over = AbortSignal.any([signal, stop.signal])
    await Promise.race([planOver, clock.sleep(LEAD_MS + order.endMs, over).catch(() => undefined)])
    this.#missed = stop.missed
    if (stop.missed !== undefined) this.#recorder.warn([stop.missed.why])
    if (!signal.aborted) enter('draining')
    const summary = await running
    const { handshakes = [], ...load } = summary
    this.#recorder.update({ stopMs: load.stopMs })
    this.#recorder.warn(handshakes.map((refused) => refusedHandshakesText(refused, target.tls?.serverName ?? address)))
    saveFacts(this.#recorder, { ends: [...((await watch?.end()) ?? [])], countedByInstances: {}, load })
    signal.throwIfAborted()
  }

  #environment(engine: Environment['engine'] | undefined): Environment {
    const host = this.#parts.ports.host.describe()
    const none = { name: 'none', version: '', apiVersion: '', cgroupVersion: '', operatingSystem: '' }
    const source = 'none: load on a URL'
    const { hostCpus: cpus, hostMemoryBytes: memoryBytes } = host
    return { ...host, engine: engine ?? { ...none, source, cpus, memoryBytes } }
  }

  #order(address: string, originMs: number): LoadOrder {
    const { profile, timeScale, scenario, seed, runValues, target } = this.#spec
    return {
      plan: toLoadPlan(profile, timeScale),
      connections: toConnectionPolicy(profile.connections ?? 'perUser'),
      endMs: planDurationMs(scaleStages<AnyStage>(profile.stages, timeScale)),
      scenario,
      target: { host: address, port: target.port, ...(target.tls && { tls: target.tls }) },
      seed,
      runValues,
      originMs,
      timeouts: { connectMs: CONNECT_TIMEOUT_MS, responseMs: RESPONSE_TIMEOUT_MS },
      drainMs: DRAIN_MS,
      cores: [],
      ...(!target.isLoopback && { mostStartsPerS: remoteCaps.ratePerS }),
    }
  }
}
