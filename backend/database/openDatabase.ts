import postgres from 'postgres'
import type { Log } from '../logLine.ts'
import { type Database, DatabaseGone, type Queries, type Statement, type Value } from './database.ts'
import { toDatabaseError } from './databaseErrors.ts'

export interface DatabaseOptions {
  readonly url: string
  readonly poolSize: number
  /** Statements that take longer are logged. */
  readonly slowMs: number
  /** After which the server gives a statement up, and we a server that says nothing; absent: never. */
  readonly timeoutMs?: number
}

type Client = postgres.Sql | postgres.TransactionSql

/** Statements that may wait for each connection. A database that stands still would otherwise collect requests until memory is full. */
const waitingPerConnection = 100

/**
 * One statement may follow another on its way to the server, no more: a queue at each connection would let the quick ones wait behind a
 * slow one while other connections are free. The client reads this option; its types have forgotten it.
 */
const queueing = { max_pipeline: 1 }

/** The only place that knows postgres.js. */
export function openDatabase(options: DatabaseOptions, log: Log): Database {
  const { url, poolSize, slowMs, timeoutMs } = options
  const sql = postgres(url, {
    max: poolSize,
    ...queueing,
    // Nobody here uses arrays or types of their own, which is what the client would ask for.
    fetch_types: false,
    connect_timeout: 3,
    onnotice: () => undefined,
    connection: { application_name: 'copro-api', statement_timeout: timeoutMs ?? 0 },
    types: { day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day } },
  })
  let waiting = 0

  async function ask<Row>(
    client: Client,
    { name, text }: Statement,
    values: readonly Value[],
  ): Promise<readonly Row[]> {
    if (waiting >= poolSize * waitingPerConnection) throw new DatabaseGone(`${waiting} statements are waiting already`)
    const startedMs = performance.now()
    waiting += 1
    const asked = client.unsafe(text, [...values], { prepare: true }).finally(() => {
      waiting -= 1
    })
    const rows = await inTime(asked, timeoutMs).catch((error: unknown) => {
      throw toDatabaseError(error)
    })
    const tookMs = performance.now() - startedMs
    if (tookMs > slowMs) log('WARN', `slow query ${name} took ${Math.round(tookMs)} ms`)
    return rows as readonly unknown[] as readonly Row[]
  }

  const queriesOf = (client: Client): Queries => ({
    ask: (statement, values = []) => ask(client, statement, values),
    runScript: async (text) => {
      await client.unsafe(text).simple()
    },
  })
  return {
    ...queriesOf(sql),
    transaction: async (work) => {
      const done = sql.begin(async (client) => ({ result: await work(queriesOf(client)) }))
      const { result } = await done.catch((error: unknown) => {
        throw toDatabaseError(error)
      })
      return result
    },
    end: () => sql.end({ timeout: 5 }),
  }
}

/** A server that is stopped (not gone) neither answers nor closes: half a second more than it would give itself. */
async function inTime<T>(asked: Promise<T>, timeoutMs: number | undefined): Promise<T> {
  if (timeoutMs === undefined) return asked
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new DatabaseGone(`no answer within ${timeoutMs} ms`)), timeoutMs + 500)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
