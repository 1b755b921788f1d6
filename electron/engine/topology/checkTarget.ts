import type { Target } from '../../../shared/domain/objectives.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
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
/** Known per phase, too. */
const ofPhases: readonly Target['metric'][] = [...ofLoad, ...ofServices]
const fractions: readonly Target['metric'][] = ['errorRate', 'cacheRatio']

/** What the fields of one target say about each other. Paths are within the target. */
export function checkTarget(target: Target, report: Report): void {
  checkBounds(target, report)
  checkSpan(target, report)
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

/** Readings come about once a second and per container, so windows are of load only; a baseline’s windows are not known while a run is on. */
function checkSpan({ metric, over = 'run', relativeTo, whenMissed = 'continue' }: Target, report: Report): void {
  if (over === 'phase' && !ofPhases.includes(metric)) {
    report(['over'], { expected: `run with ${metric}`, fix: `only ${ofPhases.join(', ')} are known per phase` })
  }
  const isWindow = over !== 'run' && over !== 'phase'
  if (isWindow && !ofLoad.includes(metric)) {
    report(['over'], { expected: `run with ${metric}`, fix: `only ${ofLoad.join(', ')} have windows` })
  }
  const windowMs = isWindow ? (toDurationMs(over) ?? 0) : 0
  if (isWindow && (windowMs < 1000 || windowMs % 1000 !== 0)) {
    report(['over'], { expected: 'run, phase, or a whole number of seconds such as 10s' })
  }
  if (whenMissed === 'stop' && !isWindow) {
    report(['whenMissed'], {
      found: `stop over the whole ${over}`,
      expected: 'a window to be judged while the run is on, such as over: 10s',
    })
  }
  if (whenMissed === 'stop' && relativeTo !== undefined) {
    report(['whenMissed'], { found: 'stop beside relativeTo', expected: 'continue: the baseline may not have run yet' })
  }
}

function checkBounds({ metric, below, above, warning, relativeTo }: Target, report: Report): void {
  if (below === undefined && above === undefined) {
    report([], { found: 'neither below nor above', expected: 'one of the two' })
  }
  if (below !== undefined && above !== undefined) {
    report(['above'], { found: 'above beside below', expected: 'one of the two', atKey: true })
  }
  for (const [field, bound] of Object.entries({ below, above, warning })) {
    if (bound === undefined) continue
    if (relativeTo !== undefined && bound <= 0) {
      report([field], { expected: 'a factor of the baseline’s figure: 1.1 is 10 % more' })
    }
    if (relativeTo !== undefined || !fractions.includes(metric) || (bound >= 0 && bound <= 1)) continue
    report([field], { expected: 'a part of 1: 0.01 is one per cent' })
  }
  if (warning === undefined) return
  if (below !== undefined && warning >= below) report(['warning'], { expected: `less than ${below} (its below)` })
  if (above !== undefined && warning <= above) report(['warning'], { expected: `more than ${above} (its above)` })
}
