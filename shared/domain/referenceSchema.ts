import { z } from 'zod'
import { localTextSchema } from './localTextSchema.ts'
import { targetMetrics } from './targetMetrics.ts'

const figures = z
  .partialRecord(z.enum(targetMetrics), z.number())
  .describe('By metric, in its unit: `p99Ms: 801`, `errorRate: 0.0016`. Those of a service have no place here.')

/** Figures that somebody else has published of a before and an after; shown beside what was measured, never judged. */
export const referenceSchema = z.strictObject({
  title: localTextSchema.describe('Whose figures they are, a few words: the head of a column.'),
  note: localTextSchema.exactOptional().describe('What they are of, where that is not what is measured here.'),
  before: figures.exactOptional().describe('Measured before.'),
  expected: figures.exactOptional().describe('Hoped for after: rates are to be above, everything else below.'),
})

export type Reference = z.infer<typeof referenceSchema>
