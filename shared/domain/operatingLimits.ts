import type { z } from 'zod'
import type { limitReasons, operatingLimitsSchema } from './operatingLimitsSchema.ts'

export type OperatingLimits = z.infer<typeof operatingLimitsSchema>
export type LimitReason = (typeof limitReasons)[number]
