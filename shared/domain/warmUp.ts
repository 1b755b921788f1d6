import type { z } from 'zod'
import type { warmUpSchema } from './warmUpSchema.ts'

/** What the warm-up of a run came to. */
export type WarmUp = z.infer<typeof warmUpSchema>

/** A warm-up as it is ordered: until steady or a cap, for a time, or none. */
export type WarmUpOrder = { readonly kind: 'auto' | 'none' } | { readonly kind: 'fixed'; readonly durationMs: number }

/** The longest time that may be asked for. */
export const longestWarmUpMs = 600_000
