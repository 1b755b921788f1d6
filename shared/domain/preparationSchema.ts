import { z } from 'zod'

const count = z.number().int().nonnegative()

/** Logins before measuring: a row of their own, in none of the run's figures. */
export const preparationSchema = z
  .strictObject({
    users: count.describe('That were to be logged in; the others log in at their first request.'),
    logins: count.describe('That were made; fewer than users when the time for it was over.'),
    failed: count.describe('Of the logins. These users log in at their first request.'),
    p50Us: count.optional().describe('Of those that were ok, whole microseconds, as p95Us; absent without any.'),
    p95Us: count.optional(),
    durationMs: z.number(),
  })
  .describe('Logins before measuring, in no other figure.')
