import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { authRoutes } from './auth/authRoutes.ts'
import { forgetExpiredTokens } from './auth/refreshTokens.ts'
import type { Database } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { openDatabase } from './database/openDatabase.ts'
import { readMigrations } from './database/readMigrations.ts'
import { whenAnswering } from './database/whenAnswering.ts'
import { callerOf } from './http/callerOf.ts'
import { createApp } from './http/createApp.ts'
import { Metrics } from './http/metrics.ts'
import { probeRoutes } from './http/probeRoutes.ts'
import { drain, startServer } from './http/startServer.ts'
import { type Log, logLine } from './logLine.ts'
import { recordRoutes } from './records/recordRoutes.ts'
import { ensureSuperAdministrator } from './seed/loadDataSet.ts'
import { seedRoutes } from './seed/seedRoutes.ts'
import { readSettings, type Settings } from './settings.ts'

const statementTimeoutMs = 5000
const databaseWithinMs = 60_000
const forgetEveryMs = 15 * 60_000

const log: Log = (level, text) => process.stdout.write(logLine(level, text))

/** From an empty database to the last answer; ends when the signal says so. */
async function serve(settings: Settings, signal: AbortSignal): Promise<void> {
  const { databaseUrl: url, poolSize, slowMs } = settings
  const database = openDatabase({ url, poolSize, slowMs, timeoutMs: statementTimeoutMs }, log)
  // Loading data takes as long as it takes, and none of the requests' connections.
  const upkeep = openDatabase({ url, poolSize: 1, slowMs: Number.POSITIVE_INFINITY }, log)
  const migrations = await readMigrations(join(import.meta.dirname, 'migrations'))
  const prepare = async () => {
    await migrate(upkeep, migrations, settings.migrateTo, log)
    await ensureSuperAdministrator(upkeep)
  }
  await whenAnswering(prepare, { withinMs: databaseWithinMs, log, signal })

  const server = await startServer(appOf(settings, database, upkeep, signal), settings.port)
  log('INFO', `listening on ${settings.port}, ${poolSize} connections to the database`)
  const forget = setInterval(() => {
    forgetExpiredTokens(upkeep).catch((error: unknown) => log('WARN', `expired tokens are kept: ${String(error)}`))
  }, forgetEveryMs)
  if (!signal.aborted) await once(signal, 'abort')
  log('INFO', 'stopping')
  clearInterval(forget)
  await drain(server)
  await Promise.all([database.end(), upkeep.end()])
}

function appOf(settings: Settings, database: Database, upkeep: Database, signal: AbortSignal) {
  const { slowMs, dataSeed } = settings
  const secret = settings.tokenSecret ?? randomBytes(32).toString('base64url')
  if (settings.tokenSecret === undefined) log('INFO', 'no TOKEN_SECRET: tokens end with this process')
  const metrics = new Metrics()
  const nowMs = () => Date.now()
  const caller = callerOf(secret, nowMs)
  const routes = [
    ...probeRoutes(database, metrics),
    ...authRoutes({ queries: database, secret, nowMs, log }),
    ...recordRoutes(database, caller),
    ...seedRoutes(upkeep, dataSeed, caller, log),
  ]
  return createApp({ routes, metrics, log, slowMs, isStopping: () => signal.aborted })
}

const stop = new AbortController()
// As PID 1, a process without these handlers would not stop at all.
for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, () => stop.abort())
try {
  await serve(readSettings(process.env), stop.signal)
} catch (error) {
  if (!stop.signal.aborted) {
    log('ERROR', error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
// Whatever is still open: nobody waits for it any more.
process.exit()
