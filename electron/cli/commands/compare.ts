import { writeFileSync } from 'node:fs'
import { judgedRuns } from '../../../shared/analysis/relativeTargets.ts'
import type { ComparisonAsk, StartedComparison } from '../../../shared/contract/comparisonAsk.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { AnyStage, Phase } from '../../../shared/domain/profile.ts'
import { isOver } from '../../../shared/domain/run.ts'
import type { Comparison } from '../../../shared/domain/runResult.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import type { Platform } from '../../../shared/text/dockerAdvice.ts'
import { failureText } from '../../../shared/text/failureText.ts'
import { roughDurationText } from '../../../shared/text/roughDurationText.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes, toExitCode } from '../exitCode.ts'
import { type FailReason, failSentences } from '../failOn.ts'
import { failureLines } from '../failureLines.ts'
import type { Outputs } from '../outputOptions.ts'
import { outputProblems } from '../outputProblems.ts'
import { drawnProgress } from '../progress/drawnProgress.ts'
import { plainProgress } from '../progress/plainProgress.ts'
import type { StopKey } from '../stopKey.ts'
import type { Terminal } from '../terminal.ts'
import { type FailedRun, followComparison } from './followComparison.ts'
import { makePdfIfPossible, makeReport } from './makeReport.ts'

/** A comparison to start, or one to go on with. */
export type CompareOrder =
  | { readonly kind: 'new'; readonly ask: ComparisonAsk }
  | { readonly kind: 'resume'; readonly comparisonId: string }

export interface CompareParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  /** What is wrong with the options themselves; told together with what is wrong with the ask. */
  readonly problems: readonly Problem[]
  readonly outputs: Outputs
  readonly failOn: readonly FailReason[]
  /** What stdout gets when JSON does not. */
  readonly toText: (comparison: Comparison) => string
  readonly toJson: (comparison: Comparison) => unknown
  /** Of Node: decides some of the advice about failures. */
  readonly platform: Platform
}

/** Checks, runs, shows, writes. Ctrl+C stops the comparison and brings everything down; what was measured is kept. */
export async function compare(order: CompareOrder, parts: CompareParts): Promise<ExitCode> {
  const { client, terminal, stopKey } = parts
  const phases = await announceStart(order, parts)
  const following = followComparison(client)
  const started = await start(order, client)
  const { comparisonId } = started
  const names = runNames(started)
  const confirming = new Set(started.runs.flatMap(({ runId, isConfirmation }) => (isConfirmation ? [runId] : [])))
  // The load of a confirmation follows from the runs before it.
  const phasesOf = (runId: string): readonly Phase[] => (confirming.has(runId) ? [] : phases)
  const reporter = terminal.isInteractive
    ? drawnProgress(names, phasesOf)
    : plainProgress(names, phasesOf, terminal.err)
  const release = stopKey.onFirst(() => void client.ask('comparison.stop', { comparisonId }))
  const { stopped, failure, leftBehind, failures } = await following.until(started, reporter)
  release()
  await reporter.close()
  for (const failed of failures) tellFailure(failed, parts)
  for (const left of leftBehind) terminal.err(`could not be removed: ${left} (\`palier clean\` tries again)`)

  const comparison = await client.ask('comparison.open', { comparisonId })
  show(comparison, parts)
  if (comparison.runs.length > 0) {
    await makeReport(comparisonId, parts.outputs, parts)
    await makePdfIfPossible(comparisonId, parts.outputs, parts)
  }
  if (failure !== undefined) {
    // A full disk ends a run and then the comparison: it is told once.
    if (!failures.some((failed) => failed.failure.kind === failure.kind)) throw new PalierError(failure)
    return toExitCode(failure)
  }
  if (stopped) terminal.err(`\`palier compare --resume ${comparisonId}\` goes on with what is left.`)
  return stopped ? exitCodes.interrupted : toEnd(comparison, parts)
}

function start(order: CompareOrder, client: Client): Promise<StartedComparison> {
  return order.kind === 'new'
    ? client.ask('comparison.start', order.ask)
    : client.ask('comparison.resume', { comparisonId: order.comparisonId })
}

/** Says what is about to happen; gives the phases of every run. */
async function announceStart(order: CompareOrder, parts: CompareParts): Promise<readonly Phase[]> {
  const { client, terminal } = parts
  // Results that cannot be written would be found out after the last run.
  const problems = [...parts.problems, ...outputProblems(parts.outputs)]
  if (parts.outputs.pdf !== undefined) await client.ask('report.check', {})
  if (order.kind === 'resume') {
    if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
    const stored = await client.ask('comparison.open', { comparisonId: order.comparisonId })
    const { confirmations = [] } = stored
    const known = [...stored.runs, ...confirmations.flatMap(({ result }) => result ?? [])]
    const done = known.filter(({ outcome }) => isOver(outcome)).length
    const all = stored.planned.length + confirmations.filter(({ skipped }) => skipped === undefined).length
    if (done < all) terminal.err(`${stored.id}: ${done} of ${all} runs are complete`)
    return phasesOf(stored.profile.id, stored.profile.timeScale, client)
  }
  const { ask } = order
  const { warnings, estimateMs, measuringMs, checks } = await check(ask, client, problems)
  const count = ask.configurations.length
  const words = [
    `${count} configuration${count === 1 ? '' : 's'}${ask.repeat === 1 ? '' : ` × ${ask.repeat}`}`,
    `profile ${ask.profile}${ask.timeScale === 1 ? '' : ` × ${ask.timeScale}`}`,
    ...(ask.confirmOpen === true ? ['then the best plateau in the open model'] : []),
    `seed ${ask.seed}: about ${roughDurationText(estimateMs, 'en')}, of which ${roughDurationText(measuringMs, 'en')} measuring`,
  ]
  terminal.err(words.join(', '))
  for (const { en } of warnings) terminal.err(`warning: ${en}`)
  // A server that cannot be had is told by the start, which is refused.
  for (const { id, state, message } of checks) if (id === 'server' && state === 'ok') terminal.err(message.en)
  return phasesOf(ask.profile, ask.timeScale, client)
}

async function phasesOf(profile: string, timeScale: number, client: Client): Promise<readonly Phase[]> {
  const { items } = await client.ask('profile.list', {})
  const stages: readonly AnyStage[] = items.find(({ id }) => id === profile)?.stages ?? []
  return toPhases(scaleStages(stages, timeScale))
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

/** Run id to what its lines begin with; several runs of one configuration are numbered. */
export function runNames({ runs }: StartedComparison): ReadonlyMap<string, string> {
  return new Map(
    runs.map(({ runId, configurationId, isConfirmation = false }, index) => {
      if (isConfirmation) return [runId, `${configurationId} open`]
      const isSame = (run: StartedComparison['runs'][number]): boolean =>
        run.configurationId === configurationId && run.isConfirmation === undefined
      const same = runs.filter(isSame)
      const place = runs.slice(0, index + 1).filter(isSame).length
      return [runId, same.length === 1 ? configurationId : `${configurationId} ${place}/${same.length}`]
    }),
  )
}

/** Why a run failed, when all runs have ended: what is said while others are still on is soon out of sight. */
export function tellFailure(
  { configurationId, failure }: FailedRun,
  { terminal, platform }: Pick<CompareParts, 'terminal' | 'platform'>,
): void {
  const { title, ...rest } = failureText(failure, platform)
  for (const line of failureLines({ title: `${configurationId}: ${title}`, ...rest })) terminal.err(line)
}

function show(comparison: Comparison, { terminal, outputs: { json }, toText, toJson }: CompareParts): void {
  if (json !== undefined && json !== '-') writeFileSync(json, `${JSON.stringify(toJson(comparison), null, 2)}\n`)
  if (json === '-') terminal.out(JSON.stringify(toJson(comparison), null, 2))
  else if (comparison.runs.length > 0) terminal.out(`\n${toText(comparison)}`)
}

/** A run that failed makes the command fail, though the others have their results; that counts for more than `--fail-on`. */
function toEnd(comparison: Comparison, { terminal, failOn }: CompareParts): ExitCode {
  const { runs, confirmations = [] } = comparison
  const sentences = failSentences(judgedRuns(comparison), failOn)
  for (const sentence of sentences) terminal.err(sentence)
  const all = [...runs, ...confirmations.flatMap(({ result }) => result ?? [])]
  if (all.some(({ outcome }) => outcome.kind === 'failed')) return exitCodes.failed
  return sentences.length > 0 ? exitCodes.missed : exitCodes.done
}
