import { z } from 'zod'
import { durationSchema } from './durationSchema.ts'

const count = z.number().int().nonnegative()

/** As a person asks for it. */
export const warmUpTextSchema = z.union(
  [z.enum(['auto', 'none']), durationSchema],
  'auto, none, or a length of time such as 10s',
)

/** Load before measuring that is in none of the run's figures: fresh code, pools and buffers are not what a run is about. */
export const warmUpSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.enum(['auto', 'fixed']).describe('`auto`: until steady or the cap. `fixed`: for a chosen time.'),
      criterion: z
        .literal('windowsAgree')
        .describe(
          'Steady: over the last four whole seconds, mean service time and requests differ by a coefficient of variation of at most 0.02 (Georges, Buytaert, Eeckhout, OOPSLA 2007), or by no more than chance within the seconds explains (F test, 5 %).',
        ),
      durationMs: z.number().describe('Of the load, until its last answer.'),
      capMs: z.number(),
      requests: count.describe('That ended, failed ones included.'),
      failed: count,
      users: count.optional().describe('Closed model only.'),
      ratePerS: z.number().optional().describe('Open model only.'),
      steady: z.boolean().describe('Whether the criterion was met when it ended.'),
    }),
  ])
  .describe('Before measuring, in no figure and no stream of the run.')
