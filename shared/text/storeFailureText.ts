import { assertNever } from '../assertNever.ts'
import type { Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { sayIn } from './say.ts'
import { capitalised, saying } from './sentence.ts'

type StoreFailure = Extract<
  Failure,
  { kind: 'diskFull' | 'storeUnreadable' | 'storeUnwritable' | 'stillOn' | 'archiveRefused' }
>

/** Why something could not be stored, read, removed or imported. */
export function storeFailureText(failure: StoreFailure, language: Language): FailureText {
  const say = sayIn(language)
  switch (failure.kind) {
    case 'diskFull':
      return failureWords(
        say('The disk is full', 'Le disque est plein'),
        [
          say(
            `${failure.path} cannot be written; everything stored before is kept.`,
            `${failure.path} ne peut pas être écrit ; tout ce qui a été enregistré avant est conservé.`,
          ),
        ],
        say(
          'Free some space, or choose a folder on another disk with `--out`.',
          'Libérez de l’espace, ou choisissez un dossier sur un autre disque avec `--out`.',
        ),
      )
    case 'storeUnreadable':
      return failureWords(say(`${failure.path} cannot be read`, `${failure.path} ne peut pas être lu`), [
        capitalised(failure.message),
      ])
    case 'storeUnwritable':
      return failureWords(
        say(`${failure.path} cannot be written`, `${failure.path} ne peut pas être écrit`),
        [saying(say('The system', 'Le système'), failure.message, language)],
        isInConfiguration(failure.path)
          ? say(
              'It is in your configuration folder: let `XDG_CONFIG_HOME` name one that you may write to.',
              'Il est dans votre dossier de configuration : donnez dans `XDG_CONFIG_HOME` un dossier où vous pouvez écrire.',
            )
          : say(
              'Choose a folder that you may write to with `--out`.',
              'Choisissez avec `--out` un dossier où vous pouvez écrire.',
            ),
      )
    case 'stillOn':
      return failureWords(
        say(`${failure.id} is still on`, `${failure.id} est encore en cours`),
        [say(`Process ${failure.pid} runs it.`, `Le processus ${failure.pid} s’en occupe.`)],
        say('Wait for its end, or stop it.', 'Attendez la fin, ou arrêtez-le.'),
      )
    case 'archiveRefused':
      return failureWords(say(`${failure.file} was refused`, `${failure.file} a été refusé`), [failure.message])
    default:
      return assertNever(failure, 'failure')
  }
}

/** The installation's own file, which is never in the data folder. */
function isInConfiguration(path: string): boolean {
  return /[\\/]installation-id$/.test(path)
}
