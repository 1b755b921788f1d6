import { z } from 'zod'

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `at least ${min}`).max(max, `at most ${max}`))

const settingsSchema = z.object({
  DATABASE_URL: z.string('an address such as postgresql://copro@db/copro').regex(/^postgres(ql)?:\/\/\S+$/, {
    error: 'an address such as postgresql://copro@db/copro',
  }),
  PORT: whole(1, 65_535).default(8000),
  MIGRATE_TO: whole(1, 9999).optional(),
  DB_INDEXES: z.enum(['none', 'study'], 'none or study').default('study'),
  DB_POOL_SIZE: whole(1, 200).default(10),
  SLOW_MS: whole(0, 3_600_000).default(200),
  // HS256: whoever has one token can try secrets without asking anybody.
  TOKEN_SECRET: z.string().min(32, 'at least 32 characters, such as those of `openssl rand -base64 32`').optional(),
  DATA_SEED: whole(0, 4_294_967_295).default(1),
})

export interface Settings {
  readonly databaseUrl: string
  readonly port: number
  /** The last migration to run: 1 is the schema, 2 the study's indexes. */
  readonly migrateTo: number
  readonly poolSize: number
  /** Requests and statements that take longer are logged. */
  readonly slowMs: number
  /** Absent: one that lasts as long as the process. */
  readonly tokenSecret?: string
  readonly dataSeed: number
}

/** What the environment says; throws with all that is wrong with it. Empty variables count as absent, as Compose passes them. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`The environment is not usable: ${problems.join('; ')}`)
  }
  const { TOKEN_SECRET, ...values } = parsed.data
  return {
    databaseUrl: values.DATABASE_URL,
    port: values.PORT,
    migrateTo: values.MIGRATE_TO ?? (values.DB_INDEXES === 'none' ? 1 : 2),
    poolSize: values.DB_POOL_SIZE,
    slowMs: values.SLOW_MS,
    ...(TOKEN_SECRET !== undefined && { tokenSecret: TOKEN_SECRET }),
    dataSeed: values.DATA_SEED,
  }
}
