import type { RunResult } from '../../shared/domain/runResult.ts'
import { isLatency } from '../../shared/domain/targetMetrics.ts'
import { runTimeText } from '../../shared/text/units.ts'

type Outcome = RunResult['targets'][number]

/** `p99Ms of ok requests`, `p99Ms of ok requests to items`, `errorRate to items`, `serviceCpuPercent of api`. */
export function metricWords({ metric, service, endpoint }: Pick<Outcome, 'metric' | 'service' | 'endpoint'>): string {
  const ok = isLatency(metric) ? ' of ok requests' : ''
  const of = service === undefined ? '' : ` of ${service}`
  return `${metric}${ok}${of}${endpoint === undefined ? '' : ` to ${endpoint}`}`
}

/** `below 100`, `below 1.1 × the baseline in every phase`, `above 200 over any 10s`. */
export function limitWords({
  below,
  above,
  relativeTo,
  over = 'run',
}: Pick<Outcome, 'below' | 'above' | 'relativeTo' | 'over'>): string {
  const limit = below === undefined ? `above ${above}` : `below ${below}`
  const of = relativeTo === undefined ? '' : ' × the baseline'
  const span = over === 'run' ? '' : over === 'phase' ? ' in every phase' : ` over any ${over}`
  return `${limit}${of}${span}`
}

/** `240 in phase 3`, `310 from 0:40 to 0:50`, `220, baseline 180`, `0.8, the host’s 2.4`. */
export function measuredWords({ measured, phase, window, compared, hostLoad1 }: Outcome): string | undefined {
  if (measured === undefined) return undefined
  const at = phase === undefined ? '' : ` in phase ${phase + 1}`
  const within = window === undefined ? '' : ` from ${runTimeText(window.fromMs)} to ${runTimeText(window.toMs)}`
  const against = compared === undefined ? '' : `, baseline ${rounded(compared)}`
  const host = hostLoad1 === undefined ? '' : `, the host’s ${rounded(hostLoad1)}`
  return `${rounded(measured)}${at}${within}${against}${host}`
}

const states = {
  pass: 'met',
  warning: 'met, close to the limit',
  fail: 'missed',
  notMeasurable: 'not measurable',
} satisfies Record<Outcome['state'], string>

const reasons = {
  needsBaseline: 'no baseline to hold it against',
  isBaseline: 'is the baseline',
  baselineNotMeasured: 'the baseline has no figure',
  baselineIsZero: 'the baseline’s figure is 0',
} satisfies Record<NonNullable<Outcome['reason']>, string>

/** `met`; of monitoring thresholds `normal`, `above normal`, `alert`. */
export function stateWords({ kind, state, above, reason }: Outcome): string {
  if (state === 'notMeasurable') return reason === undefined ? states[state] : `${states[state]}: ${reasons[reason]}`
  if (kind !== 'monitoring') return states[state]
  if (state === 'warning') return above === undefined ? 'above normal' : 'below normal'
  return state === 'fail' ? 'alert' : 'normal'
}

function rounded(figure: number): number {
  return Number(figure.toPrecision(4))
}
