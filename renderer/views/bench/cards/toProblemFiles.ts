import type { Problem } from '../../../../shared/domain/problem.ts'

export interface ProblemFile {
  readonly path: string
  /** Of its folder, which is what the topology would be called. */
  readonly folder: string
  readonly file: string
  readonly problems: readonly Problem[]
}

/** What is wrong, file by file, in the order in which the files were read. */
export function toProblemFiles(problems: readonly Problem[]): readonly ProblemFile[] {
  return [...new Set(problems.map(({ where }) => where))].map((path) => {
    const parts = path.split(/[\\/]/)
    const file = parts.at(-1) ?? path
    return { path, folder: parts.at(-2) ?? file, file, problems: problems.filter(({ where }) => where === path) }
  })
}
