import type { Failure, MissingImage } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { type Say, sayIn } from './say.ts'
import { saying } from './sentence.ts'

type ImageFailure = Extract<Failure, { kind: 'baseImageMissing' | 'imageBuildFailed' | 'imageMissing' }>

/** Why an image is not there. */
export function imageFailureText(failure: ImageFailure, language: Language): FailureText {
  const say = sayIn(language)
  if (failure.kind === 'baseImageMissing') {
    const { reference, reasons, fix } = failure
    return failureWords(
      say(`The base image ${reference} is missing`, `L’image de base ${reference} manque`),
      reasons,
      fix,
    )
  }
  if (failure.kind === 'imageMissing') return missingImageText(failure, language)
  const { image, message, step, tail } = failure
  return failureWords(
    say(`The image ${image} could not be built`, `L’image ${image} n’a pas pu être construite`),
    [step === '' ? '' : say(`The step was: ${step}`, `L’étape était : ${step}`), message],
    say(
      'Correct this step of the Dockerfile; if a download failed, run again.',
      'Corrigez cette étape du Dockerfile ; si un téléchargement a échoué, relancez.',
    ),
    tail,
  )
}

function missingImageText(failure: MissingImage, language: Language): FailureText {
  const say = sayIn(language)
  const { image, message, neededBy, unanswered, alternatives } = failure
  const builtOn = neededBy?.replace(/:latest$/, '')
  const title =
    builtOn === undefined
      ? say(`The image ${image} is not on this machine`, `L’image ${image} n’est pas sur cette machine`)
      : say(
          `The image ${image} is not on this machine, and ${builtOn} is built on it`,
          `L’image ${image} n’est pas sur cette machine, et ${builtOn} en dépend`,
        )
  const silence = unanswered === true ? say('No registry answered.', 'Aucun registre n’a répondu.') : ''
  return failureWords(title, [silence, saying('Docker', message, language)], missingImageFix(image, alternatives, say))
}

function missingImageFix(image: string, alternatives: MissingImage['alternatives'], say: Say): string {
  const pull = `\`docker pull ${image}\``
  if (alternatives === undefined) {
    return say(
      `Pull it with ${pull}, or name another one in the topology.`,
      `Téléchargez-la avec ${pull}, ou nommez-en une autre dans la topologie.`,
    )
  }
  const { parameter, values } = alternatives
  const [last = '', ...others] = values.toReversed()
  const before = others.reverse().join(', ')
  const either = (or: string) => `${parameter}=${before === '' ? last : `${before} ${or} ${last}`}`
  return say(
    `Choose ${either('or')}; or, where a registry can be reached, pull it with ${pull}.`,
    `Choisissez ${either('ou')}\u00a0; ou, là où un registre est joignable, téléchargez-la avec ${pull}.`,
  )
}
