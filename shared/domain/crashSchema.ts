import { z } from 'zod'

const count = z.number().int().nonnegative()

/** What broke for good or for a time, by the first sign of it. */
export const crashSchema = z.strictObject({
  observed: z.boolean(),
  container: z.string().optional(),
  role: z.string().optional(),
  atMs: z.number().optional(),
  sign: z
    .enum(['outOfMemory', 'exit', 'probesFailed', 'noAnswers'])
    .optional()
    .describe('`probesFailed`: three probes in a row; `noAnswers`: clients got no ok answer for three seconds.'),
  untilMs: z.number().optional().describe('When it answered again; absent when it did not.'),
  users: count.optional().describe('Users at that moment; open model: requests under way.'),
})
