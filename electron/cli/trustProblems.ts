import { statSync } from 'node:fs'
import type { Problem } from '../../shared/domain/problem.ts'

/** Of folders given with `--trust`, absolute: what cannot be read would silently be missing from everything that can be chosen. */
export function trustProblems(folders: readonly string[]): readonly Problem[] {
  return folders.flatMap((folder) => {
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there?.isDirectory() === true) return []
    return [
      {
        where: '--trust',
        field: '',
        found: `${folder}, ${there === undefined ? 'no such folder' : 'which is a file'}`,
        expected: 'a folder with topologies, profiles, scenarios, objectives or suites',
      },
    ]
  })
}
