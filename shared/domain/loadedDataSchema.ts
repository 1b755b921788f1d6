import { z } from 'zod'

/** The data set that was loaded through the API before measuring, as the API itself counted it. */
export const loadedDataSchema = z.strictObject({
  set: z.string(),
  counts: z
    .record(z.string(), z.number().int().nonnegative())
    .describe('Kind of thing to how many, `buildings` to 23.'),
  tookMs: z.number(),
})

export type LoadedData = z.infer<typeof loadedDataSchema>
