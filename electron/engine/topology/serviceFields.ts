import { z } from 'zod'
import type { DependsCondition, RestartPolicy } from '../../../shared/domain/stackPlan.ts'
import { build } from './buildField.ts'
import { block, field, forms, mapping } from './field.ts'
import { healthcheck } from './healthcheckField.ts'
import { command, keyValues, textOrTexts, texts } from './lists.ts'
import { expose, ports } from './portFields.ts'
import { amount, byteSize, duration, truth, wholeNumber, word } from './scalars.ts'
import { tmpfs } from './volumeFields.ts'

const conditions: Readonly<Record<string, DependsCondition>> = {
  service_started: 'started',
  service_healthy: 'healthy',
  service_completed_successfully: 'completed',
}

interface Dependency {
  readonly condition: DependsCondition
  readonly required: boolean
}

const dependsOn = forms<Record<string, Dependency>>('a list of services, or a mapping of service to condition', {
  list: z
    .array(word)
    .transform((names) => Object.fromEntries(names.map((name) => [name, { condition: 'started', required: true }]))),
  map: mapping(
    block({
      condition: field(`one of ${Object.keys(conditions).join(', ')}`, (value) => conditions[String(value)]),
      required: truth.optional(),
      restart: truth.optional(),
    }).transform(({ condition, required = true }) => ({ condition, required })),
  ),
})

const envFile = block({ path: word, required: truth.optional() }).transform(({ path, required = true }) => ({
  path,
  required,
}))
const envFilePath = word.transform((path) => ({ path, required: true }))
const envFiles = forms('a file, or a list of files', {
  scalar: envFilePath.transform((file) => [file]),
  list: z.array(forms('a file, or a mapping with `path`', { scalar: envFilePath, map: envFile })),
})

const unlimitedOr = wholeNumber(-1, Number.MAX_SAFE_INTEGER)
const ulimits = mapping(
  forms('a number, or a mapping with `soft` and `hard`', {
    scalar: unlimitedOr.transform((both) => ({ soft: both, hard: both })),
    map: block({ soft: unlimitedOr, hard: unlimitedOr }),
  }),
)

/** Compose's networks of a service: which, and under which further names. */
const networks = forms<Record<string, readonly string[]>>('a list of networks, or a mapping', {
  list: z.array(word).transform((names) => Object.fromEntries(names.map((name) => [name, []]))),
  map: mapping(
    forms('a mapping', {
      scalar: z.null().transform((): readonly string[] => []),
      map: block({ aliases: texts.optional() }).transform(({ aliases = [] }): readonly string[] => aliases),
    }),
  ),
})

const restart = field('no, always, on-failure, on-failure:5 or unless-stopped', (value): RestartPolicy | undefined => {
  if (value === 'no' || value === 'always') return { kind: value }
  if (value === 'unless-stopped') return { kind: 'unlessStopped' }
  const retries = /^on-failure(?::(\d+))?$/.exec(String(value))
  return retries === null ? undefined : { kind: 'onFailure', maxRetries: Number(retries[1] ?? 0) }
})

const logging = block({ driver: word.optional(), options: keyValues('').optional() })

const limits = block({ cpus: amount.optional(), memory: byteSize.optional(), pids: unlimitedOr.optional() })
const reservations = block({ cpus: amount.optional(), memory: byteSize.optional() })
const deploy = block({
  replicas: wholeNumber(1, 64).optional(),
  resources: block({ limits: limits.optional(), reservations: reservations.optional() }).optional(),
})

const hostname = field('a host name: letters, digits and hyphens', (value) =>
  /^[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/.test(String(value)) ? String(value) : undefined,
)

/** Everything of a service that Palier reads. What is not here is refused. */
export const serviceFields = {
  build,
  image: word,
  command,
  entrypoint: command,
  environment: keyValues(undefined),
  env_file: envFiles,
  user: word,
  init: truth,
  hostname,
  depends_on: dependsOn,
  healthcheck,
  deploy,
  ulimits,
  cpuset: field('a CPU list such as 0-2,4', (value) =>
    /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(String(value)) ? String(value) : undefined,
  ),
  shm_size: byteSize,
  sysctls: keyValues(undefined),
  networks,
  // Each entry is read on its own (`readMounts`), so that a bad one does not hide an unsafe one.
  volumes: z.array(z.unknown()),
  tmpfs,
  ports,
  expose,
  restart,
  stop_grace_period: duration,
  logging,
  labels: keyValues(''),
  profiles: textOrTexts,
} satisfies Record<string, z.ZodType>

export type ServiceFields = typeof serviceFields
