import { z } from 'zod'
import { askSchema } from './comparisonSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { leaseSchema } from './manifestSchema.ts'

/** What became of one comparison of a suite; `pending` until its turn. */
export const suiteComparisonOutcomes = ['pending', 'running', 'completed', 'failed', 'stopped', 'interrupted'] as const

/** `suite.json` in a suite's folder: what was asked, what became of it, and where it lies. */
export const suiteRecordSchema = z.strictObject({
  schema: z.literal('palier.suite/1'),
  id: z.string(),
  suite: z.string().describe('Name of the suite that was started.'),
  declared: z
    .strictObject({
      asked: z.string().describe('Its name, or the absolute path of its file.'),
      checksum: z.string().describe('Of what the file said when it was started.'),
    })
    .optional()
    .describe('Absent in suites of before it was kept.'),
  title: localTextSchema,
  description: localTextSchema.optional(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().optional().describe('Absent while it is on.'),
  timeScale: z.number().describe('Multiplied with each comparison’s own; theirs hold both.'),
  seed: z.number().int(),
  language: z.enum(['en', 'fr']).describe('Of the reports and the index.'),
  pdf: z.boolean().describe('Whether reports are printed as well.'),
  outcome: z
    .enum(['running', 'completed', 'failed', 'stopped', 'interrupted'])
    .describe('`failed`: at least one comparison failed, or a run of it.'),
  lease: leaseSchema.optional().describe('The process that runs it; absent once it has ended.'),
  comparisons: z.array(
    z.strictObject({
      name: z.string(),
      title: localTextSchema,
      folder: z.string().describe('Of its results, below the suite’s.'),
      ask: askSchema,
      comparisonId: z.string().optional().describe('Absent until it began.'),
      outcome: z.enum(suiteComparisonOutcomes),
      problem: localTextSchema
        .optional()
        .describe('Why it could not be started, was broken off, or its files not written.'),
    }),
  ),
})
