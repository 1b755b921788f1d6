import type { z } from 'zod'
import type { effectiveLimitSchema, environmentSchema, manifestSchema } from './manifestSchema.ts'

export type RunManifest = z.infer<typeof manifestSchema>
export type EffectiveLimit = z.infer<typeof effectiveLimitSchema>
export type Environment = z.infer<typeof environmentSchema>
