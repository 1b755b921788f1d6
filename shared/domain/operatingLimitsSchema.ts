import { z } from 'zod'

/** Why the limit is below the capacity; the one that takes most is binding. */
export const limitReasons = ['interval', 'instanceLoss', 'knee'] as const

/**
 * Up to where a configuration should be used. Four zones by their upper edges: normal operation, peak, maximum safe; danger begins where
 * a plateau failed, or at the maximum safe value when none did.
 */
export const operatingLimitsSchema = z.strictObject({
  unit: z.enum(['users', 'ratePerS']).describe('As the profile’s model.'),
  capacity: z.number().describe('The highest plateau that held, with every lower one.'),
  normal: z.number(),
  peak: z.number(),
  maximumSafe: z.number(),
  danger: z.number(),
  binding: z.enum(limitReasons),
  reductions: z
    .array(
      z.strictObject({
        reason: z.enum(limitReasons),
        leaves: z.number().describe('Of the capacity, in its unit.'),
      }),
    )
    .describe('What each reason alone would leave; absent where it does not apply.'),
  indicative: z.boolean(),
})
