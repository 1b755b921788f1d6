import { writeFileSync } from 'node:fs'
import type { Answer, ComparisonAsk } from '../../../shared/contract/requests.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import type { Platform } from '../../../shared/text/dockerAdvice.ts'
import { failureText } from '../../../shared/text/failureText.ts'
import { durationText } from '../../../shared/text/units.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes, toExitCode } from '../exitCode.ts'
import { failureLines } from '../failureLines.ts'
import { drawnProgress } from '../progress/drawnProgress.ts'
import { plainProgress } from '../progress/plainProgress.ts'
import type { ProgressReporter } from '../progress/progressReporter.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'
import { unwritableProblems } from '../unwritableProblems.ts'
import { type FailedRun, followComparison } from './followComparison.ts'

export interface CompareParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  /** What is wrong with the options themselves; told together with what is wrong with the ask. */
  readonly problems: readonly Problem[]
  /** Absolute path, `-` for stdout, undefined for none. */
  readonly json: string | undefined
  /** What stdout gets when JSON does not. */
  readonly toText: (comparison: Comparison) => string
  readonly toJson: (comparison: Comparison) => unknown
  /** Of Node: decides some of the advice about failures. */
  readonly platform: Platform
}

/** Checks, runs, shows, writes. Ctrl+C stops the comparison and brings everything down; what was measured is kept. */
export async function compare(ask: ComparisonAsk, parts: CompareParts): Promise<ExitCode> {
  const { client, terminal, stopKey } = parts
  const toReporter = await announceStart(ask, parts)
  const following = followComparison(client)
  const started = await client.ask('comparison.start', ask)
  const { comparisonId } = started
  const reporter = toReporter(new Map(started.runs.map(({ runId, configurationId }) => [runId, configurationId])))
  const release = stopKey.onFirst(() => void client.ask('comparison.stop', { comparisonId }))
  const { stopped, failure, leftBehind, failures } = await following.until(started, reporter)
  release()
  await reporter.close()
  for (const failed of failures) tellFailure(failed, parts)
  for (const left of leftBehind) terminal.err(`could not be removed: ${left} (\`palier clean\` tries again)`)

  const comparison = await client.ask('comparison.open', { comparisonId })
  show(comparison, parts)
  if (failure !== undefined) {
    // A full disk ends a run and then the comparison: it is told once.
    if (!failures.some((failed) => failed.failure.kind === failure.kind)) throw new PalierError(failure)
    return toExitCode(failure)
  }
  return stopped ? exitCodes.interrupted : toWorst(comparison)
}

/** Says what is about to happen; gives the way to show it once the runs have ids. */
async function announceStart(
  ask: ComparisonAsk,
  { client, terminal, json, problems }: CompareParts,
): Promise<(runs: ReadonlyMap<string, string>) => ProgressReporter> {
  const { warnings, estimateMs } = await check(ask, client, [...problems, ...unwritable(json)])
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

/** A result that cannot be written would be found out after the last run, so it is part of what is checked before the first. */
function unwritable(json: string | undefined): readonly Problem[] {
  return json === undefined || json === '-' ? [] : unwritableProblems('--json', json)
}

async function check(
  ask: ComparisonAsk,
  client: Client,
  problems: readonly Problem[],
): Promise<Answer<'comparison.check'>> {
  try {
    const answer = await client.ask('comparison.check', ask)
    if (problems.length === 0) return answer
  } catch (error) {
    if (!(error instanceof PalierError) || error.failure.kind !== 'badInput') throw error
    throw new PalierError({ kind: 'badInput', problems: [...problems, ...error.failure.problems] })
  }
  throw new PalierError({ kind: 'badInput', problems })
}

/** Why a run failed, when all runs have ended: what is said while others are still on is soon out of sight. */
function tellFailure({ configurationId, failure }: FailedRun, { terminal, platform }: CompareParts): void {
  const { title, ...rest } = failureText(failure, platform)
  for (const line of failureLines({ title: `${configurationId}: ${title}`, ...rest })) terminal.err(line)
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
