import { types as builtInTypes, Pool, type PoolClient } from 'pg'
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

/** Callers that may wait for each connection. A database that stands still would otherwise collect requests until memory is full. */
const waitingPerConnection = 100
const connectWithinMs = 5000
const dateType = 1082

/** Days stay the text that they are; as a `Date` they would move with the time zone. */
const types = {
  getTypeParser: (oid: number, format?: string) =>
    oid === dateType && format !== 'binary' ? (day: string) => day : builtInTypes.getTypeParser(oid, format),
}

/** The only place that knows pg. */
export function openDatabase({ url, poolSize, slowMs, timeoutMs }: DatabaseOptions, log: Log): Database {
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'copro-api',
    connectionTimeoutMillis: connectWithinMs,
    statement_timeout: timeoutMs ?? 0,
    // A server that stands still (and is not gone) neither answers nor closes: half a second more than it would give itself.
    query_timeout: timeoutMs === undefined ? 0 : timeoutMs + 500,
    idleTimeoutMillis: 0,
    types,
  })
  // Whoever uses a connection is told by the statement that fails; without a listener such an event ends the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client: PoolClient) => client.on('error', () => undefined))

  /** A connection for as long as `work` takes. One that has failed is closed: a late answer would be taken for the next one's. */
  async function withConnection<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    if (pool.waitingCount >= poolSize * waitingPerConnection)
      throw new DatabaseGone(`${pool.waitingCount} wait already`)
    try {
      const client = await pool.connect()
      let isGone = false
      try {
        return await work(client)
      } catch (error) {
        isGone = toDatabaseError(error) instanceof DatabaseGone
        throw error
      } finally {
        client.release(isGone)
      }
    } catch (error) {
      throw toDatabaseError(error)
    }
  }

  async function ask<Row>(client: PoolClient, statement: Statement, values: readonly Value[]): Promise<readonly Row[]> {
    const startedMs = performance.now()
    const { rows } = await client.query({ ...statement, values })
    const tookMs = performance.now() - startedMs
    if (tookMs > slowMs) log('WARN', `slow query ${statement.name} took ${Math.round(tookMs)} ms`)
    return rows as readonly Row[]
  }

  const queriesOn = (client: PoolClient): Queries => ({
    ask: (statement, values = []) => ask(client, statement, values),
    runScript: async (text) => {
      await client.query(text)
    },
  })
  return {
    ask: (statement, values = []) => withConnection((client) => ask(client, statement, values)),
    runScript: (text) => withConnection((client) => queriesOn(client).runScript(text)),
    transaction: (work) => withConnection((client) => inTransaction(client, () => work(queriesOn(client)))),
    end: () => pool.end(),
  }
}

async function inTransaction<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    // Fails with a connection that is gone, and with it is undone anyway.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
