import type { Failover } from '../../../domain/diagnosis.ts'
import type { Lines } from './logLines.ts'

/** Of an Nginx upstream whose topology declares nothing (ngx_http_upstream_module, `server`). */
const nginxDefaults = { maxFails: 1, failTimeoutMs: 10_000 }

/** Requests that were under way together fail together; a reading holds the lines of one second. */
const momentMs = 2000
const lateMs = 1000

/**
 * Whether a process of the balancer tried a lost address more often than promised: at more than `maxFails` moments within `failTimeoutMs`. Each
 * process counts its own failures, and says who it is (`[error] 8#8: …`); of those that do not, all count as one.
 */
export function isTriedTooOften(
  { readings }: Lines,
  { maxFails, failTimeoutMs }: NonNullable<Failover['promised']> = nginxDefaults,
): boolean {
  // It never leaves anybody out.
  if (maxFails === 0) return true
  const byProcess = Map.groupBy(readings, ({ line }) => /\b(\d+)#\d+:/.exec(line)?.[1])
  return [...byProcess.values()].some((own) => {
    const moments = momentsOf(own.map(({ atMs }) => atMs))
    return moments.some((fromMs) => {
      const within = moments.filter((atMs) => atMs >= fromMs && atMs < fromMs + failTimeoutMs - lateMs)
      return within.length > maxFails
    })
  })
}

function momentsOf(timesMs: readonly number[]): number[] {
  const moments: number[] = []
  for (const atMs of timesMs.toSorted((a, b) => a - b)) {
    if (atMs - (moments.at(-1) ?? Number.NEGATIVE_INFINITY) >= momentMs) moments.push(atMs)
  }
  return moments
}
