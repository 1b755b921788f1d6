import { z } from 'zod'

const container = z.string().min(1).describe('As the run names it: `api-2`, `lb`, `db`.')

/** See `FaultAction` for what each does. */
export const faultActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['kill', 'crash', 'stop', 'pause', 'restart', 'cut']), container }),
  z.strictObject({ kind: z.literal('cpu'), container, processes: z.int().min(1).max(64) }),
  z.strictObject({ kind: z.literal('memory'), container, bytes: z.int().positive() }),
  z.strictObject({ kind: z.literal('delay'), container, delayMs: z.number().positive().max(60_000) }),
  z.strictObject({ kind: z.literal('loss'), container, percent: z.number().positive().max(100) }),
])

export const faultSchema = z.strictObject({
  atMs: z.number().nonnegative().describe('From the start of measuring, time scale applied.'),
  forMs: z.number().positive().optional().describe('Then it is taken back; absent: it stays until the end.'),
  action: faultActionSchema,
})
