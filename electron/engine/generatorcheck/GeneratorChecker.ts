import type { Answer } from '../../../shared/contract/requests.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { GeneratorCheck, GeneratorTarget } from '../../../shared/domain/generatorCheck.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { ImagePlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import { failureTexts } from '../../../shared/text/failureTexts.ts'
import { CleanupStack } from '../cleanupStack.ts'
import type { Leases } from '../leases.ts'
import type { Stack } from '../ports/stack.ts'
import type { Ports } from '../ports.ts'
import { fitToMachine } from '../run/fitToMachine.ts'
import { StopRequested } from '../run/stopRequested.ts'
import { type MeasureParts, type Measures, measureTarget } from './measureTarget.ts'
import { nullContainer, nullPort, nullStack } from './nullStack.ts'

export interface CheckerParts {
  readonly ports: Ports
  readonly leases: Leases
  /** Of Node: decides some of the words about failures. */
  readonly platform: string
  readonly latencies: MeasureParts['latencies']
  /** Absent: without containers. */
  readonly image?: ImagePlan
  readonly users: number
  readonly seconds: number
}

const READY_WITHIN_MS = 30_000

/** Measures what the load generator can do on this machine, against targets that do next to nothing. */
export class GeneratorChecker {
  /** Of the containers it raises, too. */
  readonly id: string
  readonly #parts: CheckerParts
  readonly #abort = new AbortController()
  readonly #cleanup = new CleanupStack()

  constructor(parts: CheckerParts) {
    this.#parts = parts
    this.id = `generator-${parts.ports.random32().toString(36)}`
  }

  stop(): void {
    this.#abort.abort(new StopRequested())
  }

  /** What would be left if the process ended now. */
  remaining(): readonly string[] {
    return this.#cleanup.remaining()
  }

  /** Throws `PalierError` generatorFailed; containers that cannot be had are left out and said. What was measured is kept as the machine's last check. */
  async run(): Promise<Answer<'generator.check'>> {
    const giveBack = this.#parts.leases.take(this.id)
    try {
      const check = await this.#measure()
      this.#parts.ports.generatorChecks.save(check)
      return { kind: 'measured', check }
    } catch (error) {
      if (error instanceof StopRequested) return { kind: 'stopped' }
      throw error
    } finally {
      await this.#cleanup.unwind()
      giveBack()
    }
  }

  async #measure(): Promise<GeneratorCheck> {
    const { ports, users, seconds } = this.#parts
    const machine = ports.host.describe()
    const load1 = ports.host.openSampler(new Map())?.read(ports.clock.nowMs())?.load1
    const measuredAt = ports.clock.utc()
    const targets = [await this.#loopback(machine.hostCpus)]
    const inContainers = await this.#containers()
    const leftOut = 'leftOut' in inContainers ? inContainers.leftOut : undefined
    if ('targets' in inContainers) targets.push(...inContainers.targets)
    return {
      schema: 'palier.generator/1',
      measuredAt,
      machine,
      ...(load1 !== undefined && { load1 }),
      users,
      seconds,
      targets,
      ...(leftOut !== undefined && { leftOut }),
    }
  }

  /** Target and load thread on cores of their own where there are two. */
  async #loopback(cores: number): Promise<GeneratorTarget> {
    const target = await this.#parts.ports.nullTarget.start(cores > 1 ? 0 : undefined)
    try {
      return await this.#ask('loopback', target, cores > 1 ? cores - 1 : undefined)
    } finally {
      await target.close()
    }
  }

  async #containers(): Promise<{ readonly targets: readonly GeneratorTarget[] } | { readonly leftOut?: LocalText }> {
    const { image, platform } = this.#parts
    if (image === undefined) return {}
    try {
      return await this.#inContainer(nullStack(image))
    } catch (error) {
      this.#abort.signal.throwIfAborted()
      return { leftOut: failureTexts(toFailure(error), platform).message }
    }
  }

  async #inContainer(
    plan: StackPlan,
  ): Promise<{ readonly targets: readonly GeneratorTarget[] } | { readonly leftOut: LocalText }> {
    const { containers } = this.#parts.ports
    const { signal } = this.#abort
    const info = await containers.describe(signal)
    const { base, missing } = await containers.missingImages(plan.images, signal)
    if (!base || missing.length > 0) return { leftOut: notBuilt(plan.images[0]?.reference ?? '') }
    const images = await containers.ensureImages(plan.images, () => undefined, signal)
    const { containerCpus, generatorCores, safety } = fitToMachine(plan, info)
    const stack = await containers.bringUp(
      {
        runId: this.id,
        plan,
        images,
        ...(containerCpus !== undefined && { cpuset: containerCpus }),
        safety,
        readyWithinMs: READY_WITHIN_MS,
        publishes: true,
      },
      this.#cleanup,
      () => undefined,
      signal,
    )
    return { targets: await this.#bothPaths(stack, info.path, generatorCores.at(-1)) }
  }

  async #bothPaths(stack: Stack, path: 'bridge' | 'published', core: number | undefined): Promise<GeneratorTarget[]> {
    const targets: GeneratorTarget[] = []
    if (path === 'bridge') targets.push(await this.#ask('bridge', stack.addressOf(nullContainer, nullPort), core))
    const published = stack.publishedAddressOf(nullContainer, nullPort)
    if (published !== undefined) targets.push(await this.#ask('published', published, core))
    return targets
  }

  #ask(
    path: GeneratorTarget['path'],
    address: { readonly host: string; readonly port: number },
    core: number | undefined,
  ): Promise<GeneratorTarget> {
    const { ports, users, seconds, latencies } = this.#parts
    const measures: Measures = { users, seconds, ...(core !== undefined && { core }) }
    return measureTarget(
      path,
      address,
      measures,
      { load: ports.load, clock: ports.clock, latencies },
      this.#abort.signal,
    )
  }
}

function notBuilt(image: string): LocalText {
  return {
    en: `The image ${image} is not built; \`palier images\` builds it.`,
    fr: `L’image ${image} n’est pas construite ; \`palier images\` la construit.`,
  }
}
