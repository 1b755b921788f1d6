import { z } from 'zod'
import { capacitySchema } from './capacitySchema.ts'
import { connectionsSchema } from './connectionsSchema.ts'
import { crashSchema } from './crashSchema.ts'
import { databaseSchema } from './databaseSchema.ts'
import { dealVersionSchema } from './dealVersionSchema.ts'
import { diagnosisSchema } from './diagnosisSchema.ts'
import { latencySchema, totalsSchema } from './figuresSchema.ts'
import { generatorUseSchema, verdictSchema } from './generatorUseSchema.ts'
import { idleStateSchema } from './idleStateSchema.ts'
import { loadedDataSchema } from './loadedDataSchema.ts'
import {
  cpuSetsSchema,
  effectiveLimitSchema,
  environmentSchema,
  instanceMetricsSchema,
  pathSchema,
  rateStageSchema,
  userStageSchema,
} from './manifestSchema.ts'
import { operatingLimitsSchema } from './operatingLimitsSchema.ts'
import { outcomeSchema } from './outcomeSchema.ts'
import { preparationSchema } from './preparationSchema.ts'
import { count, micros, usage } from './resultParts.ts'
import { serverUseSchema } from './serverSchema.ts'
import { targetOutcomeSchema } from './targetOutcomeSchema.ts'
import { warmUpSchema } from './warmUpSchema.ts'

const latencies = z
  .strictObject({
    service: latencySchema.optional().describe('end − actual start'),
    response: latencySchema.optional().describe('end − intended start'),
  })
  .describe('Whole microseconds, ok requests only; absent when nothing was ok.')

/** Of the times that were recorded, whole microseconds; absent where none was. */
const timesSchema = z.strictObject({ count, p50Us: micros, p99Us: micros, maxUs: micros })

const outcomeCounts = z
  .record(z.string(), count)
  .describe('Requests by outcome; outcomes that did not occur are absent.')

/** `result.json`: derived from the run's other files and always recomputable. */
export const resultSchema = z.strictObject({
  schema: z.literal('palier.result/1'),
  runId: z.string(),
  createdAt: z.iso.datetime(),
  configuration: z.strictObject({
    id: z.string().describe('The written form, `trio-cache:tuned`.'),
    topologyId: z.string(),
    variant: z.string(),
    parameters: z.record(z.string(), z.union([z.string(), z.number()])),
    overridden: z.array(z.string()),
  }),
  outcome: outcomeSchema,
  model: z.enum(['closed', 'open']),
  profile: z.strictObject({
    id: z.string(),
    timeScale: z.number(),
    stages: z
      .array(z.union([userStageSchema, rateStageSchema]))
      .describe('After time-scale. Closed model: users; open model: requests per second.'),
    arrivals: z.enum(['even', 'poisson']).optional().describe('Open model only.'),
    maxInFlight: z.number().int().optional().describe('Open model only; what was due beyond it was dropped.'),
  }),
  scenario: z.strictObject({
    id: z.string(),
    thinkMeanMs: z.number(),
    thinkSpreadPercent: z.number(),
    cycleMeanMs: z.number().optional(),
    cycleSpreadPercent: z.number().optional(),
    endpoints: z.array(z.string()),
    methods: z
      .record(z.string(), z.string())
      .optional()
      .describe('Of the mix, by endpoint; absent where it was not kept.'),
  }),
  connections: connectionsSchema,
  path: pathSchema.optional(),
  cpuSets: cpuSetsSchema.optional(),
  seed: z.number().int(),
  dealVersion: dealVersionSchema.optional(),
  environment: environmentSchema.optional(),
  limits: z.array(effectiveLimitSchema),
  instanceMetrics: instanceMetricsSchema.optional().describe('Absent where the topology declares none.'),
  images: z.record(z.string(), z.string()),
  warnings: z.array(z.strictObject({ en: z.string(), fr: z.string() })),
  preparation: preparationSchema.optional().describe('Absent for a scenario without a login.'),
  warmUp: warmUpSchema.optional().describe('Absent before it was over, and in runs of before there was one.'),
  totals: totalsSchema,
  conservation: z.strictObject({
    planned: count,
    started: count,
    dropped: count,
    unaccounted: z
      .number()
      .int()
      .describe(
        'started − ok − failed − aborted. In an interrupted run: in flight at the end; in any other: a defect.',
      ),
    answeredByInstances: count.describe('Responses that carried an instance id.'),
    countedByInstances: count
      .optional()
      .describe("The instances' own count over the run, probes excluded; absent when it could not be read."),
  }),
  outcomes: outcomeCounts,
  latencyUs: latencies,
  phases: z.array(
    z.strictObject({
      index: z.number().int(),
      fromMs: z.number(),
      toMs: z.number(),
      usersFrom: count.optional().describe('Closed model only, as usersTo.'),
      usersTo: count.optional(),
      ratePerSFrom: z.number().optional().describe('Planned requests per second; open model only, as ratePerSTo.'),
      ratePerSTo: z.number().optional(),
      totals: totalsSchema,
      latencyUs: latencies,
      outcomes: outcomeCounts,
      steady: z
        .strictObject({ durationMs: z.number(), totals: totalsSchema, latencyUs: latencies })
        .optional()
        .describe('A plateau without its first 20 %; absent on ramps and where nothing is left.'),
      resources: z.array(
        z.strictObject({
          container: z.string(),
          cpuPercent: usage.optional(),
          memoryBytes: usage.optional(),
          throttledMs: z.number().optional(),
        }),
      ),
    }),
  ),
  endpoints: z.array(
    z.strictObject({
      name: z.string(),
      share: z
        .number()
        .optional()
        .describe('Of all requests of the mix, 0…1; absent for logins, which are no part of it.'),
      intendedShare: z.number().optional().describe('By the weights, 0…1; absent where it was not kept.'),
      totals: totalsSchema,
      latencyUs: latencies,
      outcomes: outcomeCounts,
    }),
  ),
  instances: z.array(
    z.strictObject({
      name: z.string(),
      share: z.number().describe('Of the responses that carried an instance id, 0…1.'),
      totals: totalsSchema,
      latencyUs: latencies,
      countedByInstance: count.optional(),
    }),
  ),
  cache: z
    .strictObject({
      hits: count,
      misses: count,
      unclassified: count.describe('Neither: without the header, or between the two thresholds.'),
      ratio: z.number().optional().describe('hits / (hits + misses)'),
      source: z
        .enum(['header', 'inferred'])
        .describe('`inferred`: no X-Cache in any response; under 50 ms counts as a hit, over 200 ms as a miss.'),
    })
    .optional()
    .describe('Absent when no response carried X-Cache and the topology has no cache.'),
  services: z.array(
    z.strictObject({
      container: z.string(),
      service: z.string(),
      role: z.string(),
      cpuPercent: usage
        .optional()
        .describe('Per reading of about a second. 100 is one full core; absent without readings.'),
      memoryBytes: usage.optional().describe('Without inactive page cache.'),
      cpuOfLimitPercent: usage.optional().describe('100 is the whole CPU limit; absent without one.'),
      memoryOfLimitPercent: usage.optional(),
      throttledMs: z.number().optional().describe('CPU wanted while the quota was used up, summed.'),
      throttledPeriodShare: z.number().optional().describe('Of the quota’s scheduler periods, 0…1.'),
      networkReceivedBytesPerS: usage.optional(),
      networkSentBytesPerS: usage.optional(),
      diskReadBytesPerS: usage.optional(),
      diskWrittenBytesPerS: usage.optional(),
      pids: usage.optional(),
      readings: count,
      deaths: count.describe('Times it ended while the run was on, our own stop excluded.'),
      restarts: count,
      exitCode: z.number().int().optional().describe('Absent while it still ran at the end.'),
      oomKilled: z.boolean(),
    }),
  ),
  host: z
    .strictObject({
      load1: z.strictObject({ mean: z.number(), max: z.number() }),
      stackLoad1: z.strictObject({ mean: z.number(), max: z.number() }).optional(),
      diskBusyPercent: z.strictObject({ mean: z.number(), max: z.number() }).optional(),
      stolenPercent: z
        .strictObject({ mean: z.number(), max: z.number() })
        .optional()
        .describe('Of all cores’ time, what a machine below this one gave to others.'),
      source: z.string(),
    })
    .optional()
    .describe("One-minute load average of the engine's host, the generator included."),
  probes: z.array(
    z.strictObject({
      probe: z.string(),
      container: z.string(),
      asked: count,
      ok: count,
      latencyUs: z.strictObject({ p50: micros, p95: micros, max: micros }).optional(),
      failures: z.record(z.string(), count),
      firstFailureMs: z.number().optional(),
    }),
  ),
  server: serverUseSchema.optional().describe('Absent where the topology declares none.'),
  data: loadedDataSchema.optional().describe('Absent where none is loaded through the API.'),
  database: databaseSchema.optional().describe('Absent where the topology declares no database to look into.'),
  before: idleStateSchema.optional(),
  after: idleStateSchema.optional(),
  capacity: capacitySchema.optional().describe('Absent when the profile has no plateau.'),
  crash: crashSchema,
  diagnosis: diagnosisSchema.optional().describe('Absent in results of before it was made.'),
  operatingLimits: operatingLimitsSchema.optional().describe('Absent without a capacity to derive them from.'),
  redundancy: z.strictObject({
    kind: z
      .enum(['none', 'balancerOnly', 'all'])
      .describe(
        '`balancerOnly`: instances stand in for each other behind a single balancer. `all`: no single point of failure.',
      ),
    singlePoints: z.array(z.string()).describe('Containers without which nothing is answered.'),
  }),
  objectives: z.string().optional(),
  targets: z.array(targetOutcomeSchema),
  timeline: z.array(
    z.strictObject({
      atMs: z.number(),
      container: z.string(),
      what: z.string(),
      exitCode: z.number().int().optional(),
    }),
  ),
  waiting: timesSchema.optional().describe('For a connection, where they are shared; part of response time.'),
  connecting: timesSchema
    .optional()
    .describe('To make a connection; part of response time where a request waited for it.'),
  lateStarts: timesSchema
    .optional()
    .describe('How long after they were due requests were handed over, as the one before was still under way.'),
  generator: generatorUseSchema,
  verdict: verdictSchema
    .optional()
    .describe(
      'May these numbers be trusted, by what the generator did every second; absent when nothing was measured.',
    ),
})
