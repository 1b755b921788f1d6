import type { RunListing } from '../../../shared/contract/listings.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { countText, percentText, rateText } from '../../../shared/text/units.ts'
import { verdictWord } from '../../../shared/text/verdictText.ts'
import type { Client } from '../client.ts'
import { comparisonTable } from '../comparisonTable.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { runReport } from '../runReport.ts'
import type { Terminal } from '../terminal.ts'
import { textTable } from '../textTable.ts'

interface ShowParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly json: boolean
}

export async function listRuns({ client, terminal, json }: ShowParts): Promise<ExitCode> {
  const runs = await client.ask('run.list', {})
  if (json) terminal.out(JSON.stringify(runs, null, 2))
  else if (runs.length === 0) terminal.out('No runs yet. `palier compare solo duo-lb` makes two.')
  else terminal.out(runTable(runs))
  return exitCodes.done
}

/** A run, or a comparison by its own id. */
export async function showRun(id: string, parts: ShowParts): Promise<ExitCode> {
  try {
    return await showOneRun(id, parts)
  } catch (error) {
    if (!(error instanceof PalierError) || error.failure.kind !== 'unknownName') throw error
    const shown = await showComparison(id, parts).catch(() => undefined)
    if (shown === undefined) throw error
    return shown
  }
}

async function showOneRun(runId: string, { client, terminal, json }: ShowParts): Promise<ExitCode> {
  const { result, folder } = await client.ask('run.open', { runId })
  terminal.out(json ? JSON.stringify(result, null, 2) : `${result.runId}\n${runReport(result)}\n\nfiles: ${folder}`)
  return exitCodes.done
}

async function showComparison(comparisonId: string, { client, terminal, json }: ShowParts): Promise<ExitCode> {
  const comparison = await client.ask('comparison.open', { comparisonId })
  const text = `${comparison.id} (${comparison.outcome})\n\n${comparisonTable(comparison, terminal.columns)}`
  terminal.out(json ? JSON.stringify(comparison, null, 2) : text)
  return exitCodes.done
}

/** Runs of one comparison stand below its id, which `report`, `runs export` and `runs remove` take as well. */
function runTable(runs: readonly RunListing[]): string {
  const groups = Map.groupBy(runs, ({ id, comparisonId }) => comparisonId ?? id)
  const rows = [...groups].flatMap(([id, members]) => {
    const isComparison = members.some(({ comparisonId }) => comparisonId !== undefined)
    if (!isComparison) return members.map((run) => toRow(run, ''))
    const title = `comparison of ${members.length} ${members.length === 1 ? 'run' : 'runs'}`
    return [[id, title, '', '', '', '', '', ''], ...members.map((run) => toRow(run, '  '))]
  })
  return textTable(
    [
      { title: 'Run or comparison', align: 'left' },
      { title: 'Configuration', align: 'left' },
      { title: 'Profile', align: 'left' },
      { title: 'Outcome', align: 'left' },
      { title: 'Verdict', align: 'left' },
      { title: 'Requests', align: 'right' },
      { title: 'Throughput', align: 'right' },
      { title: 'Errors', align: 'right' },
    ],
    rows,
  )
}

function toRow(run: RunListing, indent: string): string[] {
  return [
    `${indent}${run.id}`,
    run.configuration,
    run.profile,
    run.outcome,
    run.verdict === undefined ? '–' : verdictWord(run.verdict),
    run.requests === undefined ? '–' : countText(run.requests),
    run.throughputPerS === undefined ? '–' : rateText(run.throughputPerS),
    run.errorRate === undefined ? '–' : percentText(run.errorRate),
  ]
}
