import { z } from 'zod'

/** Why normal operation stays below the capacity. */
export const limitReasons = [
  /** The capacity is known as an interval only. */
  'interval',
  /** One instance may be lost, and the others then carry everything. */
  'instanceLoss',
  /** From there on more load gave less and less. */
  'knee',
  /** Bursts need room. */
  'reserve',
] as const

/** Up to where a configuration should be used: four zones by their upper edges, danger by its lower one. */
export const operatingLimitsSchema = z.strictObject({
  unit: z.enum(['users', 'ratePerS']).describe('As the profile’s model.'),
  capacity: z.number().describe('The highest plateau that held, with every lower one.'),
  normal: z.number(),
  peak: z.number(),
  maximumSafe: z.number(),
  danger: z.number().describe('From here on: the lowest plateau that did not hold, or the capacity when all did.'),
  binding: z.enum(limitReasons).describe('What keeps normal operation lowest.'),
  reductions: z
    .array(
      z.strictObject({
        reason: z.enum(limitReasons),
        leaves: z.number().describe('What it alone would leave of the capacity, in its unit.'),
      }),
    )
    .describe('Those that apply, the one that leaves least first.'),
  indicative: z.boolean().describe('As the capacity: a plateau that decided it was shorter than 30 s.'),
})
