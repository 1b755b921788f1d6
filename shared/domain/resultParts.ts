import { z } from 'zod'

export const count = z.number().int().nonnegative()
export const micros = z.number().int().nonnegative()
export const usage = z
  .strictObject({ mean: z.number(), p95: z.number(), max: z.number() })
  .describe('Over the measured time.')
