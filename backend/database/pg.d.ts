/** What is used of pg, which ships no types of its own. */
declare module 'pg' {
  import type { EventEmitter } from 'node:events'

  export interface QueryConfig {
    /** Prepared once per connection under this name. */
    readonly name?: string
    readonly text: string
    readonly values?: readonly unknown[]
  }

  export interface PoolClient extends EventEmitter {
    query(query: string | QueryConfig): Promise<{ readonly rows: readonly unknown[] }>
    /** With `true` the connection is closed instead of being used again. */
    release(destroy?: boolean): void
  }

  export class Pool extends EventEmitter {
    constructor(options: {
      readonly connectionString: string
      readonly max: number
      readonly application_name: string
      readonly connectionTimeoutMillis: number
      /** On the server; 0: none. */
      readonly statement_timeout: number
      /** On this side; 0: none. */
      readonly query_timeout: number
      readonly idleTimeoutMillis: number
      readonly types: { getTypeParser(oid: number, format?: string): (text: string) => unknown }
    })
    /** Callers for whom no connection is free. */
    readonly waitingCount: number
    connect(): Promise<PoolClient>
    end(): Promise<void>
  }

  export const types: { getTypeParser(oid: number, format?: string): (text: string) => unknown }
}
