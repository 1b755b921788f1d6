import { z } from 'zod'
import { durationSchema } from './durationSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'
import { environmentName, templateFields, valueName } from './scenarioSchema.ts'

const valueSchema = z.union([
  z
    .strictObject({ secret: z.strictObject({ environment: environmentName, local: z.string().min(1) }) })
    .describe(
      '`local` for a stack of our own; for a URL read from the environment, or asked for, and never kept or shown. In headers and bodies only.',
    ),
  z
    .strictObject({ setting: z.strictObject({ environment: environmentName, default: z.string().min(1) }) })
    .describe('For a URL read from the environment; `default` where it is not set, and for a stack of our own.'),
])

const accountSchema = z.strictObject({
  name: z.string().min(1).describe('Text, or one of the values: `{email}`.'),
  password: z
    .string()
    .min(1)
    .describe(
      'Test data, shown as it is; or one of the values: `{password}`, which is shown for a stack of our own only.',
    ),
  role: localTextSchema,
})

/** `x-palier.data`: how data is loaded, and what is there then. */
export const dataSchema = z.strictObject({
  parameter: z.string().describe('Name of the choice whose values are the data sets.'),
  values: z.record(valueName, valueSchema).exactOptional().describe('For `{name}` in the steps.'),
  steps: z
    .array(
      z.strictObject({
        name: nameSchema,
        ...templateFields,
        timeout: durationSchema.exactOptional().describe('60 s when absent.'),
      }),
    )
    .min(1)
    .describe(
      'Requests through the entry, one after another. `{set}` is the data set; what a step takes is there for the next ones.',
    ),
  takes: z
    .record(z.string(), durationSchema)
    .exactOptional()
    .describe(
      'By data set, how long it takes to load it and to put it in order, roughly: for estimates. 300ms when absent.',
    ),
  counts: z
    .string()
    .regex(/^(\/([^~/]|~[01])*)*$/, 'a JSON pointer such as /counts')
    .exactOptional()
    .describe('Where in the last answer the numbers of what was made stand; empty: the whole body.'),
  expected: z
    .record(z.string(), z.record(z.string(), z.int().min(0)))
    .exactOptional()
    .describe('By data set, what is to be counted; anything else is a failure.'),
  accounts: z.array(accountSchema).exactOptional().describe('Who can log in when the data is there.'),
})
