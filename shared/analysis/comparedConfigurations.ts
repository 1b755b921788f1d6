import { configurationLetter } from '../charts/lineStyle.ts'
import type { Comparison, ComparisonRow, RunResult } from '../domain/runResult.ts'
import { typicalRun } from './typicalRun.ts'

/** A configuration of a comparison with its runs, under the letter that it keeps on every screen and page. */
export interface ComparedConfiguration {
  /** Its place in the person's order; decides letter and line. */
  readonly index: number
  readonly letter: string
  /** The written form, `trio-cache:tuned`. */
  readonly id: string
  readonly row: ComparisonRow
  /** In the order of the repeats. */
  readonly results: readonly RunResult[]
  /** The run that stands for all in curves and tables; absent when there is none at all. */
  readonly typical?: RunResult
}

/** In the order of the rows. The letter follows the person's order of selection, whatever order the rows have. */
export function comparedConfigurations({ runs, comparison, configurations }: Comparison): ComparedConfiguration[] {
  return comparison.rows.map((row, position) => {
    const results = row.runIds.flatMap((id) => runs.filter(({ runId }) => runId === id))
    const typical = typicalRun(results, row)
    const place = configurations.indexOf(row.configuration)
    const index = place === -1 ? position : place
    return {
      index,
      letter: configurationLetter(index),
      id: row.configuration,
      row,
      results,
      ...(typical && { typical }),
    }
  })
}
