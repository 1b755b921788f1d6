import type { z } from 'zod'
import type { suiteRecordSchema } from './suiteRecordSchema.ts'

/** A suite that was started, as its folder keeps it. */
export type SuiteRecord = z.infer<typeof suiteRecordSchema>
export type SuiteRecordComparison = SuiteRecord['comparisons'][number]
