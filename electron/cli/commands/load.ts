import { writeFileSync } from 'node:fs'
import type { LoadAsk } from '../../../shared/contract/loadAsk.ts'
import type { RunEvent } from '../../../shared/domain/events.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { type FailReason, failSentences } from '../failOn.ts'
import { plainProgress } from '../progress/plainProgress.ts'
import { runReport } from '../runReport.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'
import { unwritableProblems } from '../unwritableProblems.ts'
import { withSecrets } from '../withSecrets.ts'

export interface LoadParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  /** Absolute path, `-` for stdout. */
  readonly json: string | undefined
  /** What makes it end with 1. */
  readonly failOn: readonly FailReason[]
}

function readText({ containers = [] }: LoadAsk): string {
  return containers.length === 0
    ? 'no containers'
    : `resources are read of ${containers.map(({ name }) => name).join(', ')}`
}

type Ended = Extract<RunEvent, { kind: 'ended' }>

/** Load on something that runs already. Ctrl+C stops it; what was measured is kept. */
export async function load(ask: LoadAsk, { client, terminal, stopKey, json, failOn }: LoadParts): Promise<ExitCode> {
  const problems = json === undefined || json === '-' ? [] : unwritableProblems('--json', json)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const ended = Promise.withResolvers<Ended>()
  const listening: { tell: (event: RunEvent) => void; early: RunEvent[] } = { tell: () => undefined, early: [] }
  const letGo = client.hear(({ name, content }) => {
    if (name !== 'run.events') return
    for (const event of content) {
      listening.early.push(event)
      listening.tell(event)
    }
  })
  try {
    const { runId, address, stages } = await withSecrets(ask, terminal, (whole) => client.ask('load.start', whole))
    terminal.err(`load on ${ask.url} at ${address}, seed ${ask.seed}; ${readText(ask)}`)
    const phases = toPhases(stages)
    const progress = plainProgress(new Map([[runId, ask.url]]), () => phases, terminal.err)
    listening.tell = (event) => {
      if (event.runId !== runId) return
      progress.runEvent(event)
      if (event.kind === 'ended') ended.resolve(event)
    }
    for (const event of listening.early) listening.tell(event)
    const release = stopKey.onFirst(
      () => void client.ask('load.stop', { runId }),
      'stopping: what was measured is kept',
    )
    const { outcome } = await ended.promise
    release()
    const { result } = await client.ask('run.open', { runId })
    const text = JSON.stringify(result, null, 2)
    if (json !== undefined && json !== '-') writeFileSync(json, `${text}\n`)
    terminal.out(json === '-' ? text : `\n${runReport(result)}`)
    if (outcome.kind === 'failed') throw new PalierError(outcome.failure)
    const reasons = failSentences([result], failOn)
    for (const sentence of reasons) terminal.err(sentence)
    if (outcome.kind !== 'completed' && !(outcome.kind === 'stopped' && outcome.missed !== undefined)) {
      return exitCodes.interrupted
    }
    return reasons.length === 0 ? exitCodes.done : exitCodes.missed
  } finally {
    letGo()
  }
}
