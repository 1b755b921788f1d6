import { judgedRuns } from '../../../shared/analysis/relativeTargets.ts'
import type { StartedSuite, SuiteAsk, SuiteComparisonOutline } from '../../../shared/contract/suites.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import { keptComparison } from '../../../shared/domain/keptComparison.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { AnyStage, Phase, Profile } from '../../../shared/domain/profile.ts'
import { scaleStages } from '../../../shared/load/scaleStages.ts'
import { toPhases } from '../../../shared/load/toPhases.ts'
import type { Platform } from '../../../shared/text/dockerAdvice.ts'
import { roughDurationText } from '../../../shared/text/roughDurationText.ts'
import type { Client } from '../client.ts'
import { type ExitCode, exitCodes } from '../exitCode.ts'
import { type FailReason, failSentences } from '../failOn.ts'
import { drawnProgress } from '../progress/drawnProgress.ts'
import { plainProgress } from '../progress/plainProgress.ts'
import type { StopKey } from '../stopKey.ts'
import { type SuiteResult, suiteReport } from '../suiteReport.ts'
import type { Terminal } from '../terminal.ts'
import { runNames, tellFailure } from './compare.ts'
import { followSuite, type SuiteFollower } from './followSuite.ts'

/** A suite to start, or the folder of one to go on with. */
export type SuiteOrder =
  | { readonly kind: 'new'; readonly ask: SuiteAsk }
  | { readonly kind: 'resume'; readonly folder: string }

export interface SuiteParts {
  readonly client: Client
  readonly terminal: Terminal
  readonly stopKey: StopKey
  /** What is wrong with the options themselves. */
  readonly problems: readonly Problem[]
  readonly failOn: readonly FailReason[]
  readonly platform: Platform
}

/** Runs a suite and shows what came out. Ctrl+C stops all of it; what was measured is kept, and the index is written. */
export async function suite(order: SuiteOrder, parts: SuiteParts): Promise<ExitCode> {
  const { client, terminal, stopKey, problems } = parts
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const { items: profiles } = await client.ask('profile.list', {})
  const following = followSuite(client)
  const started =
    order.kind === 'new'
      ? await client.ask('suite.start', order.ask)
      : await client.ask('suite.resume', { folder: order.folder })
  const { suiteId, folder } = started
  tellStart(started, terminal)
  const release = stopKey.onFirst(() => void client.ask('suite.stop', { suiteId }))
  const ended = await following.until(suiteId, shower(started, profiles, parts))
  release()

  const { suite: live } = await client.ask('suite.current', {})
  const results = await Promise.all(
    (live?.record.comparisons ?? []).map(async ({ title, outcome, comparisonId }): Promise<SuiteResult> => {
      if (comparisonId === undefined) return { title, outcome }
      const stored = await keptComparison(client.ask('comparison.open', { comparisonId }))
      return { title, outcome, ...(stored.kind === 'kept' ? { comparison: stored.comparison } : { lost: stored.kind }) }
    }),
  )
  terminal.out(`\n${suiteReport(results, terminal.columns)}`)
  if (ended.index !== undefined) terminal.out(`\n${ended.index}`)
  if (ended.problem !== undefined) terminal.err(ended.problem.en)
  if (ended.outcome === 'stopped') {
    terminal.err(`\`palier suite --resume ${folder}\` goes on with what is left.`)
    return exitCodes.interrupted
  }
  const sentences = results.flatMap(({ title, comparison }) =>
    comparison === undefined
      ? []
      : failSentences(judgedRuns(comparison), parts.failOn).map((sentence) => `${title.en}: ${sentence}`),
  )
  for (const sentence of sentences) terminal.err(sentence)
  if (ended.outcome === 'failed' || ended.problem !== undefined) return exitCodes.failed
  return sentences.length > 0 ? exitCodes.missed : exitCodes.done
}

function tellStart({ title, comparisons, folder, warnings = [] }: StartedSuite, terminal: Terminal): void {
  const runs = comparisons.reduce((sum, one) => sum + one.runs, 0)
  const estimateMs = comparisons.reduce((sum, one) => sum + one.estimateMs, 0)
  const count = `${comparisons.length} comparison${comparisons.length === 1 ? '' : 's'}`
  terminal.err(`${title.en}: ${count}, ${runs} runs, about ${roughDurationText(estimateMs, 'en')}`)
  terminal.err(`results go into ${folder}`)
  for (const { en } of warnings) terminal.err(`warning: ${en}`)
}

/** A line between comparisons, and within each what `compare` shows. */
function shower(started: StartedSuite, profiles: readonly Profile[], parts: SuiteParts): SuiteFollower {
  const { terminal } = parts
  const of = started.comparisons.length
  let shown: Promise<void> = Promise.resolve()
  return {
    comparisonBegun: ({ index, started: begun, timeScale }, following) => {
      const outline = started.comparisons[index]
      terminal.err(`${index + 1} of ${of}: ${outline === undefined ? '' : outlineText(outline, timeScale)}`)
      const profile = profiles.find(({ id }) => id === outline?.profile)
      const phases = toPhases(scaleStages<AnyStage>(profile?.stages ?? [], timeScale))
      const names = runNames(begun)
      const confirming = new Set(begun.runs.flatMap(({ runId, isConfirmation }) => (isConfirmation ? [runId] : [])))
      const phasesOf = (runId: string): readonly Phase[] => (confirming.has(runId) ? [] : phases)
      const reporter = terminal.isInteractive
        ? drawnProgress(names, phasesOf)
        : plainProgress(names, phasesOf, terminal.err)
      shown = following.until(begun, reporter).then(async ({ failures }) => {
        await reporter.close()
        for (const failed of failures) tellFailure(failed, parts)
      })
    },
    comparisonEnded: async ({ index, outcome, problem, leftBehind }) => {
      await shown
      for (const left of leftBehind) terminal.err(`could not be removed: ${left} (\`palier clean\` tries again)`)
      const title = started.comparisons[index]?.title.en ?? ''
      terminal.err(`${index + 1} of ${of}: ${title}: ${outcome}`)
      if (problem !== undefined) terminal.err(problem.en)
    },
  }
}

function outlineText(
  { title, configurations, profile, runs, estimateMs }: SuiteComparisonOutline,
  scale: number,
): string {
  const scaled = scale === 1 ? '' : ` × ${scale}`
  const count = `${runs} run${runs === 1 ? '' : 's'}`
  return `${title.en} (${configurations.join(', ')}; profile ${profile}${scaled}, ${count}, about ${roughDurationText(estimateMs, 'en')})`
}
