import { z } from 'zod'

export const targetOutcomeSchema = z.strictObject({
  name: z.string(),
  title: z.strictObject({ en: z.string(), fr: z.string() }).optional(),
  metric: z.string(),
  service: z.string().optional(),
  endpoint: z.string().optional(),
  below: z.number().optional(),
  above: z.number().optional(),
  warning: z.number().optional(),
  measured: z.number().optional().describe('In the unit of the metric; absent when it could not be measured.'),
  state: z.enum(['pass', 'warning', 'fail', 'notMeasurable']),
})
