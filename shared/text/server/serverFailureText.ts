import { assertNever } from '../../assertNever.ts'
import type { Failure } from '../../domain/failure.ts'
import type { Language } from '../../domain/language.ts'
import type { ServerBreach } from '../../domain/serverMisfit.ts'
import { type FailureText, failureWords } from '../failureWords.ts'
import { type Say, sayIn } from '../say.ts'
import { capitalised } from '../sentence.ts'
import { sizeText } from './memoryText.ts'
import { misfitText } from './misfitText.ts'

type ServerFailure = Extract<Failure, { kind: 'serverUnfit' | 'serverNotKept' }>

/** Why containers do not get the server that their topology declares; what several configurations have in common is said once. */
export function serverFailureText(failure: ServerFailure, language: Language): FailureText {
  const say = sayIn(language)
  switch (failure.kind) {
    case 'serverUnfit': {
      const all = failure.misfits.map(({ configuration, misfit }) => ({
        configuration,
        ...misfitText(misfit, language),
      }))
      const details = [...Map.groupBy(all, ({ why }) => why)].map(([why, same]) => {
        const names = same.flatMap(({ configuration }) => configuration ?? [])
        return names.length === 0 ? capitalised(why) : `${names.join(', ')}${say(': ', '\u00a0: ')}${why}`
      })
      const fixes = [...new Set(all.map(({ fix }) => capitalised(fix)))]
      const title = say(
        'The server that the topology declares cannot be had here',
        'Le serveur que la topologie déclare n’est pas disponible ici',
      )
      return failureWords(title, details, fixes.join('. '))
    }
    case 'serverNotKept':
      return failureWords(
        say(
          'Docker does not hold the containers to their server',
          'Docker ne maintient pas les conteneurs dans leur serveur',
        ),
        failure.breaches.map((breach) => breachText(breach, say, language)),
        say(
          'Nothing was measured. Use an engine that applies CPU sets and memory limits.',
          'Rien n’a été mesuré. Utilisez un moteur qui applique les ensembles de CPU et les limites de mémoire.',
        ),
      )
    default:
      return assertNever(failure, 'failure')
  }
}

function breachText(breach: ServerBreach, say: Say, language: Language): string {
  const { container } = breach
  if (breach.of === 'cpuset') {
    const held = breach.held === '' ? say('every core', 'tous les cœurs') : breach.held
    return say(
      `${container} was to use CPU set ${breach.asked}; Docker says ${held}`,
      `${container} devait utiliser l’ensemble de CPU ${breach.asked} ; Docker répond ${held}`,
    )
  }
  const asked = sizeText(breach.askedBytes, language)
  const held = breach.heldBytes === 0 ? say('no limit', 'aucune limite') : sizeText(breach.heldBytes, language)
  return say(
    `${container} was to have ${asked} of memory; Docker says ${held}`,
    `${container} devait avoir ${asked} de mémoire ; Docker répond ${held}`,
  )
}
