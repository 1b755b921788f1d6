import { z } from 'zod'

const count = z.number().int().nonnegative()
const micros = z.number().int().nonnegative()

/** Judged on plateaus only, without their first 20 %. */
export const capacitySchema = z.strictObject({
  bounds: z.strictObject({ errorRate: z.number(), p95Ms: z.number() }),
  atLeastUsers: count.optional().describe('The highest plateau that held, with every lower one; absent when none did.'),
  belowUsers: count.optional().describe('The lowest plateau that did not hold; absent when all did.'),
  atLeastRatePerS: z.number().optional().describe('As atLeastUsers, of the open model.'),
  belowRatePerS: z.number().optional().describe('As belowUsers, of the open model.'),
  atLeastPerS: z.number().optional().describe('Throughput on the highest plateau that held.'),
  indicative: z.boolean().describe('A plateau that decided it was shorter than 30 s.'),
  plateaus: z.array(
    z.strictObject({
      phase: z.number().int(),
      users: count.optional().describe('Closed model only.'),
      ratePerS: z.number().optional().describe('Open model only.'),
      durationMs: z.number().describe('After the first 20 % were dropped.'),
      holds: z
        .boolean()
        .optional()
        .describe(
          'Absent when it was not reached, nothing was measured on it, the generator was the limit, or it did not hold under a fault.',
        ),
      generatorLimited: z
        .boolean()
        .optional()
        .describe('The generator was the limit on it: nothing is said of the stack. Absent otherwise.'),
      underFault: z
        .boolean()
        .optional()
        .describe('It did not hold while an injected fault was felt: nothing is said of the stack. Absent otherwise.'),
      throughputPerS: z.number().optional(),
      errorRate: z.number().optional(),
      p95Us: micros.optional(),
      dropped: count.optional().describe('Open model: due and not sent; above 1 % of what was due it does not hold.'),
      overdue: count
        .optional()
        .describe('At least so many requests were still unanswered after the P95 bound; they count as slow.'),
    }),
  ),
})
