import { z } from 'zod'

const twoPercentiles = z.strictObject({ p50: z.int(), p99: z.int() }).describe('Whole microseconds, service time.')

/** What the load generator reached against one target that does next to nothing. */
export const generatorTargetSchema = z.strictObject({
  path: z
    .enum(['loopback', 'bridge', 'published'])
    .describe(
      '`loopback`: a trivial responder in a thread of our own. The other two: Nginx in a container, by its own address and through a published port.',
    ),
  ratePerS: z.number().describe('Answered a second by one load thread, users without think time, everything recorded.'),
  cpuPercent: z
    .number()
    .describe(
      'Of the load thread meanwhile, percent of one core. Well below 100, the target or the machine was the limit.',
    ),
  busyUs: twoPercentiles.describe('Meanwhile.'),
  floorUs: twoPercentiles.describe('Of one user without think time: what the path costs by itself.'),
  failed: z.int(),
})
