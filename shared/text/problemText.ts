import type { Language } from '../domain/language.ts'
import type { Problem } from '../domain/problem.ts'
import { type Say, sayIn } from './say.ts'

/**
 * One problem on one line: where, which field, what was found, what was expected, what to do. Its parts are two spaces
 * apart, the place in the form editors and terminals can follow:
 *
 *   compose.yaml:14:7  services.api.privileged  found true, expected no such key; remove it
 *
 * What was found and expected is English: the readers of files say it.
 */
export function problemText(problem: Problem, language: Language = 'en'): string {
  const parts = [problemPlace(problem), problem.field, problemWords(problem, sayIn(language))]
  return parts.filter((part) => part !== '').join('  ')
}

/** `compose.yaml:14:7`, `compose.yaml`, `--set`. */
function problemPlace({ where, line, column }: Problem): string {
  if (line === undefined) return where
  return column === undefined ? `${where}:${line}` : `${where}:${line}:${column}`
}

function problemWords({ found, expected, fix }: Problem, say: Say): string {
  const words = [
    found === '' ? '' : say(`found ${found}`, `trouvé ${found}`),
    expected === '' ? '' : say(`expected ${expected}`, `attendu ${expected}`),
  ]
  const said = words.filter((part) => part !== '').join(', ')
  if (fix === undefined || fix === '') return said
  return said === '' ? fix : say(`${said}; ${fix}`, `${said} ; ${fix}`)
}

/** `2 problems in compose.yaml`, `3 problems in compose.yaml and --set`, `5 problems in 4 places`. */
export function problemsTitle(problems: readonly Problem[], language: Language = 'en'): string {
  const say = sayIn(language)
  const places = [...new Set(problems.map(({ where }) => where))]
  const many = problems.length
  const count = say(many === 1 ? '1 problem' : `${many} problems`, many <= 1 ? `${many} problème` : `${many} problèmes`)
  if (places.length === 0) return count
  if (places.length > 2) return say(`${count} in ${places.length} places`, `${count} à ${places.length} endroits`)
  return say(`${count} in ${places.join(' and ')}`, `${count} dans ${places.join(' et ')}`)
}
