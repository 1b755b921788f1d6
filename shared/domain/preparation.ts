import type { z } from 'zod'
import type { preparationSchema } from './preparationSchema.ts'

export type Preparation = z.infer<typeof preparationSchema>
