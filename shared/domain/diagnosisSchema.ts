import { z } from 'zod'
import { counterNames, logSigns } from './counters.ts'
import { faultSchema } from './faultSchema.ts'

const atMs = z.number().describe('On the run’s time base.')
const count = z.number().int().nonnegative()

/** From best to worst are: healthy, degraded, recovering, unresponsive, down. */
export const componentStates = [
  'notKnown',
  'starting',
  'healthy',
  'degraded',
  /** Alive, not answering. */
  'unresponsive',
  /** Its process is gone. */
  'down',
  'recovering',
] as const

/** `clients` and `generator` are lanes besides the containers. */
export const laneSchema = z.strictObject({
  lane: z.string(),
  role: z.enum(['clients', 'balancer', 'proxy', 'api', 'cache', 'database', 'other', 'generator']),
  spans: z
    .array(z.strictObject({ state: z.enum(componentStates), fromMs: atMs, toMs: atMs }))
    .describe('Without gaps from the first to the last moment that is known.'),
})

/** Why a mark is there. */
export const markSigns = [
  'slow',
  'errors',
  'noAnswers',
  'probesFailed',
  'exit',
  'outOfMemory',
  'paused',
  'restarted',
  'connectionsReused',
  'connectionsExhausted',
  'workerTimeout',
  'tooManyClients',
  'logLines',
  'throttled',
  'saturated',
  'coresUsedUp',
  'memoryNearLimit',
  'notMeasured',
  'fault',
  'faultOver',
  'answersAgain',
] as const

/** How a container came to be lost. Exit code 137 alone is `killed`, never `outOfMemory`. */
export const crashKinds = [
  /** By an injected fault. */
  'ourFault',
  'exitError',
  /** Exit code 0: it ended by itself, in peace, and should not have. */
  'exitClean',
  'outOfMemory',
  /** By a signal that was not ours. */
  'killed',
  /** All containers of the run at once. */
  'engineRestart',
  /** Alive, and its probes fail. */
  'unhealthy',
  'paused',
] as const

export const evidenceSchema = z.strictObject({
  users: count.optional().describe('At that moment; open model: requests under way.'),
  counters: z
    .array(
      z.strictObject({
        container: z.string(),
        name: z.union([
          z.enum(counterNames),
          z.enum(['cpuPercent', 'memoryBytes', 'throttledPercent', 'errorRate', 'p95Ms', 'throughputPerS']),
        ]),
        before: z.number().optional().describe('Mean of the ten seconds before.'),
        at: z.number().optional(),
        limit: z.number().optional(),
      }),
    )
    .describe('Amounts a second where the counter only grows.'),
  logs: z.array(
    z.strictObject({
      atMs,
      container: z.string(),
      sign: z.enum(logSigns),
      line: z.string(),
      count: count.describe('Lines of this kind within the mark’s or finding’s time.'),
    }),
  ),
  outcomes: z.record(z.string(), count).describe('Clients’ requests within five seconds from it, by outcome.'),
  /** What the engine said: `oom`, `died 137`, `oomKilled`. */
  engine: z.array(z.string()),
})

export const markSchema = z.strictObject({
  number: z.number().int().positive().describe('In time order from 1.'),
  atMs,
  lane: z.string(),
  sign: z.enum(markSigns),
  exitCode: z.number().int().optional(),
  crash: z.enum(crashKinds).optional().describe('Where a container was lost: how.'),
  fault: faultSchema.optional(),
  evidence: evidenceSchema,
})

export const findingRules = [
  'workerSaturation',
  'balancerPressure',
  'balancerExhaustion',
  'descriptorExhaustion',
  'timeoutCascade',
  'cpuThrottling',
  'hostSaturation',
  'memoryLimit',
  'outOfMemory',
  'databaseConnections',
  'databaseSaturation',
  'dominatingQuery',
  'ineffectiveCache',
  'unevenDistribution',
  'deadAddressKept',
  'blackholedInstance',
  'singlePointOfFailure',
  'processEnded',
  'processFrozen',
  'engineRestarted',
  'generatorLimited',
  'injectedFault',
] as const

export const findingSchema = z.strictObject({
  rule: z.enum(findingRules),
  confidence: z
    .enum(['low', 'medium', 'high'])
    .describe('high: two independent kinds of evidence agree; medium: one; low: indirect only.'),
  container: z.string().optional().describe('The component that is the cause.'),
  fromMs: atMs,
  toMs: atMs,
  figures: z
    .record(z.string(), z.number())
    .describe('What made it fire, unit in the name: `cpuOfLimitPercent`, `queuedRequests`.'),
  evidence: evidenceSchema,
  marks: z.array(z.number().int()).describe('Numbers of the marks it explains, in the order in which it spread.'),
  rulesOut: z.array(z.enum(findingRules)),
  query: z.string().optional().describe('The statement, of `dominatingQuery`.'),
  fault: faultSchema
    .optional()
    .describe('That was injected and did it; absent: nobody of ours, or in results of before it was kept.'),
  advice: z
    .array(
      z.strictObject({
        parameter: z.string().describe('Of the topology.'),
        from: z.union([z.string(), z.number()]).optional(),
        direction: z.enum(['raise', 'lower', 'change']),
      }),
    )
    .describe('What to change; empty when no parameter of the topology would help.'),
})

/** What a phase was like, for a sentence in either language. */
export const phaseStorySchema = z.strictObject({
  phase: z.number().int(),
  clients: z.enum(componentStates).describe('The worst state of the clients’ view for at least a second.'),
  firstMark: z.number().int().optional().describe('Number of the first mark within it.'),
  broke: z.array(z.strictObject({ lane: z.string(), state: z.enum(componentStates), atMs })),
  recovered: z.array(z.strictObject({ lane: z.string(), atMs })),
})

/** What became of one container that was lost while others could stand in. */
export const failoverSchema = z.strictObject({
  container: z.string(),
  fault: faultSchema.optional().describe('Absent: nobody asked for it.'),
  lostAtMs: atMs,
  detectedMs: z
    .number()
    .optional()
    .describe('After that, until the last request in a row went to it or waited for it; absent: never.'),
  evenMs: z
    .number()
    .optional()
    .describe('Until the others shared the requests evenly, ±10 points of an even share; absent: never.'),
  backAtMs: atMs.optional().describe('Its process runs again, or it is reached again.'),
  reintegratedMs: z.number().optional().describe('After that, until it answered its share again; absent: never.'),
  cutShort: z
    .array(z.enum(['detected', 'even', 'reintegrated']))
    .optional()
    .describe('Which of the absent ones may have come about had the load not ended before; the others never did.'),
  lost: z
    .record(z.string(), count)
    .describe(
      'Requests that failed because of it, by outcome: until it was detected, at later tries, and as it came back.',
    ),
  slow: count.describe('At least so many ok requests above the P95 bound in those seconds.'),
  interruption: z.strictObject({
    seconds: count.describe('In which no client got an ok answer.'),
    degradedSeconds: count.describe('In which some did not.'),
  }),
  promised: z
    .strictObject({ maxFails: count, failTimeoutMs: z.number() })
    .optional()
    .describe('Of the balancer’s settings.'),
})

/** What broke first, how it spread, and why; a pure function of what was recorded. */
export const diagnosisSchema = z.strictObject({
  lanes: z.array(laneSchema),
  marks: z.array(markSchema),
  firstSymptomMs: atMs.optional(),
  noService: z
    .array(z.strictObject({ fromMs: atMs, toMs: atMs }))
    .describe('No client got an ok answer for three seconds or more.'),
  recoveredMs: atMs.optional().describe('Clients’ view healthy again for good: the first good second.'),
  findings: z.array(findingSchema).describe('The most likely first cause first; empty: no cause established.'),
  phases: z.array(phaseStorySchema),
  faults: z.array(faultSchema).describe('That were injected; the run is “with faults” when there are any.'),
  failovers: z.array(failoverSchema),
})
