import { z } from 'zod'

const count = z.number().int().nonnegative()

/** What the database of a run says of its own work, read before and after measuring: statements, plans of declared queries, indexes. */
export const databaseSchema = z.strictObject({
  container: z.string(),
  statements: z
    .array(
      z.strictObject({
        query: z.string().describe('As the database groups them, literals replaced by $1, $2 …'),
        calls: count,
        totalMs: z.number(),
        meanMs: z.number(),
        rows: count.describe('Returned or affected, all calls together.'),
      }),
    )
    .describe('The ten with the highest total time since measuring began; from `pg_stat_statements`.'),
  plans: z
    .array(
      z.strictObject({
        name: z.string(),
        title: z.strictObject({ en: z.string(), fr: z.string() }),
        sql: z.string(),
        at: z.enum(['before', 'after']).describe('Measuring.'),
        reads: z
          .array(
            z.strictObject({
              table: z.string(),
              index: z
                .string()
                .optional()
                .describe('Several that are used together with commas between; absent: the whole table is read.'),
              rows: z.number().describe('That came out of this step, all its loops together.'),
              removed: z.number().describe('Rows that were read and thrown away by a filter.'),
              isPart: z
                .literal(true)
                .optional()
                .describe('Without an index, but only until a LIMIT above it had enough rows.'),
            }),
          )
          .describe('Every scan of the plan, in its order.'),
        planningMs: z.number(),
        executionMs: z.number(),
        buffersHit: count.describe('Pages of 8 KiB.'),
        buffersRead: count,
        text: z.string().describe('The plan as the database prints it; times and pages are its own.'),
      }),
    )
    .describe('EXPLAIN (ANALYZE, BUFFERS) of the queries that the topology declares.'),
  unusedIndexes: z
    .array(z.strictObject({ table: z.string(), index: z.string(), bytes: count }))
    .describe('Never read while measuring; those that enforce a constraint left out.'),
  missingIndexes: z
    .array(
      z.strictObject({
        table: z.string(),
        wholeReads: count.describe('Times the whole table was read while measuring.'),
        rowsPerRead: z.number(),
        indexReads: count,
      }),
    )
    .describe('Tables that were read whole, again and again, though they are not small: an index may be missing.'),
  problems: z.array(z.string()).describe('What could not be read, with the database’s own reason.'),
})

export type DatabaseFacts = z.infer<typeof databaseSchema>
