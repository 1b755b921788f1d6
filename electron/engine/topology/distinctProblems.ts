import type { Problem } from '../../../shared/domain/problem.ts'

/** Each problem once, in the order of the files' lines. */
export function distinctProblems(problems: readonly Problem[]): readonly Problem[] {
  const known = new Map(problems.map((problem) => [JSON.stringify(problem), problem]))
  return [...known.values()].sort(
    (left, right) =>
      left.where.localeCompare(right.where) ||
      (left.line ?? 0) - (right.line ?? 0) ||
      (left.column ?? 0) - (right.column ?? 0),
  )
}
