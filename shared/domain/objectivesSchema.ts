import { z } from 'zod'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'
import { targetMetrics } from './targetMetrics.ts'

export const targetSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema.exactOptional(),
  metric: z.enum(targetMetrics),
  /** The service or role whose highest reading counts, for `service…` metrics. */
  service: z.string().exactOptional(),
  endpoint: z.string().exactOptional(),
  below: z.number().exactOptional().describe('Pass while the figure is below.'),
  above: z.number().exactOptional().describe('Pass while the figure is above.'),
  warning: z.number().exactOptional().describe('Already a warning from here on; on the passing side of the limit.'),
})

/** `objectives/<id>.yaml`: absolute targets, and the bounds that a plateau must keep to count as capacity. */
export const objectivesSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  capacity: z
    .strictObject({ errorRate: z.number().min(0).max(1), p95Ms: z.number().positive() })
    .exactOptional()
    .describe('1 % errors and 2 s when not given.'),
  targets: z.array(targetSchema),
})

/** Objectives as a manifest keeps them: read, checked, and with every bound filled in. */
export const keptObjectivesSchema = z.strictObject({
  id: z.string(),
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  capacity: z.strictObject({ errorRate: z.number(), p95Ms: z.number() }),
  targets: z.array(targetSchema).readonly(),
})
