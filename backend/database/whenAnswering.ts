import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../logLine.ts'
import { DatabaseGone } from './database.ts'

/** Does something with a database that may still be starting: again every half second, for at most `withinMs`. */
export async function whenAnswering(
  work: () => Promise<void>,
  { withinMs, log, signal }: { readonly withinMs: number; readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  for (const untilMs = performance.now() + withinMs; ; ) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof DatabaseGone) || performance.now() > untilMs) throw error
      log('WARN', `the database does not answer yet: ${error.message}`)
      await sleep(500, undefined, { signal })
    }
  }
}
