import { z } from 'zod'

/** A length of time as people write it: `30s`, `1m30s`, `500ms`. */
export const durationSchema = z
  .string('a duration such as 30s or 1m30s')
  .regex(/^(\d+(\.\d+)?(ms|s|m|h))+$/, 'a duration such as 30s or 1m30s')
