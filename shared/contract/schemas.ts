import { z } from 'zod'
import type { Ask, RequestName } from './requests.ts'

const nothing = z.strictObject({})

const comparisonAsk = z.strictObject({
  configurations: z.array(z.string().min(1)).min(1, 'at least one configuration').max(8, 'at most 8 configurations'),
  profile: z.string().min(1),
  scenario: z.string().min(1).exactOptional(),
  timeScale: z.number().gt(0, 'time-scale must be above 0').max(100, 'time-scale must be at most 100'),
  set: z.record(z.string(), z.string()),
  seed: z.int().min(0).max(0xffff_ffff),
})

/** What each request accepts; unknown keys are refused. */
export const schemas: { readonly [N in RequestName]: z.ZodType<Ask<N>> } = {
  'topology.list': nothing,
  'profile.list': nothing,
  'scenario.list': nothing,
  'schema.list': nothing,
  'comparison.check': comparisonAsk,
  'comparison.start': comparisonAsk,
  'comparison.stop': z.strictObject({ comparisonId: z.string().min(1) }),
  'comparison.open': z.strictObject({ comparisonId: z.string().min(1) }),
  'run.list': nothing,
  'run.open': z.strictObject({ runId: z.string().min(1) }),
  'image.build': z.strictObject({ topologies: z.array(z.string()).exactOptional() }),
  'engine.describe': nothing,
  'engine.clean': nothing,
}
