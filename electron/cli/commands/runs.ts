import type { RunListing } from '../../../shared/contract/requests.ts'
import { countText, percentText, rateText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { runReport } from '../runReport.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../textTable.ts'

export async function listRuns({
  client,
  terminal,
  json,
}: {
  client: Client
  terminal: Terminal
  json: boolean
}): Promise<ExitCode> {
  const runs = await client.ask('run.list', {})
  if (json) terminal.out(JSON.stringify(runs, null, 2))
  else if (runs.length === 0) terminal.out('No runs yet. `palier compare solo duo-lb` makes two.')
  else terminal.out(runTable(runs))
  return exitCodes.done
}

export async function showRun(
  runId: string,
  { client, terminal, json }: { client: Client; terminal: Terminal; json: boolean },
): Promise<ExitCode> {
  const { result, folder } = await client.ask('run.open', { runId })
  terminal.out(json ? JSON.stringify(result, null, 2) : `${result.runId}\n${runReport(result)}\n\nfiles: ${folder}`)
  return exitCodes.done
}

function runTable(runs: readonly RunListing[]): string {
  const rows = runs.map((run) => [
    run.id,
    run.configuration,
    run.profile,
    run.outcome,
    run.requests === undefined ? '–' : countText(run.requests),
    run.throughputPerS === undefined ? '–' : rateText(run.throughputPerS),
    run.errorRate === undefined ? '–' : percentText(run.errorRate),
  ])
  return textTable(
    [
      { title: 'Run', align: 'left' },
      { title: 'Configuration', align: 'left' },
      { title: 'Profile', align: 'left' },
      { title: 'Outcome', align: 'left' },
      { title: 'Requests', align: 'right' },
      { title: 'Throughput', align: 'right' },
      { title: 'Errors', align: 'right' },
    ],
    rows,
  )
}
