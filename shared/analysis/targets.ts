import { assertNever } from '../assertNever.ts'
import type { Objectives, Target } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { phaseLevels } from '../load/phaseLevels.ts'
import { isWorse, targetState } from './targetState.ts'
import { known } from './usage.ts'
import type { WindowJudges } from './windowJudges.ts'

type TargetOutcome = RunResult['targets'][number]
type Figures = Pick<RunResult, 'totals' | 'latencyUs' | 'endpoints' | 'services' | 'host' | 'cache'>

type Load = Pick<RunResult, 'totals' | 'latencyUs'>
interface Resources extends Partial<Pick<RunResult, 'host' | 'cache'>> {
  readonly services: readonly Pick<RunResult['services'][number], 'service' | 'role' | 'cpuPercent' | 'memoryBytes'>[]
}

const mebibyte = 1024 ** 2

/** Every target with what was measured, in the order in which they were declared. Relative ones are judged by the comparison only. */
export function toTargets<H>(
  objectives: Pick<Objectives, 'targets'> | undefined,
  figures: Figures,
  phasesOf: (endpoint: string | undefined) => RunResult['phases'],
  windows: WindowJudges<H>,
): TargetOutcome[] {
  return (objectives?.targets ?? []).map((target) => {
    const found = figureOf(target, figures, phasesOf, windows)
    if (target.relativeTo !== undefined) return { ...target, ...found, state: 'notMeasurable', reason: 'needsBaseline' }
    return { ...target, ...found, state: targetState(target, found.measured) }
  })
}

type Found = Pick<TargetOutcome, 'measured' | 'phase' | 'window' | 'hostLoad1'>

function figureOf<H>(
  target: Target,
  figures: Figures,
  phasesOf: (endpoint: string | undefined) => RunResult['phases'],
  windows: WindowJudges<H>,
): Found {
  const windowed = windows.get(target)
  if (windowed !== undefined) return { ...windowed.worst }
  if (target.over === 'phase') return worstPhase(target, phasesOf(target.endpoint), figures.services)
  const { endpoint } = target
  const load = endpoint === undefined ? figures : figures.endpoints.find(({ name }) => name === endpoint)
  const measured = measuredOf(target, load, figures)
  return measured === undefined ? {} : { measured, ...hostBeside(target, figures) }
}

/** A stack's own load is easily held to be the host's: that one, with the generator in it, is kept beside it. */
function hostBeside({ metric }: Target, { host }: Figures): Pick<TargetOutcome, 'hostLoad1'> {
  return metric === 'stackLoad1' && host !== undefined ? { hostLoad1: host.load1.max } : {}
}

/** Of every phase that was reached, ramps included; the first of equals. A phase of nobody has nothing to judge. */
function worstPhase(target: Target, phases: RunResult['phases'], services: RunResult['services']): Found {
  let worst: { measured: number; phase: number } | undefined
  for (const phase of phases) {
    const { from, to } = phaseLevels(phase)
    if (phase.totals.durationMs === 0 || (from === 0 && to === 0)) continue
    const measured = measuredOf(target, phase, { services: inPhase(services, phase.resources) })
    if (measured === undefined) continue
    if (worst === undefined || isWorse(target, measured, worst.measured)) worst = { measured, phase: phase.index }
  }
  return { ...worst }
}

function inPhase(
  services: RunResult['services'],
  resources: RunResult['phases'][number]['resources'],
): Pick<RunResult['services'][number], 'service' | 'role' | 'cpuPercent' | 'memoryBytes'>[] {
  return services.map(({ container, service, role }) => {
    const { cpuPercent, memoryBytes } = resources.find((one) => one.container === container) ?? {}
    return { service, role, ...(cpuPercent && { cpuPercent }), ...(memoryBytes && { memoryBytes }) }
  })
}

/** In the unit of the metric: latencies are response times, readings count with their highest. */
export function measuredOf(
  target: Pick<Target, 'metric' | 'service'>,
  load: Load | undefined,
  figures: Resources,
): number | undefined {
  const { metric } = target
  const response = load?.latencyUs.response
  switch (metric) {
    case 'throughputPerS':
    case 'goodputPerS':
    case 'errorRate':
      return load?.totals[metric]
    case 'p50Ms':
      return toMs(response?.p50)
    case 'p95Ms':
      return toMs(response?.p95)
    case 'p99Ms':
      return toMs(response?.p99)
    case 'maxMs':
      return toMs(response?.max)
    case 'cacheRatio':
      return figures.cache?.ratio
    case 'serviceCpuPercent':
      return highest(target, figures, 'cpuPercent')
    case 'serviceMemoryMiB': {
      const bytes = highest(target, figures, 'memoryBytes')
      return bytes === undefined ? undefined : bytes / mebibyte
    }
    case 'load1':
    case 'stackLoad1':
    case 'diskBusyPercent':
      return figures.host?.[metric]?.max
    default:
      return assertNever(metric, 'metric')
  }
}

function toMs(us: number | undefined): number | undefined {
  return us === undefined ? undefined : us / 1000
}

/** Of any container of the service or role. */
function highest(
  target: Pick<Target, 'service'>,
  { services }: Resources,
  of: 'cpuPercent' | 'memoryBytes',
): number | undefined {
  const own = services.filter(({ service, role }) => service === target.service || role === target.service)
  const values = known(own, (service) => service[of]?.max)
  return values.length === 0 ? undefined : Math.max(...values)
}
