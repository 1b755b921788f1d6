import { capacityLevels } from '../../shared/analysis/capacityLevels.ts'
import type { ComparisonRow, RunResult } from '../../shared/domain/runResult.ts'
import { countText, rateText, runTimeText } from '../../shared/text/units.ts'

type Capacity = NonNullable<ComparisonRow['capacity']> & Partial<Pick<NonNullable<RunResult['capacity']>, 'plateaus'>>

/** Always an interval, or nothing where there was no plateau to judge: `300 – 700 users`, `at least 300 users`, `below 100 users`; the rate on the second line. */
export function capacityText(capacity: Capacity | undefined): string {
  if (capacity === undefined) return '–'
  const { atLeastPerS, indicative } = capacity
  const { unit, atLeast: least, below } = capacityLevels(capacity)
  const levels = unit === 'users' ? 'users' : 'req/s'
  const doubt = indicative ? ' (indicative)' : ''
  const rate = atLeastPerS === undefined ? '' : `\n= ${rateText(atLeastPerS)}`
  if (least !== undefined && below !== undefined) {
    return `${countText(least)} – ${countText(below)} ${levels}${doubt}${rate}`
  }
  if (least !== undefined) return `at least ${countText(least)} ${levels}${doubt}${rate}`
  if (below === undefined) {
    const isOurs = capacity.plateaus?.some(({ generatorLimited }) => generatorLimited === true)
    if (isOurs) return 'not claimed: the generator was the limit'
    const isUnderFault = capacity.plateaus?.some(({ underFault }) => underFault === true)
    return isUnderFault ? 'not claimed: a fault was on' : 'not measured'
  }
  return `below ${countText(below)} ${levels}${doubt}`
}

const signs = {
  outOfMemory: 'out of memory',
  exit: 'exited',
  probesFailed: 'did not answer probes',
  noAnswers: 'clients got no answer',
} satisfies Record<NonNullable<RunResult['crash']['sign']>, string>

/** `no`, or which component broke first, when and by what sign; of several runs in how many. */
export function crashText(crash: RunResult['crash'], inRuns = 1, runs = 1): string {
  if (!crash.observed) return 'no'
  const what = [crash.container ?? 'entry', crash.atMs === undefined ? '' : `at ${runTimeText(crash.atMs)}`]
  return [
    what.filter((part) => part !== '').join(' '),
    ...(crash.sign === undefined ? [] : [signs[crash.sign]]),
    ...(runs > 1 ? [`in ${inRuns} of ${runs} runs`] : []),
  ].join('\n')
}

const redundancies = {
  none: 'none',
  balancerOnly: 'instances only',
  all: 'all',
} satisfies Record<ComparisonRow['redundancy'], string>

/** What may fail without everything failing: nothing, the instances behind their balancer, anything. */
export function redundancyText(kind: ComparisonRow['redundancy']): string {
  return redundancies[kind]
}
