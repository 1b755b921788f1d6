import type { Finding, FindingRule } from '../../../domain/diagnosis.ts'
import { touches } from './spans.ts'

interface RuledOut {
  /** Of the same container at the same time: another name for what is seen. */
  readonly same?: readonly FindingRule[]
  /** Anywhere, when it began no earlier than five seconds before: what is seen there comes of this. */
  readonly anywhere?: readonly FindingRule[]
}

/** What a cause denies, and why: see README.md. */
const ruledOut: Readonly<Record<FindingRule, RuledOut>> = {
  // Whatever else is found beside it is told: it may come of it, or have been there anyway.
  injectedFault: {},
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
  blackholedInstance: { same: ['deadAddressKept'], anywhere: ['timeoutCascade', 'unevenDistribution'] },
  deadAddressKept: { same: ['blackholedInstance'], anywhere: ['unevenDistribution'] },
  descriptorExhaustion: { same: ['balancerExhaustion', 'balancerPressure'] },
  databaseConnections: { anywhere: ['workerSaturation'] },
  databaseSaturation: { same: ['cpuThrottling'], anywhere: ['workerSaturation', 'hostSaturation'] },
  dominatingQuery: {},
  cpuThrottling: { anywhere: ['workerSaturation', 'hostSaturation'] },
  memoryLimit: {},
  hostSaturation: { anywhere: ['workerSaturation'] },
  workerSaturation: {},
  ineffectiveCache: {},
  unevenDistribution: {},
  balancerExhaustion: { same: ['balancerPressure'] },
  balancerPressure: { same: ['balancerExhaustion'] },
  timeoutCascade: {},
  singlePointOfFailure: {},
}

export function rulesOutOf(rule: FindingRule): readonly FindingRule[] {
  const { same = [], anywhere = [] } = ruledOut[rule]
  return [...same, ...anywhere]
}

const sameMomentMs = 5000

/** Without those that another one denies. `found` comes in the order of the rules; what was denied denies nothing itself. */
export function withoutRuledOut(found: readonly Finding[]): Finding[] {
  return found.reduce<Finding[]>(
    (kept, finding) => {
      if (!kept.includes(finding)) return kept
      return kept.filter((other) => other === finding || !denies(finding, other))
    },
    [...found],
  )
}

function denies(finding: Finding, other: Finding): boolean {
  if (!touches(finding, other)) return false
  const { same = [], anywhere = [] } = ruledOut[finding.rule]
  const isSame =
    finding.container === other.container || finding.container === undefined || other.container === undefined
  if (same.includes(other.rule) && isSame) return true
  return anywhere.includes(other.rule) && finding.fromMs <= other.fromMs + sameMomentMs
}
