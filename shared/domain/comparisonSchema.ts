import { z } from 'zod'
import { crashSchema } from './crashSchema.ts'
import { leaseSchema } from './manifestSchema.ts'
import { operatingLimitsSchema } from './operatingLimitsSchema.ts'
import { referenceSchema } from './referenceSchema.ts'
import { resultSchema } from './resultSchema.ts'
import { relativeReasons } from './targetOutcomeSchema.ts'

const count = z.number().int().nonnegative()

/** Over the repeats of one configuration; the median of an even number is the mean of the two in the middle. */
const spread = z.strictObject({ median: z.number(), min: z.number(), max: z.number(), runs: z.number().int() })

/** What a person asked for (shared/contract/requests.ts), kept so that an interrupted comparison can be resumed. */
export const askSchema = z.strictObject({
  configurations: z.array(z.string()),
  profile: z.string(),
  scenario: z.string().exactOptional(),
  timeScale: z.number(),
  set: z.record(z.string(), z.string()),
  seed: z.number().int(),
  repeat: z.number().int().positive(),
  objectives: z.string().exactOptional(),
  baseline: z.string().exactOptional(),
  baselineRun: z.string().exactOptional(),
  parameters: z.record(z.string(), z.record(z.string(), z.string())).exactOptional(),
  confirmOpen: z.boolean().exactOptional(),
  warmUp: z.string().exactOptional(),
  faults: z.array(z.string()).exactOptional(),
})

const difference = z.strictObject({ input: z.string(), from: z.string(), to: z.string() })

/** A run after all others: the best plateau that held, at its rate in the open model. In no median, and not among `runs`. */
const confirmationSchema = z.strictObject({
  configuration: z.string(),
  runId: z.string(),
  confirms: z
    .strictObject({ runId: z.string(), phase: z.number().int(), users: count, ratePerS: z.number() })
    .optional()
    .describe('The plateau that is repeated; absent before its turn, and when there is none.'),
  skipped: z
    .enum(['nothingHeld', 'notCompleted'])
    .optional()
    .describe('No plateau held in all repeats, or no run was completed: there is no rate to repeat.'),
  result: resultSchema.optional(),
})

const plateauFigures = z
  .strictObject({
    durationMs: z.number(),
    throughputPerS: z.number().optional(),
    errorRate: z.number().optional(),
    p50Us: count.optional(),
    p95Us: count.optional(),
    p99Us: count.optional(),
    dropped: count.optional().describe('Open model only.'),
    holds: z.boolean().optional(),
    verdict: z.enum(['valid', 'suspect', 'invalid']).optional().describe('Of the whole run.'),
  })
  .describe('Response time, over the plateau without its first 20 %; `holds` by the same bounds.')

const openConfirmationSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measured'),
    confirms: z.string(),
    runId: z.string(),
    users: count,
    ratePerS: z.number(),
    closed: plateauFigures,
    open: plateauFigures,
  }),
  z.strictObject({ kind: z.literal('skipped'), reason: z.enum(['nothingHeld', 'notCompleted']) }),
  z.strictObject({ kind: z.literal('missing'), runId: z.string() }),
])

/** `comparisons/<id>/comparison.json`, and what `compare --json` writes. */
export const comparisonSchema = z.strictObject({
  schema: z.literal('palier.comparison/1'),
  id: z.string(),
  createdAt: z.iso.datetime(),
  profile: z.strictObject({ id: z.string(), timeScale: z.number() }),
  scenario: z.string(),
  seed: z.number().int(),
  outcome: z.enum(['running', 'completed', 'stopped', 'failed', 'interrupted']),
  lease: leaseSchema.optional().describe('The process that runs it; absent once it has ended.'),
  configurations: z.array(z.string()).describe('In the person’s order; each once.'),
  repeat: z.number().int().positive(),
  baseline: z.string().describe('The configuration that deltas refer to.'),
  baselineRun: z
    .strictObject({
      runId: z.string(),
      configuration: z.string(),
      createdAt: z.iso.datetime(),
      figures: z.record(z.string(), z.number()).describe('By target: what it measured; absent where it could not.'),
      differences: z
        .array(difference)
        .describe('Inputs besides the load, which is the same, in which the first run differs from it.'),
    })
    .optional()
    .describe(
      'The run of before that relative targets are held against; absent when they are held against `baseline`.',
    ),
  beforeAfter: z
    .strictObject({ before: z.string(), after: z.string(), reference: referenceSchema.optional() })
    .optional()
    .describe(
      'Two of the configurations, which their topology declares as before and after; absent without such a pair.',
    ),
  objectives: z.string().optional(),
  ask: askSchema.optional().describe('As it was asked; without it a comparison cannot be resumed.'),
  inputs: z
    .record(z.string(), z.string())
    .optional()
    .describe('Checksum of every declared input (`profile quick`): a comparison is resumed with the very same only.'),
  /** Runs in the order of execution; resuming starts the ones without a result. */
  planned: z.array(z.strictObject({ runId: z.string(), configuration: z.string(), repeat: z.number().int() })),
  runs: z.array(resultSchema),
  confirmations: z
    .array(confirmationSchema)
    .optional()
    .describe('One for each configuration; absent when not asked for.'),
  comparison: z.strictObject({
    rows: z.array(
      z.strictObject({
        configuration: z.string(),
        runIds: z.array(z.string()),
        outcomes: z.array(z.string()),
        verdicts: z
          .array(z.enum(['valid', 'suspect', 'invalid', 'none']))
          .optional()
          .describe('Of each run; `none`: nothing was measured. Absent in comparisons of before it was judged.'),
        leftOut: z
          .array(z.string())
          .optional()
          .describe('Completed runs whose figures are in no median because they are invalid; absent without any.'),
        figures: z.strictObject({
          requests: spread.optional(),
          throughputPerS: spread.optional(),
          goodputPerS: spread.optional(),
          meanUs: spread.optional(),
          p50Us: spread.optional(),
          p95Us: spread.optional(),
          p99Us: spread.optional(),
          maxUs: spread.optional(),
          errorRate: spread.optional(),
          cacheRatio: spread.optional(),
          cpuPeakPercent: spread.optional(),
          memoryPeakBytes: spread.optional(),
          load1Max: spread.optional(),
        }),
        cpuPeakContainer: z.string().optional(),
        memoryPeakContainer: z.string().optional(),
        instances: z.array(z.strictObject({ name: z.string(), share: z.number() })),
        cacheSource: z.string().optional(),
        operatingLimits: operatingLimitsSchema
          .optional()
          .describe('Of all repeats together; absent without a capacity, and in comparisons of before it was made.'),
        capacity: z
          .strictObject({
            atLeastUsers: count.optional(),
            belowUsers: count.optional(),
            atLeastRatePerS: z.number().optional(),
            belowRatePerS: z.number().optional(),
            atLeastPerS: z.number().optional(),
            indicative: z.boolean(),
          })
          .optional()
          .describe('The narrowest that all repeats agree on.'),
        crash: crashSchema.extend({ inRuns: count }),
        openConfirmation: openConfirmationSchema
          .optional()
          .describe('The same rate in the closed and in the open model.'),
        redundancy: z.enum(['none', 'balancerOnly', 'all']),
        targets: z.array(
          z.strictObject({
            name: z.string(),
            states: z.array(z.string()),
            compared: z
              .number()
              .optional()
              .describe('Of a relative target: what the baseline measured, the median of its counted runs.'),
            comparedRun: z.string().optional().describe('The run that `compared` is of, when it is one of before.'),
            reason: z.enum(relativeReasons).optional().describe('Why a relative target was not judged.'),
          }),
        ),
      }),
    ),
    deltas: z.array(
      z.strictObject({
        configuration: z.string(),
        figures: z
          .record(
            z.string(),
            z.strictObject({ absolute: z.number(), relative: z.number().optional(), overlaps: z.boolean() }),
          )
          .describe(
            'Median against the baseline’s; `overlaps`: the ranges of the repeats touch, or there is one run each.',
          ),
      }),
    ),
    pairs: z.array(
      z.strictObject({
        baseline: z.string(),
        against: z.string(),
        differences: z.array(difference),
      }),
    ),
  }),
})
