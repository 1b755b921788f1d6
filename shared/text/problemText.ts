import type { Problem } from '../domain/problem.ts'

/**
 * One problem on one line: where, which field, what was found, what was expected, what to do. Its parts are two spaces
 * apart, the place in the form editors and terminals can follow:
 *
 *   compose.yaml:14:7  services.api.privileged  found true, expected no such key; remove it
 */
export function problemText(problem: Problem): string {
  return [problemPlace(problem), problem.field, problemWords(problem)].filter((part) => part !== '').join('  ')
}

/** `compose.yaml:14:7`, `compose.yaml`, `--set`. */
function problemPlace({ where, line, column }: Problem): string {
  if (line === undefined) return where
  return column === undefined ? `${where}:${line}` : `${where}:${line}:${column}`
}

function problemWords({ found, expected, fix }: Problem): string {
  const words = [found === '' ? '' : `found ${found}`, expected === '' ? '' : `expected ${expected}`]
  const said = words.filter((part) => part !== '').join(', ')
  if (fix === undefined || fix === '') return said
  return said === '' ? fix : `${said}; ${fix}`
}

/** `2 problems in compose.yaml`, `3 problems in compose.yaml and --set`, `5 problems in 4 places`. */
export function problemsTitle(problems: readonly Problem[]): string {
  const places = [...new Set(problems.map(({ where }) => where))]
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
  if (places.length === 0) return count
  return `${count} in ${places.length <= 2 ? places.join(' and ') : `${places.length} places`}`
}
