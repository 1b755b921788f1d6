import { z } from 'zod'
import { durationSchema } from './durationSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'

const scalar = z.union([z.string(), z.number()])

export const valueSourceSchema = z.union([
  z
    .strictObject({
      zipf: z.strictObject({ from: z.int().min(1), to: z.int(), exponent: z.number().min(0) }),
    })
    .describe('Rank r from `from` to `to` is drawn with a weight of 1 / r^exponent.'),
  z.strictObject({ uniform: z.strictObject({ from: z.int(), to: z.int() }) }),
  z.strictObject({ choice: z.array(scalar).min(1) }),
])

export const scenarioRequestSchema = z.strictObject({
  name: z.string().min(1),
  weight: z.number().min(0).describe('Relative to the sum of all weights.'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z
    .string('a path that begins with /')
    .regex(/^\//, 'a path that begins with /')
    .describe('With `{value}` placeholders.'),
  expect: z.int().min(100).max(599).exactOptional().describe('Expected status; 200 when absent.'),
  headers: z.record(z.string(), z.string()).exactOptional(),
  body: z.string().exactOptional(),
})

/** `scenarios/<name>.yaml` */
export const scenarioSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  think: z
    .strictObject({ mean: durationSchema, spread: z.number().min(0).max(100).describe('Percent of the mean.') })
    .describe('Pause between an answer and the next request: evenly between mean − spread and mean + spread.'),
  values: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and underscores'), valueSourceSchema)
    .exactOptional(),
  requests: z.array(scenarioRequestSchema).min(1, 'at least one request'),
})
