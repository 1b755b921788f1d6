import type { Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import type { Platform } from './dockerAdvice.ts'
import { type FailureText, failureWords } from './failureWords.ts'
import { type Say, sayIn } from './say.ts'

type PrintFailure = Extract<Failure, { kind: 'noBrowser' | 'pdfFailed' }>

/** Why there is no PDF, and how to get the report all the same. */
export function printFailureText(failure: PrintFailure, platform: Platform, language: Language): FailureText {
  const say = sayIn(language)
  const instead = say(
    'or write the report as HTML with `--html` and print it from any browser',
    'ou écrivez le rapport en HTML avec `--html` et imprimez-le depuis un navigateur',
  )
  if (failure.kind === 'pdfFailed') {
    return failureWords(
      say('The PDF could not be printed', 'Le PDF n’a pas pu être imprimé'),
      [say(`${failure.browser}: ${failure.message}`, `${failure.browser} : ${failure.message}`)],
      `${say('Name another browser with PALIER_CHROMIUM', 'Nommez un autre navigateur avec PALIER_CHROMIUM')}, ${instead}`,
    )
  }
  const { chosen } = failure
  const tried = failure.tried.join(', ')
  if (chosen) {
    const correct = say(
      'Correct PALIER_CHROMIUM, unset it to use the browser of this machine',
      'Corrigez PALIER_CHROMIUM, retirez-la pour utiliser le navigateur de cette machine',
    )
    return failureWords(
      say('The browser for the PDF is not there', 'Le navigateur pour le PDF n’est pas là'),
      [say(`PALIER_CHROMIUM is set to ${tried}`, `PALIER_CHROMIUM vaut ${tried}`)],
      `${correct}, ${instead}`,
    )
  }
  return failureWords(
    say('No browser that can print a PDF was found', 'Aucun navigateur capable d’imprimer un PDF n’a été trouvé'),
    tried === '' ? [] : [say(`Looked for ${tried}`, `Cherchés : ${tried}`)],
    `${install(platform, say)}, ${instead}`,
  )
}

function install(platform: Platform, say: Say): string {
  if (platform === 'darwin' || platform === 'win32') {
    return say('Install Chrome, Chromium or Edge', 'Installez Chrome, Chromium ou Edge')
  }
  return say(
    'Install Chromium (on Debian: `sudo apt-get install chromium`)',
    'Installez Chromium (sous Debian : `sudo apt-get install chromium`)',
  )
}
