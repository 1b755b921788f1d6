import type { Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { sayIn } from './say.ts'

/** Which environment variables a scenario waits for. */
export function secretsMissingText(
  { variables, scenario, dataOf }: Extract<Failure, { kind: 'secretsMissing' }>,
  language: Language,
): FailureText {
  const say = sayIn(language)
  const [first = ''] = variables
  const names = variables.join(', ')
  const reader = dataOf === undefined ? `The scenario ${scenario}` : `Loading the data of ${dataOf}`
  const readerFr = dataOf === undefined ? `Le scénario ${scenario}` : `Le chargement des données de ${dataOf}`
  return variables.length === 1
    ? failureWords(
        say('A secret is missing', 'Un secret manque'),
        [
          say(
            `${reader} reads it from the environment variable ${first}, which is not set.`,
            `${readerFr} le lit dans la variable d’environnement ${first}, qui n’est pas définie.`,
          ),
        ],
        say(
          `Set ${first} where Palier is started, and start it again.`,
          `Définissez ${first} là où Palier est lancé, puis relancez-le.`,
        ),
      )
    : failureWords(
        say('Secrets are missing', 'Des secrets manquent'),
        [
          say(
            `${reader} reads them from the environment variables ${names}, which are not set.`,
            `${readerFr} les lit dans les variables d’environnement ${names}, qui ne sont pas définies.`,
          ),
        ],
        say(
          'Set them where Palier is started, and start it again.',
          'Définissez-les là où Palier est lancé, puis relancez-le.',
        ),
      )
}
