import { z } from 'zod'

/** How a run ended. `failure` is the plain data of `shared/domain/failure.ts`; its `kind` is the stable part. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('completed') }),
  z.strictObject({
    kind: z.literal('stopped'),
    during: z.string(),
    missed: z
      .string()
      .exactOptional()
      .describe('The target of which a window was missed, and that says to stop then; absent: a person stopped it.'),
  }),
  z.strictObject({
    kind: z.literal('failed'),
    during: z.string(),
    failure: z.looseObject({ kind: z.string() }),
    message: z.string().describe('The failure in English.'),
  }),
  z.strictObject({ kind: z.literal('interrupted'), during: z.string() }),
])
