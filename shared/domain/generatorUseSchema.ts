import { z } from 'zod'
import { generatorTargetSchema } from './generatorTargetSchema.ts'
import { count, micros, usage } from './resultParts.ts'

/** What the load generator itself took, and how far the run was from all that it can do. */
export const generatorUseSchema = z.strictObject({
  cpuPercent: usage.optional(),
  sendLagUs: z
    .strictObject({ p99Max: micros, max: micros })
    .optional()
    .describe('Worst second’s p99, and the maximum.'),
  loopDelayUs: z
    .strictObject({ p99Max: micros })
    .optional()
    .describe(
      'Delay of the load threads’ event loops, the worst second’s p99; absent in runs of before it was measured.',
    ),
  stopMs: z.number().optional(),
  highestPerS: z.number().optional().describe('Requests handed over in the busiest second.'),
  ceiling: z
    .strictObject({
      measuredAt: z.iso.datetime(),
      path: generatorTargetSchema.shape.path.describe('The run’s own, or `loopback` where that was not checked.'),
      ratePerS: z.number().describe('Of one load thread against a target that does next to nothing.'),
      isLowerBound: z
        .boolean()
        .describe(
          'The load thread was not busy: the target or other work was the limit, and the generator can do more.',
        ),
      threads: count.describe('Of this run.'),
      share: z.number().describe('highestPerS / (ratePerS × threads): 1 is all that the generator can do.'),
      floorUs: generatorTargetSchema.shape.floorUs.describe('Of one request alone: what the path itself takes.'),
    })
    .optional()
    .describe(
      'How far the run was from what the generator can do; absent without a check of this machine, and where requests cost more than the check’s: TLS, a new connection for each.',
    ),
})

/** May these numbers be trusted, by what the generator did every second. */
export const verdictSchema = z.strictObject({
  kind: z.enum(['valid', 'suspect', 'invalid']),
  seconds: count.describe('That were judged.'),
  suspectSeconds: count,
  invalidSeconds: count,
  reasons: z
    .array(
      z.strictObject({
        reason: z.enum([
          'sendLag',
          'loopDelay',
          'generatorCpu',
          'dropped',
          'poolTimeout',
          'descriptors',
          'ports',
          'exhausted',
        ]),
        seconds: count,
      }),
    )
    .describe('In how many seconds each, the most frequent first.'),
})
