import type { ComparedConfiguration } from '../../../shared/analysis/comparedConfigurations.ts'
import type { RunResult } from '../../../shared/domain/runResult.ts'

export interface ChosenRun {
  readonly compared: ComparedConfiguration
  readonly result: RunResult
  /** 1-based. */
  readonly repeat: number
}

/** Every run of a comparison, by configuration and repeat. */
export function allRuns(compared: readonly ComparedConfiguration[]): ChosenRun[] {
  return compared.flatMap((one) => one.results.map((result, index) => ({ compared: one, result, repeat: index + 1 })))
}

/** The one that was asked for; else the run that stands for the first configuration that broke, or for the first of all. */
export function chosenRun(
  compared: readonly ComparedConfiguration[],
  runId: string | undefined,
): ChosenRun | undefined {
  const all = allRuns(compared)
  const asked = all.find(({ result }) => result.runId === runId)
  if (asked !== undefined) return asked
  const isTypical = ({ result, compared: { typical } }: ChosenRun) => result.runId === typical?.runId
  return all.find((one) => isTypical(one) && one.result.crash.observed) ?? all.find(isTypical)
}
