import { z } from 'zod'

/** What only a comparison can say, and why it could not: of one run alone, of the baseline itself, of a figure that is not there or 0. */
export const relativeReasons = ['needsBaseline', 'isBaseline', 'baselineNotMeasured', 'baselineIsZero'] as const

export const targetOutcomeSchema = z.strictObject({
  name: z.string(),
  title: z.strictObject({ en: z.string(), fr: z.string() }).optional(),
  kind: z.enum(['target', 'monitoring']).optional(),
  metric: z.string(),
  service: z.string().optional(),
  endpoint: z.string().optional(),
  below: z.number().optional(),
  above: z.number().optional(),
  warning: z.number().optional(),
  relativeTo: z.literal('baseline').optional().describe('below, above and warning are then factors of `compared`.'),
  over: z.string().optional().describe('`run` if absent, `phase`, or the length of a sliding window, `10s`.'),
  whenMissed: z.enum(['continue', 'stop']).optional(),
  measured: z
    .number()
    .optional()
    .describe('In the unit of the metric, of the worst phase or window; absent when it could not be measured.'),
  phase: z.number().int().optional().describe('The phase that `measured` is of: its index.'),
  window: z
    .strictObject({ fromMs: z.number(), toMs: z.number() })
    .optional()
    .describe('The window that `measured` is of.'),
  compared: z
    .number()
    .optional()
    .describe('What the baseline measured: the median of its counted runs. Known in comparisons only.'),
  comparedRun: z.string().optional().describe('The run that `compared` is of, when it is one of before.'),
  hostLoad1: z
    .number()
    .optional()
    .describe('Of `stackLoad1`: the load average of the engine’s host at its peak, which includes the generator.'),
  reason: z.enum(relativeReasons).optional().describe('Why a relative target was not judged.'),
  state: z.enum(['pass', 'warning', 'fail', 'notMeasurable']),
})
