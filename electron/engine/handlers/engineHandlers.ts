import type { EngineReport } from '../../../shared/contract/engineReport.ts'
import type { Handlers } from '../../../shared/contract/handlers.ts'
import type { Ask } from '../../../shared/contract/requests.ts'
import { toConfigurationName } from '../../../shared/domain/configuration.ts'
import { toFailure } from '../../../shared/domain/failure.ts'
import type { ImagePlan } from '../../../shared/domain/stackPlan.ts'
import { failureTexts } from '../../../shared/text/failureTexts.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { resolveConfiguration } from '../topology/resolveConfiguration.ts'
import type { HandlerParts } from './handlerParts.ts'

const never = new AbortController().signal
const nothing = { en: '', fr: '' }

/** The container engine itself: what it is, its images, what was left on it. */
export function engineHandlers(
  parts: HandlerParts,
): Pick<Handlers, 'image.build' | 'engine.describe' | 'engine.clean'> {
  const { ports, catalogue, leases, announcer } = parts
  return {
    'image.build': async (ask) => {
      const ids = await ports.containers.ensureImages(
        imagesOf(catalogue, ask),
        (content) => announcer.announce({ name: 'image.progress', content }),
        never,
      )
      return Object.fromEntries(ids)
    },
    'engine.describe': async () => describeEngine(parts, imagesOf(catalogue)),
    'engine.clean': async () => ports.containers.sweep((runId) => leases.isLive(runId), never),
  }
}

/** Every image that these configurations need, once. */
function imagesOf(
  catalogue: Catalogue,
  { configurations, parameters = {} }: Ask<'image.build'> = {},
): readonly ImagePlan[] {
  const names = configurations ?? catalogue.topologies.items.map(({ id }) => id)
  const images = names.flatMap((written) => {
    const { topologyId, variant } = toConfigurationName(written)
    const configuration = resolveConfiguration(catalogue.topology(topologyId), variant, {}, parameters[written])
    return catalogue.stackPlan(configuration).images
  })
  return [...new Map(images.map((image) => [image.reference, image])).values()]
}

async function describeEngine(
  { ports, platform, dataFolder }: HandlerParts,
  images: readonly ImagePlan[],
): Promise<EngineReport> {
  const { palier } = ports.host.describe()
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
      problem: nothing,
      fix: nothing,
      images: { base: base ? 'present' : 'missing', missing },
      palier,
      dataFolder,
    }
  } catch (error) {
    const failure = toFailure(error)
    const { message, fix = nothing } = failureTexts(failure, platform)
    return {
      usable: false,
      explicit: failure.kind === 'dockerUnreachable' && failure.explicit,
      problem: message,
      fix,
      images: { base: 'unknown', missing: [] },
      palier,
      dataFolder,
    }
  }
}
