import { z } from 'zod'
import { connectionsSchema } from './connectionsSchema.ts'
import { durationSchema } from './durationSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'
import { defaultMaxInFlight } from './profile.ts'

const words = {
  name: nameSchema,
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  connections: connectionsSchema
    .exactOptional()
    .describe(
      'How requests get connections: one kept per user (or request in flight), N shared ones, or a new one each time. Default: perUser.',
    ),
}

const faults = z
  .array(
    z.strictObject({
      at: durationSchema.describe('From the start of measuring; time scale applies to it as to stages.'),
      for: durationSchema.exactOptional().describe('Then it is taken back. Absent: it stays until the end.'),
      fault: z
        .string()
        .describe(
          'What is done to which container: `kill api-2`; kill, crash, stop, pause, restart, cut, cpu=N, memory=SIZE, delay=TIME or loss=N%.',
        ),
    }),
  )
  .exactOptional()
  .describe('What is done to containers on purpose while it is measured.')

const noStages = 'at least one stage'

export const closedProfileSchema = z.strictObject({
  ...words,
  model: z.literal('closed').describe('Users who wait for an answer before they ask again.'),
  stages: z
    .array(
      z.strictObject({
        duration: durationSchema,
        users: z.int().min(0).max(100_000).describe("Reached evenly over the duration, from the previous stage's."),
      }),
    )
    .min(1, noStages),
  faults,
})

export const openProfileSchema = z.strictObject({
  ...words,
  model: z.literal('open').describe('Requests at a rate, whatever becomes of earlier ones.'),
  arrivals: z
    .enum(['even', 'poisson'])
    .exactOptional()
    .describe('`poisson` (default): in bunches, as independent clients come. `even`: at equal distances.'),
  maxInFlight: z
    .int()
    .min(1)
    .max(100_000)
    .exactOptional()
    .describe(`A request due while so many are under way is dropped and counted. Default: ${defaultMaxInFlight}.`),
  stages: z
    .array(
      z.strictObject({
        duration: durationSchema,
        rate: z
          .number()
          .min(0)
          .max(1_000_000)
          .describe("Requests per second, reached evenly over the duration from the previous stage's."),
      }),
    )
    .min(1, noStages),
  faults,
})

/** `profiles/<name>.yaml` */
export const profileSchema = z.discriminatedUnion('model', [closedProfileSchema, openProfileSchema])

/** Which of the two a file is meant to be. */
export const modelSchema = z.enum(['closed', 'open'], {
  error:
    'closed (users who wait for an answer before they ask again) or open (requests at a rate, whatever becomes of earlier ones)',
})
