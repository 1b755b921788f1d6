import { z } from 'zod'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'
import { targetMetrics } from './targetMetrics.ts'

const spans = 'run, phase, or a whole number of seconds such as 10s'

export const targetSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema.exactOptional(),
  kind: z
    .enum(['target', 'monitoring'])
    .exactOptional()
    .describe('`monitoring`: its states are called normal, above normal (from `warning` on) and alert.'),
  metric: z
    .enum(targetMetrics)
    .describe('`p50Ms`, `p95Ms`, `p99Ms` and `maxMs` are of ok requests alone; failed ones are in `errorRate`.'),
  /** The service or role whose highest reading counts, for `service…` metrics. */
  service: z.string().exactOptional(),
  endpoint: z.string().exactOptional(),
  below: z.number().exactOptional().describe('Pass while the figure is below.'),
  above: z.number().exactOptional().describe('Pass while the figure is above.'),
  warning: z.number().exactOptional().describe('Already a warning from here on; on the passing side of the limit.'),
  relativeTo: z
    .literal('baseline')
    .exactOptional()
    .describe(
      'below, above and warning are then factors of what the baseline of the comparison measured: below 1.1 is less than 110 % of it.',
    ),
  over: z
    .string(spans)
    .regex(/^(run|phase|(\d+(\.\d+)?(ms|s|m|h))+)$/, spans)
    .exactOptional()
    .describe(
      'What the figure is of: the whole run (if not given), the worst phase that was reached, or the worst window of so many seconds, load metrics only.',
    ),
  whenMissed: z
    .enum(['continue', 'stop'])
    .exactOptional()
    .describe('`stop`: the run ends with the first window that misses. `continue`, if not given, shows the recovery.'),
})

/** `objectives/<id>.yaml`: targets, and the bounds that a plateau must keep to count as capacity. */
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
