import type { Finding } from '../../domain/diagnosis.ts'
import type { Comparison, ComparisonRow, RunResult } from '../../domain/runResult.ts'
import { toByteSize } from '../../domain/toByteSize.ts'
import { differences } from '../differences.ts'

type Advice = Finding['advice'][number]
type Difference = ReturnType<typeof differences>[number]

/** What came of following an advice, where another configuration of the comparison does. */
export interface MeasuredEffect {
  readonly parameter: string
  readonly from: string
  readonly to: string
  /** Whose it is, in its written form. */
  readonly configuration: string
  /** What else differs between the two, so that the effect may be theirs; nothing: the parameter was changed alone. */
  readonly besides: readonly Difference[]
  /** Medians of the repeats, without the parameter’s change and with it. */
  readonly without: ComparisonRow
  readonly withIt: ComparisonRow
}

/** Consequences of parameters, or names of what differs; no inputs of their own. */
const derived = ['variant', 'topology']

/**
 * The configuration of the same topology that has the parameter changed as advised and as little else as possible; undefined when none has it. Another
 * topology differs in more than can be named, and is never taken for the effect of one parameter.
 */
export function measuredEffect(
  { runs, comparison }: Pick<Comparison, 'runs' | 'comparison'>,
  configuration: string,
  advice: Advice,
): MeasuredEffect | undefined {
  const { parameter } = advice
  const firstOf = (id: string) => runs.find((run) => run.configuration.id === id)
  const rowOf = (id: string) => comparison.rows.find((row) => row.configuration === id)
  const here = firstOf(configuration)
  const without = rowOf(configuration)
  const from = here?.configuration.parameters[parameter]
  if (here === undefined || without === undefined || from === undefined) return undefined
  const effects = comparison.rows.flatMap((withIt) => {
    const there = firstOf(withIt.configuration)
    const to = there?.configuration.parameters[parameter]
    const isSame = there?.configuration.topologyId === here.configuration.topologyId
    if (there === undefined || to === undefined || !isSame || !isAsAdvised(from, to, advice)) return []
    const { id } = there.configuration
    const pair = { parameter, from: String(from), to: String(to), configuration: id, without, withIt }
    return [{ ...pair, besides: besides(here, there, parameter) }]
  })
  return effects.toSorted((a, b) => a.besides.length - b.besides.length)[0]
}

/** Limits that containers have come of parameters, and are not told twice. */
function besides(here: RunResult, there: RunResult, parameter: string): Difference[] {
  return differences(here, there).filter(
    ({ input }) => input !== `parameters.${parameter}` && !derived.includes(input) && !input.startsWith('limits.'),
  )
}

function isAsAdvised(from: string | number, to: string | number, { parameter, direction }: Advice): boolean {
  if (from === to) return false
  const [before, after] = [amountOf(parameter, from), amountOf(parameter, to)]
  if (direction === 'change' || Number.isNaN(before) || Number.isNaN(after)) return true
  return direction === 'raise' ? after > before : after < before
}

/** 0 stands for no limit, than which nothing is higher; of workers it is Gunicorn’s own default, one. Sizes are in bytes. */
function amountOf(parameter: string, value: string | number): number {
  const amount = Number(value)
  const known = Number.isNaN(amount) ? (toByteSize(String(value)) ?? Number.NaN) : amount
  if (known !== 0) return known
  return parameter === 'GUNICORN_WORKERS' ? 1 : Number.POSITIVE_INFINITY
}
