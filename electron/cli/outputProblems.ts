import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Problem } from '../../shared/domain/problem.ts'
import type { Outputs } from './outputOptions.ts'
import { unwritableProblems } from './unwritableProblems.ts'

/**
 * What keeps results from being written: found out before anything is run, because after the last run it would be too
 * late. Two outputs with one name are a problem as well.
 */
export function outputProblems({ json, html, pdf, log, alerts, csv }: Outputs): readonly Problem[] {
  const named = { json: json === '-' ? undefined : json, html, pdf, log, alerts }
  const files = Object.entries(named).flatMap(([name, path]) =>
    path === undefined ? [] : [{ option: `--${name}`, path }],
  )
  const twice = files.filter(({ path }, index) => files.findIndex((other) => other.path === path) !== index)
  return [
    ...files.flatMap(({ option, path }) =>
      option === '--json'
        ? unwritableProblems(option, path)
        : unwritableProblems(option, path, 'a file that can be written'),
    ),
    ...(csv === undefined ? [] : folderProblems(csv)),
    ...twice.map(({ option, path }) => {
      return { where: option, field: '', found: `${path} again`, expected: 'a file of its own' }
    }),
  ]
}

/** The folder is made when it is not there, as far as one above it is. */
function folderProblems(path: string): readonly Problem[] {
  const problem = (found: string): readonly Problem[] => {
    return [{ where: '--csv', field: '', found: `${path}, ${found}`, expected: 'a folder that can be written' }]
  }
  const there = nearest(path)
  if (!statSync(there).isDirectory()) {
    return problem(there === path ? 'which is a file' : `but ${there} is a file`)
  }
  try {
    accessSync(there, constants.W_OK | constants.X_OK)
    return []
  } catch {
    return problem('which may not be written')
  }
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
}
