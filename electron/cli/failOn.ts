import type { Problem } from '../../shared/domain/problem.ts'
import type { RunResult } from '../../shared/domain/runResult.ts'
import { verdictReasons } from '../../shared/text/verdictText.ts'
import { crashText } from './stabilityTexts.ts'
import { limitWords, measuredWords } from './targetWords.ts'

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

/** A sentence for everything that the command was told to fail on; what happened in several runs of a configuration is told once. */
export function failSentences(runs: readonly RunResult[], reasons: readonly FailReason[]): string[] {
  return reasons.flatMap((reason) => {
    const found = runs.flatMap((run) => whysOf[reason](run).map((why) => ({ id: run.configuration.id, ...why })))
    const groups = [...Map.groupBy(found, ({ id, what }) => `${id} ${what}`)]
    return groups.map(([subject, members]) => {
      const count = runs.filter(({ configuration }) => configuration.id === members[0]?.id).length
      const times = count === 1 ? '' : ` in ${members.length} of ${count} runs`
      return `--fail-on ${reason}: ${subject}${times} (${members.map(({ detail }) => detail).join('; ')})`
    })
  })
}

interface Why {
  readonly what: string
  readonly detail: string
}

const whysOf: Record<FailReason, (run: RunResult) => readonly Why[]> = {
  crash: ({ crash }) => (crash.observed ? [{ what: 'crashed', detail: crashText(crash).replaceAll('\n', ', ') }] : []),
  target: ({ targets }) =>
    targets
      .filter(({ state }) => state === 'fail')
      .map((target) => ({
        what: `missed ${target.name}, should be ${limitWords(target)}`,
        detail: measuredWords(target) ?? 'no figure',
      })),
  // In a run that was cut off, requests that nobody accounts for are those in flight.
  invalid: ({ outcome, conservation: { unaccounted }, verdict }) => [
    ...(outcome.kind === 'completed' && unaccounted !== 0
      ? [{ what: 'is not to be trusted', detail: `${unaccounted} requests are not accounted for` }]
      : []),
    ...(verdict?.kind === 'invalid'
      ? [
          {
            what: 'is not to be trusted',
            detail: `the generator was the limit: ${verdictReasons(verdict).join('; ')}`,
          },
        ]
      : []),
  ],
}
