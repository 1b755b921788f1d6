import type { z } from 'zod'
import type { runFactsSchema } from './runFactsSchema.ts'

export type RunFacts = z.infer<typeof runFactsSchema>

/** Of a run that ended before anything of it was known. */
export const noFacts: RunFacts = { ends: [], countedByInstances: {} }
