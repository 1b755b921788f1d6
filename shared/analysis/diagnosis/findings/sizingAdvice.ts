import type { Finding, FindingRule } from '../../../domain/diagnosis.ts'
import type { RunManifest } from '../../../domain/manifest.ts'
import { isExplainedBy } from './ruledOut.ts'

/** What tells of a fault that was injected: its effect, or the end that it caused. */
const ofFaults: readonly FindingRule[] = ['injectedFault', 'processEnded', 'outOfMemory']

/** What a stack does without one of its parts is what faults are injected for; and missing memory knows itself which kill was a fault’s. */
const kept: readonly FindingRule[] = ['blackholedInstance', 'deadAddressKept', 'singlePointOfFailure', 'outOfMemory']

/**
 * Nobody sizes a stack for his own experiment: what began and ended with a fault gives no advice, if it is of the container that the fault
 * was done to, or of those who wait for it. Where others of its role take over its load, that they cannot is worth the advice.
 */
export function withoutSizingForFaults(
  found: readonly Finding[],
  { containers }: Pick<RunManifest, 'containers'>,
): Finding[] {
  const faults = found.filter(({ rule, fault }) => fault !== undefined && ofFaults.includes(rule))
  const roleOf = (container?: string) => containers.find(({ name }) => name === container)?.role
  const isAlone = ({ container }: Finding) => containers.filter(({ role }) => role === roleOf(container)).length === 1
  const comesOf = (finding: Finding) => (fault: Finding) =>
    isExplainedBy(fault, finding) && (finding.container === fault.container || isAlone(fault))
  return found.map((finding) =>
    kept.includes(finding.rule) || !faults.some(comesOf(finding)) ? finding : { ...finding, advice: [] },
  )
}
