import type { z } from 'zod'
import type { comparisonSchema } from './comparisonSchema.ts'
import type { latencySchema, totalsSchema } from './figuresSchema.ts'
import type { resultSchema } from './resultSchema.ts'

export type RunResult = z.infer<typeof resultSchema>
export type Totals = z.infer<typeof totalsSchema>
export type Latency = z.infer<typeof latencySchema>
export type Comparison = z.infer<typeof comparisonSchema>
export type ComparisonRow = Comparison['comparison']['rows'][number]
