import { z } from 'zod'

const count = z.number().int().nonnegative()
const micros = z.number().int().nonnegative()

/** Nearest-rank percentiles of the ok requests, whole microseconds. */
export const latencySchema = z.strictObject({
  mean: z.number(),
  p50: micros,
  p90: micros,
  p95: micros,
  p99: micros,
  'p99.9': micros,
  max: micros,
})

export const totalsSchema = z.strictObject({
  requests: count.describe('Started and not cut off by our own stop: ok + failed.'),
  ok: count,
  failed: count,
  aborted: count.describe('Cut off by our own stop; booked to nobody.'),
  dropped: count.describe(
    'Due and never sent, as too many were under way; 0 in the closed model and where figures are of one endpoint or instance.',
  ),
  durationMs: z
    .number()
    .nonnegative()
    .describe('Time that was measured, to the end of the plan or the stop. 0 for a phase that was never reached.'),
  throughputPerS: z.number().optional().describe('requests per second; absent when nothing was measured.'),
  goodputPerS: z.number().optional().describe('ok requests per second; absent when nothing was measured.'),
  errorRate: z.number().min(0).max(1).optional().describe('failed / requests; absent without requests.'),
  bytes: count.describe('Body bytes received.'),
})
