import { z } from 'zod'

const count = z.number().int().nonnegative()
const micros = z.number().int().nonnegative()

/** The state before the first request, or after the drain: no load, everything up. */
export const idleStateSchema = z.strictObject({
  fromMs: z.number(),
  toMs: z.number(),
  containers: z.array(
    z.strictObject({ container: z.string(), cpuPercent: z.number().optional(), memoryBytes: z.number().optional() }),
  ),
  load1: z.number().optional(),
  probes: z.array(
    z.strictObject({ probe: z.string(), container: z.string(), asked: count, ok: count, latencyUs: micros.optional() }),
  ),
})
