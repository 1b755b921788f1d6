import { z } from 'zod'
import { localTextSchema } from './localTextSchema.ts'
import { environmentSchema } from './manifestSchema.ts'

const twoPercentiles = z.strictObject({ p50: z.int(), p99: z.int() }).describe('Whole microseconds, service time.')

const targetSchema = z.strictObject({
  path: z
    .enum(['loopback', 'bridge', 'published'])
    .describe(
      '`loopback`: a trivial responder in a thread of our own. The other two: Nginx in a container, by its own address and through a published port.',
    ),
  ratePerS: z.number().describe('Answered a second by one load thread, users without think time, everything recorded.'),
  cpuPercent: z
    .number()
    .describe(
      'Of the load thread meanwhile, percent of one core. Well below 100, the target or the machine was the limit.',
    ),
  busyUs: twoPercentiles.describe('Meanwhile.'),
  floorUs: twoPercentiles.describe('Of one user without think time: what the path costs by itself.'),
  failed: z.int(),
})

/** `generator.json` in the user's configuration folder: what this machine's load generator can do, as measured last. */
export const generatorCheckSchema = z.strictObject({
  schema: z.literal('palier.generator/1'),
  measuredAt: z.iso.datetime(),
  machine: environmentSchema.omit({ engine: true }),
  load1: z
    .number()
    .optional()
    .describe('Load average of the last minute before: other work makes every figure a lower bound.'),
  users: z.int().describe('Of the measurement of the rate.'),
  seconds: z.number().describe('Of each measurement.'),
  targets: z.array(targetSchema).min(1),
  leftOut: localTextSchema.optional().describe('Why there are no containers among the targets.'),
})
