import { z } from 'zod'
import { connectionsSchema } from './connectionsSchema.ts'
import { dealVersionSchema } from './dealVersionSchema.ts'
import { faultSchema } from './faultSchema.ts'
import { generatorTargetSchema } from './generatorTargetSchema.ts'
import { loadedDataSchema } from './loadedDataSchema.ts'
import { keptObjectivesSchema } from './objectivesSchema.ts'
import { outcomeSchema } from './outcomeSchema.ts'
import { preparationSchema } from './preparationSchema.ts'
import { serverSchema } from './serverSchema.ts'
import { warmUpSchema } from './warmUpSchema.ts'

const parameterValue = z.union([z.string(), z.number()])
const localText = z.strictObject({ en: z.string(), fr: z.string() })

/** One limit of one container: what was asked for, and what the engine says it holds. */
export const effectiveLimitSchema = z.strictObject({
  container: z.string(),
  limit: z.enum(['cpus', 'memory', 'pids', 'cpuset', 'reservation']),
  asked: z.string().describe('As the topology asked; `none` when it did not.'),
  effective: z.string().describe('Read back from the engine after the start.'),
  state: z
    .enum(['enforced', 'partial', 'notApplied', 'safety'])
    .describe(
      '`safety`: a ceiling of ours where the topology asks for none. `notApplied`: for example reservations outside Swarm.',
    ),
})

/** How requests get to what is loaded. The last two: a URL, no containers of ours; an address of this machine, or another one. */
export const pathSchema = z.enum(['bridge', 'published', 'loopback', 'remote'])

export const leaseSchema = z.strictObject({ pid: z.number().int(), startedAt: z.string() })

/** Names of what the instances tell Prometheus. */
export const cpuSetsSchema = z.strictObject({
  containers: z.string(),
  generator: z.string().describe('Kept free of containers for the load threads, one each.'),
  generatorFloats: z
    .literal(true)
    .exactOptional()
    .describe('The load threads could not be held to these cores and ran wherever the system put them.'),
})

export const instanceMetricsSchema = z.strictObject({
  requests: z.string().describe('Counter of answered requests.'),
  durations: z.string().optional().describe('Histogram of their durations in seconds.'),
})

export const environmentSchema = z.strictObject({
  palier: z.string(),
  node: z.string(),
  platform: z.string(),
  hostCpus: z.number().int(),
  hostMemoryBytes: z.number().int(),
  cpuModel: z.string(),
  kernel: z.string(),
  engine: z.strictObject({
    name: z.string().describe('`docker` or `podman`; `none` for load on a URL.'),
    version: z.string(),
    apiVersion: z.string(),
    cgroupVersion: z.string(),
    cpus: z.number().int(),
    memoryBytes: z.number().int(),
    operatingSystem: z.string(),
    source: z.string().describe('How the engine was found: `DOCKER_HOST`, a context, a socket.'),
  }),
})

export const userStageSchema = z.strictObject({ durationMs: z.number(), users: z.number().int() })
export const rateStageSchema = z.strictObject({ durationMs: z.number(), ratePerS: z.number() })

const profileWords = { id: z.string(), title: localText, timeScale: z.number() }

/** `runs/<id>/manifest.json`: what was run, and how it ended. Replaced whole: temporary file, sync, rename. */
export const manifestSchema = z.strictObject({
  schema: z.literal('palier.run/1'),
  id: z.string(),
  comparisonId: z.string().optional(),
  createdAt: z.iso.datetime(),
  measuredAt: z.iso.datetime().optional().describe('Wall time of atMs = 0; a label, never used for durations.'),
  endedAt: z.iso.datetime().optional(),
  configuration: z.strictObject({
    id: z.string(),
    topologyId: z.string(),
    variant: z.string(),
    parameters: z.record(z.string(), parameterValue),
    overridden: z.array(z.string()),
  }),
  topologyTitle: localText,
  containers: z.array(
    z.strictObject({
      name: z.string(),
      service: z.string(),
      role: z.string(),
      image: z.string(),
      address: z.string().optional(),
    }),
  ),
  repeat: z.number().int().optional().describe('1-based, within its comparison.'),
  confirms: z
    .string()
    .optional()
    .describe('The run of the same comparison whose plateau this one repeats in the open model.'),
  objectives: keptObjectivesSchema
    .optional()
    .describe('As declared when the run was made (shared/domain/objectives.ts).'),
  profile: z.discriminatedUnion('model', [
    z.strictObject({
      ...profileWords,
      model: z.literal('closed'),
      stages: z.array(userStageSchema).describe('After time-scale.'),
    }),
    z.strictObject({
      ...profileWords,
      model: z.literal('open'),
      arrivals: z.enum(['even', 'poisson']),
      maxInFlight: z.number().int().positive(),
      stages: z.array(rateStageSchema).describe('After time-scale.'),
    }),
  ]),
  scenario: z.strictObject({
    id: z.string(),
    title: localText,
    thinkMeanMs: z.number(),
    thinkSpreadPercent: z.number(),
    cycleMeanMs: z.number().optional().describe('Instead of thinking; absent without cycle pacing.'),
    cycleSpreadPercent: z.number().optional(),
    endpoints: z.array(z.string()).describe('With `login` last, when users log in.'),
    intendedShares: z
      .record(z.string(), z.number())
      .optional()
      .describe('Of the mix, by endpoint; logins are no part of it. Absent in runs of before it was kept.'),
    methods: z
      .record(z.string(), z.string())
      .optional()
      .describe('Of the mix, by endpoint: `GET`, `POST` … Absent in runs of before it was kept.'),
  }),
  connections: connectionsSchema,
  failover: z
    .strictObject({ maxFails: z.number().int(), failTimeoutMs: z.number() })
    .optional()
    .describe(
      'After so many failed attempts within the time the balancer is to leave an instance out for as long; as the topology declares it.',
    ),
  faults: z
    .array(faultSchema)
    .optional()
    .describe('Planned ones, in the order of their moments; absent without any. What was done is in the events.'),
  seed: z.number().int(),
  dealVersion: dealVersionSchema.optional(),
  path: pathSchema.optional(),
  subnet: z.string().optional(),
  cpuSets: cpuSetsSchema.optional(),
  instanceMetrics: instanceMetricsSchema.optional(),
  images: z.record(z.string(), z.string()).describe('Image reference to image id.'),
  limits: z.array(effectiveLimitSchema),
  environment: environmentSchema.optional(),
  generatorCheck: z
    .strictObject({ measuredAt: z.iso.datetime(), targets: z.array(generatorTargetSchema).min(1) })
    .optional()
    .describe(
      'What the generator could do here when it was last checked; absent without a check of this very machine.',
    ),
  server: serverSchema.optional().describe('Absent where the topology declares none, and before it was read back.'),
  data: loadedDataSchema.optional().describe('Absent where none is loaded through the API.'),
  warnings: z.array(localText),
  statePolicy: z.array(z.string()).describe('What was done so that every run begins from the same state.'),
  preparation: preparationSchema.optional().describe('Absent for a scenario without a login.'),
  warmUp: warmUpSchema.optional().describe('Absent before it was over, and in runs of before there was one.'),
  states: z
    .array(z.strictObject({ at: z.string(), durationMs: z.number() }))
    .describe('Wall time of each state that was passed.'),
  stopMs: z.number().optional().describe('Generator: from the order to stop to the last socket closed.'),
  outcome: outcomeSchema.optional().describe('Absent while the run is on.'),
  lease: leaseSchema.describe('The process that runs it: its id and the engine-independent mark of its start.'),
})
