/** A statement with a name for the log; a fixed text, so that the server prepares it once per connection. */
export interface Statement {
  readonly name: string
  readonly text: string
}

export type Value = string | number | Uint8Array | Date

export interface Queries {
  /** Dates come as `YYYY-MM-DD`. */
  ask<Row>(statement: Statement, values?: readonly Value[]): Promise<readonly Row[]>
  /** Statements without parameters, as a migration holds them. */
  runScript(text: string): Promise<void>
}

export interface Database extends Queries {
  /** All or nothing; what `work` throws undoes it. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Waits for what runs, at most two seconds. */
  end(): Promise<void>
}

/** The database does not answer, or not in time: nothing that the caller's input could change. */
export class DatabaseGone extends Error {}
