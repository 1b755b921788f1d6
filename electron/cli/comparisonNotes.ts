import { measuredEffect } from '../../shared/analysis/diagnosis/measuredEffect.ts'
import { targetCounts } from '../../shared/analysis/targetCounts.ts'
import type { Comparison, ComparisonRow, RunResult } from '../../shared/domain/runResult.ts'
import { measuredEffectText } from '../../shared/text/diagnosis/measuredEffectText.ts'
import { baselineRunNotes } from '../../shared/text/report/baselineRunNotes.ts'
import { reportTexts } from '../../shared/text/report/reportTexts.ts'
import { percentText } from '../../shared/text/units.ts'
import { verdictLine } from '../../shared/text/verdictText.ts'
import { ceilingLines } from './ceilingLines.ts'
import { causeText } from './findingLines.ts'
import { serverNotes } from './serverLines.ts'
import { stolenLines } from './stolenLines.ts'

/** One sentence for each thing that a reader of the table must know. */
export function comparisonNotes(whole: Comparison): string[] {
  const { comparison, runs, profile, seed, repeat, objectives } = whole
  return [
    ...(profile.timeScale === 1
      ? []
      : [
          profile.timeScale < 1
            ? `Time scale ${profile.timeScale}: every stage of ${profile.id} took ${percentText(profile.timeScale, 0)} of its time.`
            : `Time scale ${profile.timeScale}: every stage of ${profile.id} took ${profile.timeScale} times its time.`,
        ]),
    ...(repeat === 1 ? [] : ['Figures of several runs are their median, with the lowest and the highest below.']),
    'Latencies are response times of ok requests. CPU 100 % is one full core; peaks are the highest one-second reading of any container.',
    ...modelNotes(runs, seed),
    ...ceilingNotes(runs),
    ...stolenLines(runs).map(asSentence),
    ...serverNotes(whole),
    ...comparison.rows.flatMap((row) => targetNote(row, objectives)),
    ...baselineRunNotes(whole, reportTexts('en', 'UTC')),
    ...comparison.rows.flatMap((row) => verdictNotes(row, runs)),
    ...comparison.rows.flatMap((row) => causeNotes(row, whole)),
    ...runs.flatMap(({ runId, configuration, outcome, conservation }) =>
      conservation.unaccounted === 0 || outcome.kind === 'interrupted'
        ? []
        : [
            `${repeat === 1 ? configuration.id : runId}: ${conservation.unaccounted} requests are not accounted for; do not trust its figures.`,
          ],
    ),
  ]
}

function modelNotes(runs: readonly RunResult[], seed: number): string[] {
  const isOpen = runs.length > 0 && runs.every(({ model }) => model === 'open')
  return [
    isOpen
      ? `Open model, seed ${seed}: requests are sent at their moments whatever becomes of earlier ones.`
      : `Closed model, seed ${seed}: users wait for an answer before they ask again, so a slow topology is also asked less: no overload beyond those users can show, and percentiles are kinder than an open system’s.`,
  ]
}

/** Of the run whose busiest second was nearest to the generator's ceiling, or that nobody knows it. */
function ceilingNotes(runs: readonly RunResult[]): string[] {
  const share = ({ generator }: RunResult) => generator.ceiling?.share ?? -1
  const [nearest] = runs.toSorted((a, b) => share(b) - share(a))
  return nearest === undefined ? [] : ceilingLines(nearest).map(asSentence)
}

function asSentence(line: string): string {
  return `${line[0]?.toUpperCase()}${line.slice(1)}.`
}

/** Why runs are in doubt; those left out of the medians by name. */
function verdictNotes({ configuration, runIds, leftOut = [] }: ComparisonRow, runs: readonly RunResult[]): string[] {
  return runs.flatMap(({ runId, verdict }) => {
    if (!runIds.includes(runId) || verdict === undefined || verdict.kind === 'valid') return []
    const isLeftOut = leftOut.includes(runId)
    const subject =
      runIds.length === 1 ? configuration : `${configuration}, run ${runIds.indexOf(runId) + 1} (${runId})`
    return [`${subject} is ${verdictLine(verdict)}.${isLeftOut ? ' Left out of every median.' : ''}`]
  })
}

/** What broke first in each run that had symptoms, and what its advice brought where another configuration follows it. */
function causeNotes({ configuration, runIds }: ComparisonRow, whole: Comparison): string[] {
  const own = whole.runs.filter(({ runId, diagnosis }) => {
    return (
      runIds.includes(runId) &&
      diagnosis !== undefined &&
      (diagnosis.firstSymptomMs !== undefined || diagnosis.findings.length > 0)
    )
  })
  const causes = own.map((run) => {
    const subject = runIds.length === 1 ? configuration : `${configuration}, run ${runIds.indexOf(run.runId) + 1}`
    return `${subject}: ${causeText(run)}.`
  })
  const advice = own.flatMap(({ diagnosis }) => diagnosis?.findings ?? []).flatMap((finding) => finding.advice)
  const distinct = new Map(advice.map((one) => [one.parameter, one]))
  const effects = [...distinct.values()].flatMap((one) => measuredEffect(whole, configuration, one) ?? [])
  return [...causes, ...effects.map((effect) => `${configuration}: ${measuredEffectText(effect)}`)]
}

function targetNote({ configuration, targets }: ComparisonRow, objectives: string | undefined): string[] {
  if (targets.length === 0) return []
  const { met, fail, warning, notMeasurable } = targetCounts(targets)
  const parts = [
    ['close to the limit', warning],
    ['missed', fail],
    ['not measurable', notMeasurable],
  ] as const
  const more = parts.flatMap(([title, names]) => (names.length === 0 ? [] : [`${title}: ${names.join(', ')}`]))
  const of = objectives === undefined ? 'targets' : `targets of ${objectives}`
  return [`${configuration}: ${met} of ${targets.length} ${of} met${['', ...more].join('; ')}.`]
}
