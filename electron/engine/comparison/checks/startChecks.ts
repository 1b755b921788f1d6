import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import { toFailure } from '../../../../shared/domain/failure.ts'
import type { ImagePlan } from '../../../../shared/domain/stackPlan.ts'
import type { Leases } from '../../leases.ts'
import type { Occupation } from '../../occupation.ts'
import type { EngineInfo } from '../../ports/containerEngine.ts'
import type { Ports } from '../../ports.ts'
import type { ResolvedRun } from '../resolveComparison.ts'
import { budgetsCheck } from './budgetsCheck.ts'
import { diskCheck } from './diskCheck.ts'
import { dockerCheck, dockerProblem } from './dockerCheck.ts'
import { imagesCheck, imagesUnknown } from './imagesCheck.ts'
import { coresCheck, memoryCheck } from './machineChecks.ts'
import { otherRunsCheck } from './otherRunsCheck.ts'
import { serverCheck } from './serverCheck.ts'

export interface StartCheckParts {
  readonly ports: Pick<Ports, 'containers' | 'host'>
  readonly leases: Pick<Leases, 'live'>
  readonly occupation?: Pick<Occupation, 'holdsData'>
  /** Of Node: decides the advice about Docker. */
  readonly platform: string
  readonly dataFolder: string
}

/** An engine that does not answer must not keep the other checks waiting for long. */
const ANSWER_WITHIN_MS = 15_000

/**
 * What is looked at before a comparison starts, in the order in which it would go wrong. Without an engine nobody knows
 * about images, cores and memory: those are left out. Never throws for what it finds.
 */
export async function startChecks(
  runs: readonly ResolvedRun[],
  { ports, leases, occupation, platform, dataFolder }: StartCheckParts,
): Promise<readonly StartCheck[]> {
  return [
    ...(await engineChecks(runs, ports.containers, platform)),
    otherRunsCheck(leases.live(), occupation?.holdsData),
    ...diskCheck(dataFolder, ports.host.freeBytes(dataFolder)),
    ...budgetsCheck(runs),
  ]
}

async function engineChecks(
  runs: readonly ResolvedRun[],
  containers: Ports['containers'],
  platform: string,
): Promise<StartCheck[]> {
  const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
  let info: EngineInfo
  try {
    info = await containers.describe(signal)
  } catch (error) {
    return [dockerProblem(toFailure(error), platform)]
  }
  return [
    dockerCheck(info),
    await imagesOf(runs, containers, platform, signal),
    coresCheck(runs, info),
    memoryCheck(runs, info),
    ...serverCheck(runs, info, platform),
  ]
}

async function imagesOf(
  runs: readonly ResolvedRun[],
  containers: Ports['containers'],
  platform: string,
  signal: AbortSignal,
): Promise<StartCheck> {
  const images = new Map<string, ImagePlan>(
    runs.flatMap(({ plan }) => plan.images).map((image) => [image.reference, image]),
  )
  const all = [...images.values()]
  try {
    return imagesCheck(all, await containers.missingImages(all, signal, { askRegistry: true }), platform)
  } catch (error) {
    return imagesUnknown(toFailure(error), platform)
  }
}
