import type { Finding, FindingRule } from '../../../domain/diagnosis.ts'
import { balancerExhaustion } from './balancerExhaustion.ts'
import { balancerPressure } from './balancerPressure.ts'
import { blackholedInstance } from './blackholedInstance.ts'
import { cpuThrottling } from './cpuThrottling.ts'
import { databaseConnections } from './databaseConnections.ts'
import { databaseSaturation } from './databaseSaturation.ts'
import { deadAddressKept } from './deadAddressKept.ts'
import { descriptorExhaustion } from './descriptorExhaustion.ts'
import { dominatingQuery } from './dominatingQuery.ts'
import { engineRestarted } from './engineRestarted.ts'
import { generatorLimited } from './generatorLimited.ts'
import type { Grounds } from './grounds.ts'
import { hostSaturation } from './hostSaturation.ts'
import { ineffectiveCache } from './ineffectiveCache.ts'
import { injectedFault } from './injectedFault.ts'
import { memoryLimit } from './memoryLimit.ts'
import { outOfMemory } from './outOfMemory.ts'
import { processEnded } from './processEnded.ts'
import { processFrozen } from './processFrozen.ts'
import { singlePointOfFailure } from './singlePointOfFailure.ts'
import { timeoutCascade } from './timeoutCascade.ts'
import { unevenDistribution } from './unevenDistribution.ts'
import { workerSaturation } from './workerSaturation.ts'

/** Each looks at the same grounds and knows nothing of the others’ word; an empty answer is the usual one. */
export type Rule = (grounds: Grounds) => readonly Finding[]

/**
 * Every rule, closest to the cause first: what was done on purpose, what ends a process, sends its requests elsewhere or takes its
 * connections away, then what slows it down, then what comes
 * of that in front of it. The order decides between findings that began together (`firstCauseFirst`), and who denies whom (`withoutRuledOut`).
 */
export const rules: Readonly<Record<FindingRule, Rule>> = {
  injectedFault,
  generatorLimited,
  engineRestarted,
  outOfMemory,
  processEnded,
  processFrozen,
  blackholedInstance,
  deadAddressKept,
  unevenDistribution,
  descriptorExhaustion,
  databaseConnections,
  databaseSaturation,
  dominatingQuery,
  cpuThrottling,
  memoryLimit,
  hostSaturation,
  workerSaturation,
  ineffectiveCache,
  balancerExhaustion,
  balancerPressure,
  timeoutCascade,
  singlePointOfFailure,
}
