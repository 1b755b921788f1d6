import { assertNever } from '../assertNever.ts'
import type { Objectives, Target } from '../domain/objectives.ts'
import type { RunResult } from '../domain/runResult.ts'
import { known } from './usage.ts'

type TargetOutcome = RunResult['targets'][number]
type Figures = Pick<RunResult, 'totals' | 'latencyUs' | 'endpoints' | 'services' | 'host' | 'cache'>

const mebibyte = 1024 ** 2

/** Every target with what was measured, in the order in which they were declared. */
export function toTargets(objectives: Pick<Objectives, 'targets'> | undefined, figures: Figures): TargetOutcome[] {
  return (objectives?.targets ?? []).map((target) => {
    const measured = measuredOf(target, figures)
    return { ...target, ...(measured !== undefined && { measured }), state: stateOf(target, measured) }
  })
}

/**
 *   below 100, warning 80     pass < 80 ≤ warning < 100 ≤ fail
 *   above 200, warning 250    fail ≤ 200 < warning ≤ 250 < pass
 */
function stateOf({ below, above, warning }: Target, measured: number | undefined): TargetOutcome['state'] {
  if (measured === undefined) return 'notMeasurable'
  if (below !== undefined && measured >= below) return 'fail'
  if (above !== undefined && measured <= above) return 'fail'
  if (warning === undefined) return 'pass'
  const isNear = above === undefined ? measured >= warning : measured <= warning
  return isNear ? 'warning' : 'pass'
}

/** In the unit of the metric: latencies are response times, readings count with their highest. */
function measuredOf(target: Target, figures: Figures): number | undefined {
  const { metric } = target
  const load = target.endpoint === undefined ? figures : figures.endpoints.find(({ name }) => name === target.endpoint)
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
function highest(target: Target, { services }: Figures, of: 'cpuPercent' | 'memoryBytes'): number | undefined {
  const own = services.filter(({ service, role }) => service === target.service || role === target.service)
  const values = known(own, (service) => service[of]?.max)
  return values.length === 0 ? undefined : Math.max(...values)
}
