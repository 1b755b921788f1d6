import type { Finding, FindingRule } from '../../domain/diagnosis.ts'
import type { en } from './findingWords.en.ts'

type Singular<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K

/** A key of a finding’s words, without its plural form. */
export type FindingKey = Singular<keyof typeof en>

type Figures = Finding['figures']

/** A sentence, and when it is said; always, as far as its figures are known, without a condition. */
export type Sentence = FindingKey | readonly [key: FindingKey, isSaid: (figures: Figures) => boolean]

const some =
  (name: string) =>
  ({ [name]: value = 0 }: Figures): boolean =>
    value > 0
const without =
  (name: string) =>
  ({ [name]: value }: Figures): boolean =>
    value === undefined
/** Workers that wait for something themselves have CPU to spare. */
function isIdle({ cpuPercent = 0, cpuUsablePercent = 0 }: Figures): boolean {
  return cpuPercent < cpuUsablePercent / 2
}
/** Which one it was is not known of results of before it was kept. */
const byFault = ['byFault', (figures: Figures) => some('byFault')(figures) && without('faultAtMs')(figures)] as const
const byFaultAt = ['byFaultAt', some('byFault')] as const

/** What is said of each, in this order. A sentence of which a figure is not known is left out. */
export const findingSentences: Readonly<Record<FindingRule, readonly Sentence[]>> = {
  injectedFault: [
    'injectedFault.while',
    ['injectedFault.stayed', without('forMs')],
    'injectedFault.own',
    'injectedFault.clients',
    ['injectedFault.atOnce', ({ lastsAfterMs = 1000 }) => lastsAfterMs < 1000],
    ['injectedFault.over', ({ lastsAfterMs = 0 }) => lastsAfterMs >= 1000],
  ],
  generatorLimited: [
    'generatorLimited.seconds',
    ['generatorLimited.notSent', some('notSent')],
    ['generatorLimited.capacity', ({ explainsSlowness = 1 }) => explainsSlowness > 0],
    ['generatorLimited.notSlow', ({ explainsSlowness = 1 }) => explainsSlowness === 0],
  ],
  outOfMemory: [
    'outOfMemory.signals',
    ['outOfMemory.kills', some('kills')],
    'outOfMemory.memory',
    'outOfMemory.exit',
    byFault,
    byFaultAt,
  ],
  engineRestarted: ['engineRestarted.ended', ['engineRestarted.down', some('stayedDown')], 'engineRestarted.either'],
  processEnded: [
    'processEnded.signal',
    ['processEnded.exit', without('signal')],
    byFault,
    byFaultAt,
    ['processEnded.foreign', ({ byFault: ours, signal }) => ours === 0 && signal !== undefined],
    'processEnded.gone',
    'processEnded.starting',
  ],
  processFrozen: [
    'processFrozen.while',
    ['processFrozen.stayed', without('frozenMs')],
    'processFrozen.clients',
    ['processFrozen.unnoticed', without('clientsMs')],
    'processFrozen.foreign',
  ],
  blackholedInstance: [
    'blackholedInstance.gone',
    'blackholedInstance.waits',
    'blackholedInstance.p95',
    byFault,
    byFaultAt,
  ],
  deadAddressKept: ['deadAddressKept.tried', ['deadAddressKept.failed', some('failed')], byFault, byFaultAt],
  descriptorExhaustion: ['descriptorExhaustion.open', 'descriptorExhaustion.lines', 'descriptorExhaustion.limit'],
  databaseConnections: [
    ['databaseConnections.budget', without('isPool')],
    ['databaseConnections.open', without('isPool')],
    ['databaseConnections.lines', without('isPool')],
    ['databaseConnections.pool', some('isPool')],
    ['databaseConnections.waited', some('isPool')],
  ],
  databaseSaturation: [
    'databaseSaturation.quota',
    ['databaseSaturation.cpu', without('cpuOfLimitPercent')],
    'databaseSaturation.spare',
    'databaseSaturation.active',
  ],
  dominatingQuery: ['dominatingQuery.share'],
  cpuThrottling: ['cpuThrottling.throttled', 'cpuThrottling.queue', byFaultAt],
  memoryLimit: ['memoryLimit.held', ['memoryLimit.hits', some('limitHitsPerS')], 'memoryLimit.reread', byFaultAt],
  hostSaturation: [
    'hostSaturation.used',
    ['hostSaturation.load', without('otherLoad')],
    ['hostSaturation.machine', without('otherLoad')],
    'hostSaturation.others',
    ['hostSaturation.ownThreads', without('cores')],
  ],
  workerSaturation: [
    'workerSaturation.queue',
    ['workerSaturation.busy', (figures) => !isIdle(figures)],
    ['workerSaturation.idle', isIdle],
    ['workerSaturation.listen', some('listenQueue')],
  ],
  ineffectiveCache: ['ineffectiveCache.hits', ['ineffectiveCache.evictions', some('evictionsPerS')]],
  unevenDistribution: ['unevenDistribution.shares', 'unevenDistribution.why'],
  balancerExhaustion: [
    'balancerExhaustion.open',
    ['balancerExhaustion.limit', without('connectionsInUse')],
    'balancerExhaustion.lines',
    'balancerExhaustion.failed',
  ],
  balancerPressure: ['balancerPressure.open', 'balancerPressure.lines'],
  timeoutCascade: [
    ['timeoutCascade.timedOut', some('timedOut')],
    'timeoutCascade.upstream',
    'timeoutCascade.worker',
    'timeoutCascade.pool',
    'timeoutCascade.queue',
  ],
  singlePointOfFailure: ['singlePointOfFailure.silent', byFault, byFaultAt],
}

/** Where a rule has more than one title: which one it is, and the figure that decides between the forms of a plural. */
export function titleOf({ rule, figures, container }: Finding): { readonly key: FindingKey; readonly count?: number } {
  if (rule === 'cpuThrottling' && container === undefined) return { key: 'cpuThrottling.titleMany' }
  if (rule === 'databaseConnections' && some('isPool')(figures)) return { key: 'databaseConnections.titlePool' }
  if (rule === 'generatorLimited' && figures.explainsSlowness === 0) return { key: 'generatorLimited.titleLate' }
  if (rule === 'hostSaturation') {
    const { cores } = figures
    return cores === undefined ? { key: 'hostSaturation.titleOthers' } : { key: 'hostSaturation.title', count: cores }
  }
  return { key: `${rule}.title` }
}
