import type { Handlers } from '../../shared/contract/handlers.ts'
import type { ComparisonAsk, EngineReport } from '../../shared/contract/requests.ts'
import { PalierError, toFailure } from '../../shared/domain/failure.ts'
import type { ImagePlan } from '../../shared/domain/stackPlan.ts'
import { failureText } from '../../shared/text/failureText.ts'
import { Announcer, type Listener } from './announcer.ts'
import { type ComparisonParts, ComparisonRunner } from './comparison/comparisonRunner.ts'
import { estimateMs, resolveComparison } from './comparison/resolveComparison.ts'
import type { Leases } from './leases.ts'
import type { Ports } from './ports.ts'
import { toComparisonId, toRunId } from './store/runId.ts'
import { createTidyUp } from './tidyUp.ts'
import type { Catalogue } from './topology/openCatalogue.ts'
import { resolveConfiguration } from './topology/resolveConfiguration.ts'

export type { Listener } from './announcer.ts'

/** The engine's front door: what every host serves, and what it may do besides when it has to go. */
export interface Workbench {
  readonly handlers: Handlers
  /** Returns the way to stop hearing. */
  hear(listener: Listener): () => void
  /** What exists now and would be left if the process ended: for a second Ctrl+C. */
  remaining(): readonly string[]
}

export interface WorkbenchParts extends Omit<ComparisonParts, 'announcer'> {
  readonly ports: Ports
  readonly leases: Leases
  readonly catalogue: Catalogue
  /** Writes the end of runs whose process is gone into their manifests. */
  readonly settleInterrupted: () => unknown
  readonly jsonSchemas: () => Readonly<Record<string, unknown>>
}

export function createWorkbench(parts: WorkbenchParts): Workbench {
  const announcer = new Announcer()
  const { ports, catalogue, leases } = parts
  /** At most one comparison at a time: two would measure each other. */
  const current: { runner: ComparisonRunner | undefined } = { runner: undefined }
  const never = new AbortController().signal
  const tidyUp = createTidyUp({ leases, containers: ports.containers, settleInterrupted: parts.settleInterrupted })

  const handlers: Handlers = {
    'topology.list': async () => catalogue.topologies,
    'profile.list': async () => catalogue.profiles,
    'scenario.list': async () => catalogue.scenarios,
    'schema.list': async () => parts.jsonSchemas(),
    'comparison.check': async (ask) => {
      const runs = resolveComparison(ask, catalogue)
      return {
        warnings: [...new Set([...runs.flatMap(({ warnings }) => warnings), ...otherRuns(leases)])],
        estimateMs: estimateMs(runs),
      }
    },
    'comparison.start': async (ask) => {
      if (current.runner !== undefined) throw new PalierError({ kind: 'busy', comparisonId: current.runner.id })
      const runner = createRunner(ask, { ...parts, announcer })
      await ports.containers.describe(never)
      await tidyUp()
      current.runner = runner
      void runner.runAll().finally(() => {
        current.runner = undefined
      })
      return {
        comparisonId: runner.id,
        runs: runner.runs.map(({ runId, configuration }) => ({ runId, configurationId: configuration.id })),
      }
    },
    'comparison.stop': async ({ comparisonId }) => {
      const isCurrent = current.runner?.id === comparisonId
      if (isCurrent) current.runner?.stop()
      return { stopping: isCurrent }
    },
    'comparison.open': async ({ comparisonId }) => ports.store.openComparison(comparisonId),
    'run.list': async () => {
      await tidyUp()
      return ports.store.list()
    },
    'run.open': async ({ runId }) => {
      await tidyUp()
      const stored = ports.store.open(runId)
      return { manifest: stored.manifest, result: stored.result ?? parts.toResult(stored), folder: stored.folder }
    },
    'image.build': async ({ topologies }) => {
      const ids = await ports.containers.ensureImages(
        imagesOf(catalogue, topologies),
        (content) => announcer.announce({ name: 'image.progress', content }),
        never,
      )
      return Object.fromEntries(ids)
    },
    'engine.describe': async () => describeEngine(parts, imagesOf(catalogue)),
    'engine.clean': async () => ports.containers.sweep((runId) => leases.isLive(runId), never),
  }
  return { handlers, hear: (listener) => announcer.hear(listener), remaining: () => current.runner?.remaining() ?? [] }
}

function createRunner(ask: ComparisonAsk, parts: WorkbenchParts & { announcer: Announcer }): ComparisonRunner {
  const { clock, random32 } = parts.ports
  const resolved = resolveComparison(ask, parts.catalogue)
  const comparisonId = toComparisonId(clock.utc(), random32())
  const specs = resolved.map((run) => ({
    ...run,
    comparisonId,
    runId: toRunId(clock.utc(), run.configuration.id, random32()),
  }))
  return new ComparisonRunner(comparisonId, ask, specs, parts)
}

function otherRuns(leases: Leases): string[] {
  const live = leases.live().map(({ runId }) => runId)
  return live.length === 0 ? [] : [`Another run is on (${live.join(', ')}): the two will measure each other.`]
}

/** Every image that the baseline of each topology needs, once. */
function imagesOf(catalogue: Catalogue, ids?: readonly string[]): readonly ImagePlan[] {
  const topologies = ids === undefined ? catalogue.topologies.items : ids.map((id) => catalogue.topology(id))
  const images = topologies.flatMap(
    (topology) => catalogue.stackPlan(resolveConfiguration(topology, 'baseline', {})).images,
  )
  return [...new Map(images.map((image) => [image.reference, image])).values()]
}

async function describeEngine(
  { ports, platform }: WorkbenchParts,
  images: readonly ImagePlan[],
): Promise<EngineReport> {
  const signal = AbortSignal.timeout(30_000)
  try {
    const { engine, path } = await ports.containers.describe(signal)
    const { base, missing } = await ports.containers.missingImages(images, signal)
    return {
      usable: true,
      explicit: engine.source.startsWith('DOCKER_HOST') || engine.source.startsWith('context'),
      source: engine.source,
      version: engine.version,
      cgroupVersion: engine.cgroupVersion,
      cpus: engine.cpus,
      memoryBytes: engine.memoryBytes,
      path,
      problem: '',
      fix: '',
      images: { base: base ? 'present' : 'missing', missing },
    }
  } catch (error) {
    const failure = toFailure(error)
    const { title, details, fix = '' } = failureText(failure, platform)
    const images = { base: 'unknown' as const, missing: [] }
    return {
      usable: false,
      images,
      explicit: failure.kind === 'dockerUnreachable' && failure.explicit,
      problem: [`${title}.`, ...details].join('\n'),
      fix,
    }
  }
}
