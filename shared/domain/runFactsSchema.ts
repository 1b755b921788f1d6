import { z } from 'zod'
import { databaseSchema } from './databaseSchema.ts'

const count = z.number().int().nonnegative()

/** `evidence/facts.json`: what a result needs and no stream holds, so that it can be made again. */
export const runFactsSchema = z.strictObject({
  ends: z
    .array(
      z.strictObject({
        container: z.string(),
        running: z.boolean(),
        exitCode: z.number().int().optional(),
        oomKilled: z.boolean(),
        restarts: count,
      }),
    )
    .describe('Every container just before our own stop.'),
  load: z
    .strictObject({ planned: count, started: count, dropped: count, again: count.optional(), stopMs: z.number() })
    .optional()
    .describe('The generator’s own sums; absent when it did not come to its end.'),
  countedByInstances: z
    .record(z.string(), count)
    .describe('Requests by each instance’s own count over the run, probes excluded; those that could be read.'),
  database: databaseSchema.optional().describe('Absent where the topology declares no database to look into.'),
})
