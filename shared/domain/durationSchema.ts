import { z } from 'zod'
import { longestMs } from './longestMs.ts'
import { toDurationMs } from './toDurationMs.ts'

/** A length of time as people write it: `30s`, `1m30s`, `500ms`; at most a week. */
export const durationSchema = z
  .string('a duration such as 30s or 1m30s')
  .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'a duration such as 30s or 1m30s')
  .refine((written) => (toDurationMs(written) ?? 0) <= longestMs, 'at most 168h (7 days)')
