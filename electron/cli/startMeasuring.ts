import type { Problem } from '../../shared/domain/problem.ts'
import type { Comparison } from '../../shared/domain/runResult.ts'
import { beforeAfterText } from './beforeAfterText.ts'
import type { Client } from './client.ts'
import { type CompareOrder, type CompareParts, compare } from './commands/compare.ts'
import { comparisonTable } from './comparisonTable.ts'
import { confirmationText } from './confirmationText.ts'
import { toFailReasons } from './failOn.ts'
import type { MeasuringOptions } from './measuringOptions.ts'
import { toOutputs } from './outputOptions.ts'
import type { Act, ProgramParts } from './programParts.ts'

/** With what is wrong with the options it was made of. */
export type DeclaredOrder = CompareOrder & { readonly problems: readonly Problem[] }

export type Shape = Pick<CompareParts, 'toText' | 'toJson'>

/** Runs, shows and writes a comparison, as the options want it. What is to be run may have to be asked of the engine first. */
export function startMeasuring(
  toOrder: (client: Client) => DeclaredOrder | Promise<DeclaredOrder>,
  options: MeasuringOptions,
  shape: Shape,
  parts: ProgramParts,
  act: Act,
): Promise<void> {
  return act(async (opened) => {
    const order = await toOrder(opened.client)
    const { outputs, problems: ofOutputs } = toOutputs(options, parts.toPath)
    // Which targets a resumed comparison has is known when it is read.
    const hasTargets = order.kind === 'resume' || order.ask.objectives !== undefined
    const { failOn, problems: ofFailOn } = toFailReasons(options.failOn ?? [], hasTargets)
    const problems = [...order.problems, ...ofOutputs, ...ofFailOn]
    return compare(order, { ...opened, problems, outputs, failOn, platform: parts.platform, ...shape })
  })()
}

/** Its table with what belongs to it; as JSON all of it. */
export function comparisonShape({ terminal: { columns } }: Pick<ProgramParts, 'terminal'>): Shape {
  const sections = [comparisonTable, beforeAfterText, confirmationText]
  return {
    toText: (comparison: Comparison) => sections.map((section) => section(comparison, columns)).join(''),
    toJson: (comparison) => comparison,
  }
}
