import { z } from 'zod'

export const dealVersionSchema = z
  .number()
  .int()
  .describe(
    'Which way the seed became requests and moments (shared/load/dealVersion.ts); absent in runs of before it was kept.',
  )
