import { writeFileSync } from 'node:fs'
import type { ComparisonAsk, StartedComparison } from '../../../shared/contract/requests.ts'
import type { ComparisonEvent, RunEvent } from '../../../shared/domain/events.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import { durationText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { drawnProgress } from '../progress/drawnProgress.ts'
import { plainProgress } from '../progress/plainProgress.ts'
import type { ProgressReporter } from '../progress/progressReporter.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'

export interface CompareParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  /** Absolute path, `-` for stdout, undefined for none. */
  readonly json: string | undefined
  /** What stdout gets when JSON does not. */
  readonly toText: (comparison: Comparison) => string
  readonly toJson: (comparison: Comparison) => unknown
}

/** Checks, runs, shows, writes. Ctrl+C stops the comparison and brings everything down; what was measured is kept. */
export async function compare(ask: ComparisonAsk, parts: CompareParts): Promise<ExitCode> {
  const { client, terminal, stopKey } = parts
  const toReporter = await announceStart(ask, parts)
  const following = follow(client)
  const started = await client.ask('comparison.start', ask)
  const { comparisonId } = started
  const reporter = toReporter(new Map(started.runs.map(({ runId, configurationId }) => [runId, configurationId])))
  const release = stopKey.onFirst(() => void client.ask('comparison.stop', { comparisonId }))
  const { stopped, failure, leftBehind } = await following.until(started, reporter)
  release()
  await reporter.close()
  for (const left of leftBehind) terminal.err(`could not be removed: ${left} (\`palier clean\` tries again)`)

  const comparison = await client.ask('comparison.open', { comparisonId })
  show(comparison, parts)
  if (failure !== undefined) throw new PalierError(failure)
  return stopped ? exitCodes.interrupted : toWorst(comparison)
}

/** Says what is about to happen; gives the way to show it once the runs have ids. */
async function announceStart(
  ask: ComparisonAsk,
  { client, terminal }: CompareParts,
): Promise<(runs: ReadonlyMap<string, string>) => ProgressReporter> {
  const { warnings, estimateMs } = await client.ask('comparison.check', ask)
  const { items } = await client.ask('profile.list', {})
  const stages = items.find(({ id }) => id === ask.profile)?.stages ?? []
  const phases = toPhases(scaleStages(stages, ask.timeScale))
  const count = ask.configurations.length
  const scale = ask.timeScale === 1 ? '' : ` × ${ask.timeScale}`
  terminal.err(
    `${count} configuration${count === 1 ? '' : 's'}, profile ${ask.profile}${scale}, seed ${ask.seed}: about ${durationText(estimateMs)}`,
  )
  for (const warning of warnings) terminal.err(`warning: ${warning}`)
  return (runs) => (terminal.isInteractive ? drawnProgress(runs, phases) : plainProgress(runs, phases, terminal.err))
}

type Ended = Extract<ComparisonEvent, { kind: 'ended' }>

/** Listens before asking: what is announced before the answer is kept and told first. */
function follow(client: Client): { until(started: StartedComparison, reporter: ProgressReporter): Promise<Ended> } {
  const early: Array<() => void> = []
  const ended = Promise.withResolvers<Ended>()
  const listening: { reporter: ProgressReporter | undefined; comparisonId: string } = {
    reporter: undefined,
    comparisonId: '',
  }

  const tell = (event: RunEvent | ComparisonEvent): void => {
    if (listening.reporter === undefined) early.push(() => tell(event))
    else if ('runId' in event && 'seq' in event) listening.reporter.runEvent(event)
    else if (event.comparisonId === listening.comparisonId) {
      listening.reporter.comparisonEvent(event)
      if (event.kind === 'ended') ended.resolve(event)
    }
  }
  const letGo = client.hear(({ name, content }) => {
    if (name === 'run.events' || name === 'comparison.events') for (const event of content) tell(event)
  })
  return {
    async until({ comparisonId }, reporter) {
      Object.assign(listening, { reporter, comparisonId })
      for (const retell of early.splice(0)) retell()
      try {
        return await ended.promise
      } finally {
        letGo()
      }
    },
  }
}

function show(comparison: Comparison, { terminal, json, toText, toJson }: CompareParts): void {
  if (json !== undefined && json !== '-') writeFileSync(json, `${JSON.stringify(toJson(comparison), null, 2)}\n`)
  if (json === '-') terminal.out(JSON.stringify(toJson(comparison), null, 2))
  else if (comparison.runs.length > 0) terminal.out(`\n${toText(comparison)}`)
}

/** A run that failed makes the command fail, though the others have their results. */
function toWorst({ runs }: Comparison): ExitCode {
  return runs.some(({ outcome }) => outcome.kind === 'failed') ? exitCodes.failed : exitCodes.done
}
