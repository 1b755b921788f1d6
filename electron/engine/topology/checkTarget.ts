import type { Target } from '../../../shared/domain/objectives.ts'
import type { Report } from './report.ts'

const ofServices: readonly Target['metric'][] = ['serviceCpuPercent', 'serviceMemoryMiB']
/** Known per request name; everything else is of the whole run. */
const ofLoad: readonly Target['metric'][] = [
  'throughputPerS',
  'goodputPerS',
  'errorRate',
  'p50Ms',
  'p95Ms',
  'p99Ms',
  'maxMs',
]
const fractions: readonly Target['metric'][] = ['errorRate', 'cacheRatio']

/** What the fields of one target say about each other. Paths are within the target. */
export function checkTarget(target: Target, report: Report): void {
  checkBounds(target, report)
  const { metric, service, endpoint } = target
  if (ofServices.includes(metric) && service === undefined) {
    report(['service'], { found: 'nothing', expected: `the service or role that ${metric} is of` })
  }
  if (!ofServices.includes(metric) && service !== undefined) {
    report(['service'], { expected: `no service with ${metric}`, fix: `only ${ofServices.join(' and ')} have one` })
  }
  if (!ofLoad.includes(metric) && endpoint !== undefined) {
    report(['endpoint'], { expected: `no endpoint with ${metric}`, fix: `only ${ofLoad.join(', ')} have one` })
  }
}

function checkBounds({ metric, below, above, warning }: Target, report: Report): void {
  if (below === undefined && above === undefined) {
    report([], { found: 'neither below nor above', expected: 'one of the two' })
  }
  if (below !== undefined && above !== undefined) {
    report(['above'], { found: 'above beside below', expected: 'one of the two', atKey: true })
  }
  for (const [field, bound] of Object.entries({ below, above, warning })) {
    if (bound === undefined || !fractions.includes(metric) || (bound >= 0 && bound <= 1)) continue
    report([field], { expected: 'a part of 1: 0.01 is one per cent' })
  }
  if (warning === undefined) return
  if (below !== undefined && warning >= below) report(['warning'], { expected: `less than ${below} (its below)` })
  if (above !== undefined && warning <= above) report(['warning'], { expected: `more than ${above} (its above)` })
}
