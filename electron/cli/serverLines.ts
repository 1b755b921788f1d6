import type { Comparison, RunResult } from '../../shared/domain/runResult.ts'
import { serverText } from '../../shared/text/server/serverText.ts'
import { serverUseText } from '../../shared/text/server/serverUseText.ts'

/** The server of a run as the engine told it, and what was used of it; nothing where the topology declares none. */
export function serverLines({ server }: Pick<RunResult, 'server'>): string[] {
  return server === undefined ? [] : [`Server: ${serverText(server, 'en')}; ${serverUseText(server, 'en')}`]
}

/** For a table's notes: of every configuration with a server the run that used most of its cores, or broke out of it. */
export function serverNotes({ comparison, runs }: Comparison): string[] {
  return comparison.rows.flatMap(({ configuration, runIds }) => {
    const served = runs.flatMap(({ runId, server }) => (runIds.includes(runId) && server !== undefined ? [server] : []))
    const most = served.toSorted(
      (a, b) => Number(a.isKept ?? true) - Number(b.isKept ?? true) || (b.mostCores5s ?? 0) - (a.mostCores5s ?? 0),
    )[0]
    return most === undefined
      ? []
      : serverLines({ server: most }).map(
          (line) => `${configuration}: ${line.charAt(0).toLowerCase()}${line.slice(1)}.`,
        )
  })
}
