import { assertNever } from '../assertNever.ts'
import type { Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import { dockerUnreachableText, type Platform } from './dockerAdvice.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { faultRefusalText } from './faultRefusalText.ts'
import { imageFailureText } from './imageFailureText.ts'
import { printFailureText } from './printFailureText.ts'
import { problemsTitle, problemText } from './problemText.ts'
import { sayIn } from './say.ts'
import { secretsMissingText } from './secretsMissingText.ts'
import { capitalised, saying, sentence } from './sentence.ts'
import { serverFailureText } from './server/serverFailureText.ts'
import { shortageText } from './shortageText.ts'
import { startFailureText } from './startFailureText.ts'
import { storeFailureText } from './storeFailureText.ts'
import { unknownNameText } from './unknownNameText.ts'

/**
 * What happened, where, what was found, what was expected and what to do. The platform decides the advice about Docker.
 * Messages of programs, and what readers of files found, stay in the language in which they were written.
 */
export function failureText(failure: Failure, platform: Platform, language: Language = 'en'): FailureText {
  const say = sayIn(language)
  switch (failure.kind) {
    case 'badInput': {
      const { problems } = failure
      return { title: problemsTitle(problems, language), details: problems.map((one) => problemText(one, language)) }
    }
    case 'unknownName':
      return unknownNameText(failure, language)
    case 'secretsMissing':
      return secretsMissingText(failure, language)
    case 'dockerUnreachable':
      return dockerUnreachableText(failure, platform, language)
    case 'dockerUnfit':
      return failureWords(
        say('Docker cannot be used as it is', 'Docker n’est pas utilisable tel quel'),
        [capitalised(failure.why)],
        failure.fix,
      )
    case 'baseImageMissing':
    case 'imageBuildFailed':
    case 'imageMissing':
      return imageFailureText(failure, language)
    case 'noFreeSubnet':
    case 'portTaken':
    case 'containerRefused':
    case 'containerExited':
    case 'neverReady':
    case 'notVerified':
    case 'dataNotLoaded':
    case 'tlsRefused':
      return startFailureText(failure, language)
    case 'generatorUnfit': {
      const all = failure.shortages?.map((one) => shortageText(one, language)) ?? [failure]
      return failureWords(
        say('The load cannot be generated from here', 'La charge ne peut pas être générée d’ici'),
        all.map(({ why }) => capitalised(why)),
        all.map(({ fix }) => fix).join('. '),
      )
    }
    case 'serverUnfit':
    case 'serverNotKept':
      return serverFailureText(failure, language)
    case 'generatorFailed':
      return failureWords(
        say('The load generator failed', 'Le générateur de charge a échoué'),
        [failure.message],
        say(
          'Run again; what was measured until then is kept.',
          'Relancez ; ce qui a été mesuré jusque-là est conservé.',
        ),
      )
    case 'wrongPeer': {
      const { confirmed, reached } = failure
      return failureWords(
        say(`Connections to ${confirmed} lead to ${reached}`, `Les connexions à ${confirmed} mènent à ${reached}`),
        [
          say(
            `Only ${confirmed} was confirmed; nothing was sent to ${reached}`,
            `Seule ${confirmed} a été confirmée ; rien n’a été envoyé à ${reached}`,
          ),
        ],
        say(
          `Give ${reached} as the address if that is what is to be measured.`,
          `Donnez ${reached} comme adresse si c’est elle qu’il faut mesurer.`,
        ),
      )
    }
    case 'diskFull':
    case 'storeUnreadable':
    case 'storeUnwritable':
    case 'stillOn':
    case 'archiveRefused':
      return storeFailureText(failure, language)
    case 'noBrowser':
    case 'pdfFailed':
      return printFailureText(failure, platform, language)
    case 'engineFailed':
      return failureWords(
        say(`Docker failed while ${failure.doing}`, `Docker a échoué (${failure.doing})`),
        [saying('Docker', failure.message, language)],
        say('Run `docker info` to see its state.', 'Lancez `docker info` pour voir son état.'),
      )
    case 'busy':
    case 'notResumable':
      return comparisonText(failure, language)
    case 'faultRefused':
      return failureWords(say(`“${failure.fault}” was not done`, `« ${failure.fault} » n’a pas été fait`), [
        faultRefusalText(failure.why)[language],
      ])
    case 'notOurWindow':
      return failureWords(
        say('Palier does not know this page', 'Palier ne connaît pas cette page'),
        [
          say(
            'It was opened before Palier was last started, or not by way of its launch file.',
            'Elle a été ouverte avant le dernier démarrage de Palier, ou sans passer par son fichier d’accès.',
          ),
        ],
        say(
          'Open the file that the terminal names in which Palier was started, then load this page again.',
          'Ouvrez le fichier indiqué dans le terminal où Palier a été démarré, puis rechargez cette page.',
        ),
      )
    case 'hostGone':
      return failureWords(
        say('Palier does not answer', 'Palier ne répond pas'),
        [
          say(
            'The program behind this window has ended or was restarted; runs that were on are kept as interrupted.',
            'Le programme derrière cette fenêtre s’est terminé ou a été relancé ; les essais en cours sont gardés comme interrompus.',
          ),
        ],
        say('Start it again and open the window it offers.', 'Relancez-le et ouvrez la fenêtre qu’il propose.'),
      )
    case 'unexpected':
      return failureWords(
        say('Palier came upon something it does not expect', 'Palier a rencontré quelque chose d’inattendu'),
        [failure.message],
        say('Report it with this message.', 'Signalez-le avec ce message.'),
      )
    default:
      return assertNever(failure, 'failure')
  }
}

/** The same on one line, for a list or a stored outcome: `api-2 never became ready. Waited 60 s.` */
export function failureLine(failure: Failure, platform: Platform, language: Language = 'en'): string {
  const { title, details } = failureText(failure, platform, language)
  const [first] = details
  return first === undefined ? sentence(title) : `${sentence(title)} ${sentence(first)}`
}

function comparisonText(failure: Extract<Failure, { kind: 'busy' | 'notResumable' }>, language: Language): FailureText {
  const say = sayIn(language)
  const { comparisonId } = failure
  if (failure.kind === 'notResumable') {
    const what = failure.isSuite === true ? say('suite', 'suite') : say('comparison', 'comparaison')
    const title = say(
      `The ${what} ${comparisonId} cannot be resumed`,
      `La ${what} ${comparisonId} ne peut pas être reprise`,
    )
    return failureWords(title, failure.reasons)
  }
  const { holdsData } = failure
  if (holdsData !== undefined) {
    const title = say('A stack with its data is up', 'Une pile avec ses données est en marche')
    const why = say(
      `It is ${holdsData}; beside it nothing can be measured.`,
      `C’est ${holdsData} ; à côté d’elle, rien ne peut être mesuré.`,
    )
    return failureWords(title, [why], say('Remove it first.', 'Supprimez-la d’abord.'))
  }
  return failureWords(
    say('Another comparison is on', 'Une autre comparaison est en cours'),
    [
      say(
        `It is ${comparisonId}; two at once would measure each other.`,
        `C’est ${comparisonId} ; deux à la fois se mesureraient l’une l’autre.`,
      ),
    ],
    say('Wait for its end, or stop it.', 'Attendez sa fin, ou arrêtez-la.'),
  )
}
