import { z } from 'zod'
import { generatorTargetSchema } from './generatorTargetSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { environmentSchema } from './manifestSchema.ts'

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
  targets: z.array(generatorTargetSchema).min(1),
  leftOut: localTextSchema.optional().describe('Why there are no containers among the targets.'),
})
