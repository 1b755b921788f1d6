import { z } from 'zod'
import { localTextSchema } from './localTextSchema.ts'
import { mostConfigurations } from './mostConfigurations.ts'
import { nameSchema } from './nameSchema.ts'
import { warmUpTextSchema } from './warmUpSchema.ts'

/** Values of parameters as a person writes them in YAML; a comparison is asked for with texts. */
const values = z.record(
  z.string(),
  z.union([z.string(), z.number()], 'a text or a number').transform((value) => String(value)),
)

const id = z.string('a name').min(1, 'a name')
const repeats = 'a whole number from 1 to 20'
const scales = 'a number above 0 and up to 100'

/** One comparison of a suite: what `palier compare` may be told, but for the seed, which the whole suite has. */
export const suiteComparisonSchema = z.strictObject({
  name: nameSchema.describe('Of its folder.'),
  title: localTextSchema,
  configurations: z
    .array(z.string('a configuration such as trio-cache:tuned').min(1), 'a list of configurations')
    .min(1, 'at least one configuration')
    .max(mostConfigurations, `at most ${mostConfigurations} configurations`)
    .describe('As on the command line: `solo`, `trio-cache:tuned`.'),
  profile: id,
  scenario: id.exactOptional().describe('Each topology’s own when not given.'),
  objectives: id.exactOptional(),
  repeat: z
    .int(repeats)
    .min(1, repeats)
    .max(20, repeats)
    .exactOptional()
    .describe('Runs of each configuration; 1 when not given.'),
  timeScale: z
    .number(scales)
    .gt(0, scales)
    .max(100, scales)
    .exactOptional()
    .describe('Multiplied by the suite’s own, which is chosen when it is started.'),
  set: values.exactOptional().describe('Parameter values over every configuration’s own.'),
  parameters: z
    .record(z.string(), values)
    .exactOptional()
    .describe('Parameter values of single configurations, over `set`.'),
  baseline: id.exactOptional().describe('Configuration that deltas refer to; the first when not given.'),
  warmUp: warmUpTextSchema.exactOptional().describe('`auto` (if not given), `none`, or a time such as 10s.'),
  confirmOpen: z.boolean('true or false').exactOptional(),
  faults: z
    .array(z.string('a fault such as "at=60s for=30s kill api-2"').min(1), 'a list of faults')
    .max(100, 'at most 100 faults')
    .exactOptional(),
})

/** `suites/<name>.yaml`: comparisons that are run one after the other. */
export const suiteSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  comparisons: z.array(suiteComparisonSchema).min(1, 'at least one comparison').max(50, 'at most 50 comparisons'),
})
