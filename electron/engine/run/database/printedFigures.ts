import type { DatabaseFacts } from '../../../../shared/domain/databaseSchema.ts'

type Plan = DatabaseFacts['plans'][number]

/**
 * Times and pages as they stand in a plan that the database prints: those of its own execution, so that nobody reads one figure in the
 * text and another beside it. Absent where the text has none.
 */
export function printedFigures(
  text: string,
): Partial<Pick<Plan, 'planningMs' | 'executionMs' | 'buffersHit' | 'buffersRead'>> {
  const ms = (name: string) => new RegExp(`^${name} Time: ([\\d.]+) ms$`, 'm').exec(text)?.[1]
  const [planning, execution] = [ms('Planning'), ms('Execution')]
  // The first step's pages are everybody's; planning has pages of its own, below.
  const [steps = ''] = text.split(/^Planning(?::| Time:)/m)
  const pages = /^ *Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/m.exec(steps)
  return {
    ...(planning !== undefined && { planningMs: Number(planning) }),
    ...(execution !== undefined && { executionMs: Number(execution) }),
    ...(pages !== null && { buffersHit: Number(pages[1] ?? 0), buffersRead: Number(pages[2] ?? 0) }),
  }
}
