import { z } from 'zod'
import { durationSchema } from './durationSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'

/** `profiles/<name>.yaml` */
export const profileSchema = z.strictObject({
  name: nameSchema,
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  model: z
    .literal('closed', 'closed, the only model supported so far (users who wait for an answer before they ask again)')
    .describe('Users who wait for an answer before they ask again.'),
  stages: z
    .array(
      z.strictObject({
        duration: durationSchema,
        users: z.int().min(0).describe("Reached evenly over the duration, from the previous stage's."),
      }),
    )
    .min(1, 'at least one stage'),
})
