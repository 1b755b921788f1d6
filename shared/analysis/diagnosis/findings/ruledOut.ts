import type { Finding, FindingRule } from '../../../domain/diagnosis.ts'
import { busyFrom, queuedFrom } from './saturatedFrom.ts'
import { type Span, touches } from './spans.ts'

interface RuledOut {
  /** Of the same container at the same time: another name for what is seen. */
  readonly same?: readonly FindingRule[]
  /** Anywhere, when it began no earlier than five seconds before: what is seen there comes of this. */
  readonly anywhere?: readonly FindingRule[]
  /** Anywhere, when it began and ended with this: who waits for what is away is not short of anything himself. */
  readonly within?: readonly FindingRule[]
}

/** What a cause denies, and why: see README.md. */
const ruledOut: Readonly<Record<FindingRule, RuledOut>> = {
  // Whatever else is found beside it is told: it may come of it, or have been there anyway.
  injectedFault: { within: ['workerSaturation'] },
  generatorLimited: { anywhere: ['workerSaturation', 'timeoutCascade', 'ineffectiveCache', 'unevenDistribution'] },
  engineRestarted: {
    anywhere: [
      'processEnded',
      'blackholedInstance',
      'deadAddressKept',
      'timeoutCascade',
      'unevenDistribution',
      'singlePointOfFailure',
    ],
  },
  outOfMemory: { same: ['processEnded', 'memoryLimit'] },
  processEnded: { same: ['outOfMemory'], anywhere: ['unevenDistribution'] },
  processFrozen: { within: ['workerSaturation'] },
  blackholedInstance: { same: ['deadAddressKept'], anywhere: ['timeoutCascade', 'unevenDistribution'] },
  deadAddressKept: { same: ['blackholedInstance'], anywhere: ['unevenDistribution'] },
  descriptorExhaustion: { same: ['balancerExhaustion', 'balancerPressure'] },
  databaseConnections: { anywhere: ['workerSaturation'] },
  databaseSaturation: { same: ['cpuThrottling'], anywhere: ['workerSaturation', 'hostSaturation'] },
  dominatingQuery: {},
  cpuThrottling: { anywhere: ['workerSaturation', 'hostSaturation'] },
  memoryLimit: { same: ['workerSaturation'] },
  hostSaturation: { anywhere: ['workerSaturation'] },
  workerSaturation: {},
  ineffectiveCache: {},
  unevenDistribution: {},
  balancerExhaustion: { same: ['balancerPressure'] },
  balancerPressure: { same: ['balancerExhaustion'] },
  timeoutCascade: {},
  singlePointOfFailure: { anywhere: ['timeoutCascade'], within: ['workerSaturation'] },
}

/** What it denies wherever it is found together with it, so that a reader may cross it off. */
export function rulesOutOf(rule: FindingRule): readonly FindingRule[] {
  const { same = [], anywhere = [] } = ruledOut[rule]
  return [...same, ...anywhere]
}

const sameMomentMs = 5000

/**
 * Without those that another one denies. `found` comes in the order of the rules; what was denied denies nothing itself. `late`: when the
 * generator was; without it, for all of its finding’s time.
 */
export function withoutRuledOut(found: readonly Finding[], late?: readonly Span[]): Finding[] {
  const kept = found.reduce<Finding[]>(
    (left, finding) => {
      if (!left.includes(finding)) return left
      return left.filter((other) => other === finding || !denies(finding, other, late))
    },
    [...found],
  )
  return kept.map((finding) => ({ ...finding, rulesOut: stillDenied(finding, kept) }))
}

/** Nobody reads of what is ruled out and found at once. */
function stillDenied(finding: Finding, kept: readonly Finding[]): FindingRule[] {
  if (isNoExplanation(finding)) return []
  return finding.rulesOut.filter((rule) => !kept.some((other) => other.rule === rule && touches(finding, other)))
}

/** True, and of no account for what clients saw: a generator that was never late enough for it, a memory that is full and does for them. */
export function isNoExplanation({ rule, confidence, figures }: Finding): boolean {
  return figures.explainsSlowness === 0 || (rule === 'memoryLimit' && confidence === 'low')
}

function denies(finding: Finding, other: Finding, late: readonly Span[] | undefined): boolean {
  const { same = [], anywhere = [], within = [] } = ruledOut[finding.rule]
  if (within.includes(other.rule) && isExplainedBy(finding, other)) {
    return !isBusy(other) || finding.container === other.container
  }
  if (!touches(finding, other) || !finding.rulesOut.includes(other.rule)) return false
  const isSame =
    finding.container === other.container || finding.container === undefined || other.container === undefined
  if (same.includes(other.rule) && isSame) return true
  if (isNoExplanation(finding)) return false
  if (lacksOfCpu.includes(finding.rule) && isIdlyWaited(other)) return false
  if (!anywhere.includes(other.rule)) return false
  if (finding.rule === 'generatorLimited' && late !== undefined) return isLateWithin(other, late)
  return finding.fromMs <= other.fromMs + sameMomentMs
}

/** Of a finding's time. */
const lateFrom = 0.25

/** The generator may be late once, and on time for long after it: whether it was before or with the finding, and for a good part of it. */
function isLateWithin(finding: Finding, late: readonly Span[]): boolean {
  const within = late.filter((one) => touches(one, finding, 0))
  const isFirst = late.some(({ fromMs }) => fromMs <= finding.fromMs + sameMomentMs)
  const lateMs = within.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
  return isFirst && lateMs >= lateFrom * (finding.toMs - finding.fromMs)
}

/** A second is known by its beginning; what queued up is worked off after the end. */
const beforeMs = 1000
const overWithinMs = 10_000

/** Whether the other began within this one, and ended with it. */
export function isExplainedBy({ fromMs, toMs }: Span, other: Span): boolean {
  return other.fromMs >= fromMs - beforeMs && other.fromMs <= toMs && other.toMs <= toMs + overWithinMs
}

/** Workers that compute all the time do not wait for anybody: those left over cannot carry the load alone. */
function isBusy({ figures: { cpuPercent, cpuUsablePercent } }: Finding): boolean {
  return cpuPercent !== undefined && cpuUsablePercent !== undefined && cpuPercent >= busyFrom * cpuUsablePercent
}

/** Who cannot compute is slow; who does not compute is not slow for that. */
const lacksOfCpu: readonly FindingRule[] = ['generatorLimited', 'hostSaturation', 'cpuThrottling']

/** Connections wait to be accepted by workers that leave CPU unused: they wait for something themselves, and more of them would help on a crowded machine, too. */
function isIdlyWaited({ rule, figures }: Finding): boolean {
  const { listenQueue = 0, cpuPercent, cpuUsablePercent, stackLoad1 = 0 } = figures
  // A thread that wants to run and may not is starved, not idle.
  if (rule !== 'workerSaturation' || listenQueue < queuedFrom || stackLoad1 >= 1) return false
  return cpuPercent !== undefined && cpuUsablePercent !== undefined && cpuPercent < busyFrom * cpuUsablePercent
}
