import { assertNever } from '../assertNever.ts'
import type { Failure, OutsideRun } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { type Say, sayIn } from './say.ts'
import { saying } from './sentence.ts'
import { tlsProblemText } from './tlsProblemText.ts'
import { durationText } from './units.ts'

type StartFailure = Extract<
  Failure,
  {
    kind:
      | 'noFreeSubnet'
      | 'portTaken'
      | 'containerRefused'
      | 'containerExited'
      | 'neverReady'
      | 'notVerified'
      | 'dataNotLoaded'
      | 'tlsRefused'
  }
>

/** Why a run's containers did not come up. */
export function startFailureText(failure: StartFailure, language: Language): FailureText {
  const say = sayIn(language)
  switch (failure.kind) {
    case 'noFreeSubnet': {
      const { tried, lastMessage } = failure
      const details = say(
        `${tried} networks in 198.18.0.0/15 were tried; the last answer was: ${lastMessage}`,
        `${tried} réseaux de 198.18.0.0/15 ont été essayés ; la dernière réponse était : ${lastMessage}`,
      )
      const fix = say(
        '`palier clean` removes what ended runs left behind; `docker network ls` shows the rest.',
        '`palier clean` supprime ce que des essais terminés ont laissé ; `docker network ls` montre le reste.',
      )
      const title = say('There is no free network for the run', 'Aucun réseau n’est libre pour l’essai')
      return failureWords(title, [details], fix)
    }
    case 'portTaken': {
      const { port, container, message } = failure
      const fix = say(
        'Stop the program that uses the port, or run again: free ports are chosen anew for every run.',
        'Arrêtez le programme qui utilise le port, ou relancez : des ports libres sont choisis à chaque essai.',
      )
      const title = say(`Port ${port} for ${container} is taken`, `Le port ${port} de ${container} est pris`)
      return failureWords(title, [saying('Docker', message, language)], fix)
    }
    case 'containerRefused': {
      const { container, message } = failure
      const fix = say(
        `Correct the service of ${container} in the topology.`,
        `Corrigez le service de ${container} dans la topologie.`,
      )
      const title = say(`Docker refuses to run ${container}`, `Docker refuse de lancer ${container}`)
      return failureWords(title, [saying('Docker', message, language)], fix)
    }
    case 'containerExited':
      return containerExited(failure, say)
    case 'neverReady': {
      const { container, waitedMs, lastTest, logTail } = failure
      const waited = durationText(waitedMs, language)
      const details = [
        say(`Waited ${waited}`, `Attente de ${waited}`),
        lastTest === ''
          ? ''
          : say(`Its last health test said: ${lastTest}`, `Son dernier test de santé disait : ${lastTest}`),
      ]
      const fix = say(
        `Its log says what it was waiting for; ${logKept(failure.outsideRun, 'en')}.`,
        `Son journal dit ce qu’il attendait ; ${logKept(failure.outsideRun, 'fr')}.`,
      )
      const title = say(`${container} never became ready`, `${container} n’a jamais été prêt`)
      return failureWords(title, details, fix, logTail)
    }
    case 'notVerified':
      return notVerified(failure, say)
    case 'dataNotLoaded':
      return dataNotLoaded(failure, say)
    case 'tlsRefused': {
      const { what, fix } = tlsProblemText(failure.problem, failure.name)
      const title = say(`${failure.url} cannot be asked over TLS`, `${failure.url} ne peut pas être interrogée en TLS`)
      return failureWords(title, [what[language]], fix[language])
    }
    default:
      return assertNever(failure, 'failure')
  }
}

function notVerified({ url, problems }: Extract<Failure, { kind: 'notVerified' }>, say: Say): FailureText {
  if (url !== undefined) {
    const advice = say(
      'Nothing was measured. Check that the server is on, and the path; a scenario brings its own paths.',
      'Rien n’a été mesuré. Vérifiez que le serveur tourne, et le chemin ; un scénario apporte ses propres chemins.',
    )
    const title = say(`${url} does not answer as expected`, `${url} ne répond pas comme attendu`)
    return failureWords(title, problems, advice)
  }
  const fix = say(
    'Nothing was measured. Correct the topology, or the paths and statuses in the scenario.',
    'Rien n’a été mesuré. Corrigez la topologie, ou les chemins et les statuts du scénario.',
  )
  const title = say(
    'The topology does not answer as the scenario expects',
    'La topologie ne répond pas comme le scénario l’attend',
  )
  return failureWords(title, problems, fix)
}

function dataNotLoaded(
  { set, problem, url, outsideRun }: Extract<Failure, { kind: 'dataNotLoaded' }>,
  say: Say,
): FailureText {
  if (url !== undefined) {
    const title = say(
      `The data set ${set} could not be loaded at ${url}`,
      `Le jeu de données ${set} n’a pas pu être chargé sur ${url}`,
    )
    const fix = say(
      'Earlier steps are not undone. Check that the server is on and has the topology’s API, and the administrator’s name and password.',
      'Les étapes précédentes ne sont pas annulées. Vérifiez que le serveur tourne et qu’il a l’API de la topologie, ainsi que le nom et le mot de passe de l’administrateur.',
    )
    return failureWords(title, [problem], fix)
  }
  const title = say(
    `The data set ${set} could not be loaded through the API`,
    `Le jeu de données ${set} n’a pas pu être chargé par l’API`,
  )
  const [undone, undoneFr] =
    outsideRun === undefined
      ? ['Nothing was measured.', 'Rien n’a été mesuré.']
      : ['Everything was removed again.', 'Tout a été supprimé.']
  const fix = say(
    `${undone} Correct the steps of \`x-palier.data\` in the topology, or what answers them.`,
    `${undoneFr} Corrigez les étapes de \`x-palier.data\` dans la topologie, ou ce qui y répond.`,
  )
  return failureWords(title, [problem], fix)
}

/** Where the whole log is. */
function logKept(outsideRun: OutsideRun | undefined, language: Language): string {
  const say = sayIn(language)
  if (outsideRun === undefined)
    return say('the whole log is kept with the run', 'il est conservé en entier avec l’essai')
  const command = `\`palier run ${outsideRun.configuration}\``
  return say(
    `outside of a run it is not kept: ${command} keeps all of it`,
    `hors d’un essai il n’est pas conservé : ${command} le garde en entier`,
  )
}

function containerExited(
  { container, exitCode, oomKilled, logTail, outsideRun }: Extract<Failure, { kind: 'containerExited' }>,
  say: Say,
): FailureText {
  if (oomKilled) {
    const found = say(
      `It needed more memory than its limit allows and was killed (exit code ${exitCode})`,
      `Il lui fallait plus de mémoire que sa limite n’en permet et il a été tué (code de sortie ${exitCode})`,
    )
    const fix = say(
      'Raise its memory limit (`deploy.resources.limits.memory`), or let it start with less, such as fewer workers.',
      'Relevez sa limite de mémoire (`deploy.resources.limits.memory`), ou faites-le démarrer avec moins, par exemple moins de workers.',
    )
    return failureWords(
      say(`${container} ran out of memory`, `${container} a manqué de mémoire`),
      [found],
      fix,
      logTail,
    )
  }
  const title = say(`${container} did not keep running`, `${container} n’est pas resté en marche`)
  const fix = say(
    `Its log says why; ${logKept(outsideRun, 'en')}.`,
    `Son journal dit pourquoi ; ${logKept(outsideRun, 'fr')}.`,
  )
  return failureWords(title, [exitWords(exitCode, say)], fix, logTail)
}

function exitWords(exitCode: number, say: Say): string {
  switch (exitCode) {
    case 0:
      return say(
        'It ended without an error (exit code 0); a service has to keep running.',
        'Il s’est terminé sans erreur (code de sortie 0) ; un service doit continuer de tourner.',
      )
    case 126:
      return say(
        'Its command cannot be executed (exit code 126).',
        'Sa commande ne peut pas être exécutée (code de sortie 126).',
      )
    case 127:
      return say(
        'Its command does not exist in the image (exit code 127).',
        'Sa commande n’existe pas dans l’image (code de sortie 127).',
      )
    case 137:
      return say(
        'It was killed (exit code 137), and not at its own memory limit: the machine may be short of memory.',
        'Il a été tué (code de sortie 137), et non à sa propre limite de mémoire : la machine en manque peut-être.',
      )
    default:
      return say(
        `It ended with exit code ${exitCode}; a service has to keep running.`,
        `Il s’est terminé avec le code de sortie ${exitCode} ; un service doit continuer de tourner.`,
      )
  }
}
