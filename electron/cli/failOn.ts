import type { Problem } from '../../shared/domain/problem.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { crashText } from './stabilityTexts.ts'

/** What makes a command that is done end with 1. */
export const failReasons = ['crash', 'target', 'invalid'] as const
export type FailReason = (typeof failReasons)[number]

/** Other words are problems, and so is `target` where no targets were chosen. */
export function toFailReasons(
  written: readonly string[],
  hasTargets: boolean,
): { readonly failOn: readonly FailReason[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = written
    .filter((word) => !failReasons.some((reason) => reason === word))
    .map((word) => ({
      where: '--fail-on',
      field: '',
      found: `"${word}"`,
      expected: `one of ${failReasons.join(', ')}`,
    }))
  if (written.includes('target') && !hasTargets) {
    problems.push({ where: '--fail-on', field: '', found: 'target', expected: 'targets, chosen with --objectives' })
  }
  return { failOn: failReasons.filter((reason) => written.includes(reason)), problems }
}

/** A sentence for everything that the command was told to fail on. */
export function failSentences(runs: readonly RunResult[], reasons: readonly FailReason[]): string[] {
  return reasons.flatMap((reason) =>
    runs.flatMap((run) =>
      (reasonsOf[reason](run) ?? []).map((why) => `--fail-on ${reason}: ${run.configuration.id}${why}`),
    ),
  )
}

const reasonsOf: Record<FailReason, (run: RunResult) => readonly string[]> = {
  crash: ({ crash }) => (crash.observed ? [` crashed (${crashText(crash).replaceAll('\n', ', ')}).`] : []),
  target: ({ targets }) =>
    targets
      .filter(({ state }) => state === 'fail')
      .map(({ name, measured, below, above }) => {
        const limit = below === undefined ? `above ${above}` : `below ${below}`
        return ` missed ${name} (${measured === undefined ? 'no figure' : Number(measured.toPrecision(4))}, should be ${limit}).`
      }),
  // Until there is a verdict: requests that nobody accounts for. In a run that was cut off they are those in flight.
  invalid: ({ outcome, conservation }) =>
    outcome.kind === 'completed' && conservation.unaccounted !== 0
      ? [` has ${conservation.unaccounted} requests that are not accounted for; its figures are not to be trusted.`]
      : [],
}
