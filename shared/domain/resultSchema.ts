import { z } from 'zod'
import { effectiveLimitSchema, environmentSchema, leaseSchema } from './manifestSchema.ts'
import { outcomeSchema } from './outcomeSchema.ts'

const count = z.number().int().nonnegative()
const micros = z.number().int().nonnegative()

/** Nearest-rank percentiles of the ok requests, whole microseconds. */
export const latencySchema = z.strictObject({
  mean: z.number(),
  p50: micros,
  p90: micros,
  p95: micros,
  p99: micros,
  'p99.9': micros,
  max: micros,
})

export const totalsSchema = z.strictObject({
  requests: count.describe('Started and not cut off by our own stop: ok + failed.'),
  ok: count,
  failed: count,
  aborted: count.describe('Cut off by our own stop; booked to nobody.'),
  dropped: count.describe('Planned and never sent; 0 in the closed model.'),
  durationMs: z
    .number()
    .nonnegative()
    .describe('Time that was measured, to the end of the plan or the stop. 0 for a phase that was never reached.'),
  throughputPerS: z.number().optional().describe('requests per second; absent when nothing was measured.'),
  goodputPerS: z.number().optional().describe('ok requests per second; absent when nothing was measured.'),
  errorRate: z.number().min(0).max(1).optional().describe('failed / requests; absent without requests.'),
  bytes: count.describe('Body bytes received.'),
})

const latencies = z
  .strictObject({
    service: latencySchema.optional().describe('end − actual start'),
    response: latencySchema.optional().describe('end − intended start'),
  })
  .describe('Whole microseconds, ok requests only; absent when nothing was ok.')

const outcomeCounts = z
  .record(z.string(), count)
  .describe('Requests by outcome; outcomes that did not occur are absent.')

const usage = z.strictObject({ mean: z.number(), p95: z.number(), max: z.number() }).describe('Over the measured time.')

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
  model: z.literal('closed'),
  profile: z.strictObject({
    id: z.string(),
    timeScale: z.number(),
    stages: z.array(z.strictObject({ durationMs: z.number(), users: z.number().int() })).describe('After time-scale.'),
  }),
  scenario: z.strictObject({
    id: z.string(),
    thinkMeanMs: z.number(),
    thinkSpreadPercent: z.number(),
    endpoints: z.array(z.string()),
  }),
  connections: z.literal('perUser'),
  path: z.enum(['bridge', 'published']).optional(),
  cpuSets: z.strictObject({ containers: z.string(), generator: z.string() }).optional(),
  seed: z.number().int(),
  environment: environmentSchema.optional(),
  limits: z.array(effectiveLimitSchema),
  images: z.record(z.string(), z.string()),
  warnings: z.array(z.string()),
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
      usersFrom: count,
      usersTo: count,
      totals: totalsSchema,
      latencyUs: latencies,
      outcomes: outcomeCounts,
    }),
  ),
  endpoints: z.array(
    z.strictObject({
      name: z.string(),
      share: z.number().describe('Of all requests, 0…1.'),
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
    .strictObject({ hits: count, misses: count, ratio: z.number().optional(), source: z.literal('header') })
    .optional()
    .describe('Absent when no response carried X-Cache.'),
  services: z.array(
    z.strictObject({
      container: z.string(),
      service: z.string(),
      role: z.string(),
      cpuPercent: usage
        .optional()
        .describe('Per reading of about a second. 100 is one full core; absent without readings.'),
      memoryBytes: usage.optional().describe('Without inactive page cache.'),
      throttledMs: z.number().optional().describe('CPU wanted while the quota was used up, summed.'),
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
      source: z.string(),
    })
    .optional()
    .describe("One-minute load average of the engine's host, the generator included."),
  timeline: z.array(
    z.strictObject({
      atMs: z.number(),
      container: z.string(),
      what: z.string(),
      exitCode: z.number().int().optional(),
    }),
  ),
  generator: z.strictObject({
    cpuPercent: usage.optional(),
    sendLagUs: z
      .strictObject({ p99Max: micros, max: micros })
      .optional()
      .describe('Worst second’s p99, and the maximum.'),
    stopMs: z.number().optional(),
  }),
})

/** `comparisons/<id>/comparison.json`, and what `compare --json` writes. */
export const comparisonSchema = z.strictObject({
  schema: z.literal('palier.comparison/1'),
  id: z.string(),
  createdAt: z.iso.datetime(),
  profile: z.strictObject({ id: z.string(), timeScale: z.number() }),
  scenario: z.string(),
  seed: z.number().int(),
  outcome: z.enum(['running', 'completed', 'stopped', 'failed', 'interrupted']),
  lease: leaseSchema.optional().describe('The process that runs it; absent once it has ended.'),
  configurations: z.array(z.string()),
  runs: z.array(resultSchema),
  comparison: z.strictObject({
    rows: z.array(
      z.strictObject({
        configuration: z.string(),
        runId: z.string(),
        outcome: z.string(),
        requests: count,
        throughputPerS: z.number().optional(),
        p50Us: micros.optional(),
        p95Us: micros.optional(),
        p99Us: micros.optional(),
        errorRate: z.number().optional(),
        instances: z.array(z.strictObject({ name: z.string(), share: z.number() })),
        cacheRatio: z.number().optional(),
        cpuPeakPercent: z.number().optional().describe('Highest single reading of any container.'),
        cpuPeakContainer: z.string().optional(),
        memoryPeakBytes: z.number().optional(),
        memoryPeakContainer: z.string().optional(),
      }),
    ),
    pairs: z.array(
      z.strictObject({
        baseline: z.string(),
        against: z.string(),
        differences: z.array(z.strictObject({ input: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  }),
})
