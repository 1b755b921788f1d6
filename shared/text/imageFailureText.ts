import type { Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { sayIn } from './say.ts'
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
  const { image, message } = failure
  if (failure.kind === 'imageMissing') {
    return failureWords(
      say(`The image ${image} is not on this machine`, `L’image ${image} n’est pas sur cette machine`),
      [saying('Docker', message, language)],
      say(
        `Pull it with \`docker pull ${image}\`, or name another one in the topology.`,
        `Téléchargez-la avec \`docker pull ${image}\`, ou nommez-en une autre dans la topologie.`,
      ),
    )
  }
  const { step, tail } = failure
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
