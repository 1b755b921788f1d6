import { z } from 'zod'
import { durationSchema } from './durationSchema.ts'
import { localTextSchema } from './localTextSchema.ts'
import { nameSchema } from './nameSchema.ts'
import { referenceSchema } from './referenceSchema.ts'
import { templateFields } from './scenarioSchema.ts'

const scalar = z.union([z.string(), z.number()])
const variableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and underscores, as for a Compose variable')
const portSchema = z.int().min(1).max(65_535)
const pathSchema = z.string('a path that begins with /').regex(/^\//, 'a path that begins with /')

export const roleSchema = z.enum(['balancer', 'api', 'cache', 'database', 'proxy', 'other'])

export const parameterSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['integer', 'number']),
    min: z.number().exactOptional(),
    max: z.number().exactOptional(),
    default: z.number(),
    label: localTextSchema,
  }),
  z.strictObject({
    type: z.literal('choice'),
    values: z.array(scalar).min(1),
    default: scalar,
    label: localTextSchema,
  }),
  z.strictObject({
    type: z.literal('size').describe('`512m`, `1g`; `0` means none.'),
    default: scalar,
    label: localTextSchema,
  }),
  z.strictObject({ type: z.literal('text'), default: scalar, label: localTextSchema }),
])

const healthSchema = z.strictObject({
  entry: pathSchema.exactOptional().describe('Path asked through the entry.'),
  instance: z
    .union([pathSchema, z.strictObject({ port: portSchema, path: pathSchema })])
    .exactOptional()
    .describe(
      'Path asked of every instance; its port is the one the service with the role `api` exposes, if not given.',
    ),
  balancer: z.strictObject({ port: portSchema, path: pathSchema }).exactOptional(),
  timeoutSeconds: scalar
    .exactOptional()
    .describe('Time limit of the health probes; 0: none. May be a Compose variable.'),
})

const budgetSchema = z.strictObject({
  title: localTextSchema,
  multiply: z.array(z.string()).min(1).describe('Names of parameters; a value of 0 counts as 1.'),
  available: z.string().describe('Name of the parameter that holds the supply.'),
  reserved: z.number().min(0).exactOptional().describe('Part of the supply that is kept back.'),
})

const commandSchema = z.array(z.string()).min(1).describe('A command with its arguments, run without a shell.')

export const prepareSchema = z.strictObject({ service: z.string(), command: commandSchema })

export const evidenceSchema = z.strictObject({
  service: z.string(),
  name: z
    .string('a file name')
    .regex(/^[\w.-]+$/, 'a file name of letters, digits, dots, dashes and underscores')
    .describe('What the command prints is kept under this name.'),
  command: commandSchema,
})

export const counterSchema = z.strictObject({
  port: portSchema,
  path: pathSchema,
  metric: z.string().describe('A Prometheus counter of answered requests, probes excluded; summed over its labels.'),
  durations: z
    .string()
    .exactOptional()
    .describe('A Prometheus histogram of their durations in seconds, for alert rules.'),
})

export const ownCountersSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    service: z.string(),
    kind: z.literal('postgresql').describe('Asked each second with `psql` inside its containers.'),
    user: z
      .string()
      .min(1)
      .exactOptional()
      .describe(
        'A superuser, so that it gets in when all other connections are taken; else the user of the container.',
      ),
    database: z.string().min(1).exactOptional().describe('Whose transactions are counted; else those of all together.'),
  }),
  z.strictObject({
    service: z.string(),
    kind: z.literal('redis').describe('Asked each second with `redis-cli` inside its containers.'),
  }),
])

const failoverSchema = z.strictObject({
  parameter: z.string().describe('Name of the choice that decides about it.'),
  values: z
    .record(
      z.string(),
      z.strictObject({
        maxFails: z.int().min(0).describe('Failed attempts after which an instance is left out; 0: never.'),
        failTimeoutSeconds: z.number().min(0).describe('Within which they count, and for how long it is left out.'),
      }),
    )
    .describe('By the choice’s value.'),
})

const serverSchema = z.strictObject({
  cpus: z.number().positive().describe('Cores that all containers share; whole ones.'),
  memory: scalar.describe('`2g`: the memory limits of all containers together stay within it.'),
})

const dataSchema = z.strictObject({
  parameter: z.string().describe('Name of the choice whose values are the data sets.'),
  steps: z
    .array(
      z.strictObject({
        name: nameSchema,
        ...templateFields,
        timeout: durationSchema.exactOptional().describe('60 s when absent.'),
      }),
    )
    .min(1)
    .describe(
      'Requests through the entry, one after another. `{set}` is the data set; what a step takes is there for the next ones.',
    ),
  takes: z
    .record(z.string(), durationSchema)
    .exactOptional()
    .describe(
      'By data set, how long it takes to load it and to put it in order, roughly: for estimates. 300ms when absent.',
    ),
  counts: z
    .string()
    .regex(/^(\/([^~/]|~[01])*)*$/, 'a JSON pointer such as /counts')
    .exactOptional()
    .describe('Where in the last answer the numbers of what was made stand; empty: the whole body.'),
})

const databaseSchema = z.strictObject({
  service: z.string().describe('A PostgreSQL, asked with `psql` inside its container.'),
  user: z.string().min(1).exactOptional().describe('A superuser; else the user of the container.'),
  database: z.string().min(1),
  queries: z
    .array(z.strictObject({ name: nameSchema, title: localTextSchema, sql: z.string().min(1) }))
    .exactOptional()
    .describe('Explained before and after measuring, without their changes being kept.'),
})

/** The `x-palier` block of a topology's Compose file. */
export const topologySchema = z.strictObject({
  title: localTextSchema,
  description: localTextSchema.exactOptional(),
  entry: z.strictObject({ service: z.string(), port: portSchema }).describe('Where the load goes.'),
  roles: z.record(z.string(), roleSchema).describe('Service to role; a service that is not named is `other`.'),
  health: healthSchema.exactOptional(),
  scenario: nameSchema.describe('Scenario that is used when none is chosen.'),
  parameters: z.record(variableName, parameterSchema).exactOptional(),
  variants: z
    .record(nameSchema, z.record(z.string(), scalar))
    .exactOptional()
    .describe('Name to parameter values; `baseline` exists without being written.'),
  overrides: z
    .record(nameSchema, z.string())
    .exactOptional()
    .describe('Variant to a Compose override file beside this one.'),
  budgets: z.array(budgetSchema).exactOptional(),
  prepare: z
    .array(prepareSchema)
    .exactOptional()
    .describe('Run in every container of the service before measuring: caches cleared, statistics reset.'),
  evidence: z
    .array(evidenceSchema)
    .exactOptional()
    .describe('Run after measuring; what they print is kept with the run.'),
  counters: z
    .array(ownCountersSchema)
    .exactOptional()
    .describe(
      'Services that count things of themselves. A balancer whose health is the status of Nginx needs no entry.',
    ),
  counter: counterSchema.exactOptional().describe('Where every instance tells how many requests it has answered.'),
  failover: failoverSchema
    .exactOptional()
    .describe('What the balancer’s settings promise when an instance fails; shown beside what was measured.'),
  server: serverSchema
    .exactOptional()
    .describe('The server that all containers live on together; a run that cannot honour it is refused.'),
  data: dataSchema.exactOptional().describe('How data is loaded through the API before a run.'),
  database: databaseSchema
    .exactOptional()
    .describe('The database whose statements, plans and indexes are kept with the run.'),
  beforeAfter: z
    .strictObject({ before: nameSchema, after: nameSchema, reference: referenceSchema.exactOptional() })
    .exactOptional()
    .describe('Two variants that are the same but for what is to be shown.'),
})
