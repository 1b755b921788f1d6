import { z } from 'zod'
import { connectionsSchema } from '../domain/connectionsSchema.ts'
import { durationSchema } from '../domain/durationSchema.ts'
import { faultActionSchema } from '../domain/faultSchema.ts'
import { mostConfigurations } from '../domain/mostConfigurations.ts'
import { settingsSchema } from '../domain/settingsSchema.ts'
import { roleSchema } from '../domain/topologySchema.ts'
import { warmUpTextSchema } from '../domain/warmUpSchema.ts'
import type { Ask, RequestName } from './requests.ts'

const nothing = z.strictObject({})

const timeScale = z.number().gt(0, 'time-scale must be above 0').max(100, 'time-scale must be at most 100')
const seed = z.int().min(0).max(0xffff_ffff)

const comparisonAsk = z.strictObject({
  configurations: z
    .array(z.string().min(1))
    .min(1, 'at least one configuration')
    .max(mostConfigurations, `at most ${mostConfigurations} configurations`),
  profile: z.string().min(1),
  scenario: z.string().min(1).exactOptional(),
  timeScale,
  set: z.record(z.string(), z.string()),
  seed,
  repeat: z.int().min(1, 'at least once').max(20, 'at most 20 times'),
  objectives: z.string().min(1).exactOptional(),
  baseline: z.string().min(1).exactOptional(),
  baselineRun: z.string().min(1).exactOptional(),
  parameters: z.record(z.string(), z.record(z.string(), z.string())).exactOptional(),
  confirmOpen: z.boolean().exactOptional(),
  warmUp: warmUpTextSchema.exactOptional(),
  faults: z.array(z.string().min(1)).max(100, 'at most 100 faults').exactOptional(),
})

const loadAsk = z.strictObject({
  url: z.string().min(1),
  load: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('constant'),
      users: z.int().min(1, 'at least one user').max(100_000, 'at most 100000 users'),
      duration: durationSchema,
    }),
    z.strictObject({
      kind: z.literal('rate'),
      ratePerS: z.number().positive('more than 0').max(1_000_000, 'at most 1000000 a second'),
      duration: durationSchema,
      arrivals: z.enum(['even', 'poisson']),
      maxInFlight: z.int().min(1, 'at least 1').max(100_000, 'at most 100000'),
    }),
    z.strictObject({ kind: z.literal('profile'), profile: z.string().min(1), timeScale }),
  ]),
  scenario: z.string().min(1).exactOptional(),
  connections: connectionsSchema.exactOptional(),
  think: durationSchema.exactOptional(),
  warmUp: warmUpTextSchema.exactOptional(),
  seed,
  allowAddress: z.string().min(1).exactOptional(),
  allowPlainSecrets: z.boolean().exactOptional(),
  secrets: z.record(z.string(), z.string()).exactOptional(),
  ca: z.string().min(1).exactOptional(),
  objectives: z.string().min(1).exactOptional(),
  containers: z
    .array(z.strictObject({ name: z.string().min(1), role: roleSchema }))
    .min(1)
    .exactOptional(),
  context: z.string().min(1).exactOptional(),
})

const namedSuite = {
  suite: z.string().min(1),
  timeScale,
  seed,
  repeat: z.int().min(1, 'at least once').max(20, 'at most 20 times').exactOptional(),
  language: z.enum(['en', 'fr']),
}

/** What each request accepts; unknown keys are refused. */
export const schemas: { readonly [N in RequestName]: z.ZodType<Ask<N>> } = {
  'topology.list': nothing,
  'profile.list': nothing,
  'scenario.list': nothing,
  'schema.list': nothing,
  'comparison.check': comparisonAsk,
  'comparison.start': comparisonAsk,
  'comparison.stop': z.strictObject({ comparisonId: z.string().min(1) }),
  'objectives.list': nothing,
  'comparison.resume': z.strictObject({ comparisonId: z.string().min(1) }),
  'comparison.open': z.strictObject({ comparisonId: z.string().min(1) }),
  'comparison.list': nothing,
  'comparison.current': nothing,
  'comparison.follow': z.strictObject({ comparisonId: z.string().min(1) }),
  'run.follow': z.strictObject({ runId: z.string().min(1) }),
  'fault.inject': z.strictObject({
    runId: z.string().min(1),
    action: faultActionSchema,
    forMs: z.number().positive('more than 0').exactOptional(),
  }),
  'fault.undo': z.strictObject({ runId: z.string().min(1), action: faultActionSchema }),
  'configuration.outline': z.strictObject({
    configuration: z.string().min(1),
    parameters: z.record(z.string(), z.string()),
  }),
  'run.discard': z.strictObject({ id: z.string().min(1) }),
  'run.restore': z.strictObject({ id: z.string().min(1) }),
  'settings.read': nothing,
  'settings.save': settingsSchema,
  'load.start': loadAsk,
  'load.stop': z.strictObject({ runId: z.string().min(1) }),
  'run.list': nothing,
  'run.open': z.strictObject({ runId: z.string().min(1) }),
  'run.log': z.strictObject({
    runId: z.string().min(1),
    container: z.string().min(1),
    atMs: z.number().exactOptional(),
    from: z.int().nonnegative().exactOptional(),
  }),
  'run.remove': z.strictObject({ id: z.string().min(1) }),
  'run.export': z.strictObject({ id: z.string().min(1), file: z.string().min(1) }),
  'run.import': z.strictObject({ file: z.string().min(1) }),
  'report.make': z.strictObject({
    id: z.string().min(1),
    language: z.enum(['en', 'fr']),
    html: z.string().min(1).exactOptional(),
    pdf: z.string().min(1).exactOptional(),
    csv: z.string().min(1).exactOptional(),
    log: z.string().min(1).exactOptional(),
    alerts: z.string().min(1).exactOptional(),
  }),
  'report.check': nothing,
  'image.build': z.strictObject({
    configurations: z.array(z.string()).exactOptional(),
    parameters: z.record(z.string(), z.record(z.string(), z.string())).exactOptional(),
  }),
  'engine.describe': nothing,
  'engine.clean': nothing,
  'generator.check': z.strictObject({
    withContainers: z.boolean().exactOptional(),
    seconds: z.int().min(1, 'at least one second').max(60, 'at most 60 seconds').exactOptional(),
  }),
  'generator.freeze': z.strictObject({
    stalls: z
      .strictObject({
        stallMs: z.int().min(100, 'at least 100 ms').max(10_000, 'at most 10000 ms'),
        everyMs: z.int().multipleOf(1000, 'whole seconds').max(60_000, 'at most 60000 ms'),
        times: z.int().min(1, 'at least once').max(20, 'at most 20 times'),
      })
      .refine(({ stallMs, everyMs }) => everyMs >= 2 * stallMs, 'everyMs must be at least twice stallMs')
      .exactOptional(),
  }),
  'generator.stop': nothing,
  'data.load': z.strictObject({
    configuration: z.string().min(1),
    set: z.string().min(1),
    parameters: z.record(z.string(), z.string()),
  }),
  'data.release': z.strictObject({ stackId: z.string().min(1) }),
  'data.current': nothing,
  'data.fill': z.strictObject({
    configuration: z.string().min(1),
    set: z.string().min(1),
    url: z.string().min(1),
    allowAddress: z.string().min(1).exactOptional(),
    allowPlainSecrets: z.boolean().exactOptional(),
    ca: z.string().min(1).exactOptional(),
    secrets: z.record(z.string(), z.string()).exactOptional(),
  }),
  'data.stopFilling': nothing,
  'suite.list': z.strictObject({ timeScale: timeScale.exactOptional() }),
  'suite.start': z.strictObject({
    ...namedSuite,
    folder: z.string().min(1).exactOptional(),
    pdf: z.boolean().exactOptional(),
  }),
  'suite.startNamed': z.strictObject({
    ...namedSuite,
    suite: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'the name of a suite'),
  }),
  'suite.resume': z.strictObject({ folder: z.string().min(1) }),
  'suite.resumeNamed': z.strictObject({ suiteId: z.string().min(1) }),
  'suite.stop': z.strictObject({ suiteId: z.string().min(1) }),
  'suite.stored': nothing,
  'suite.current': nothing,
}
