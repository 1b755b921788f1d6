import type { Failure } from '../domain/failure.ts'
import type { Platform } from './dockerAdvice.ts'
import { type FailureText, failureWords } from './failureWords.ts'

type PrintFailure = Extract<Failure, { kind: 'noBrowser' | 'pdfFailed' }>

const instead = 'write the report as HTML with `--html` and print it from any browser'

/** Why there is no PDF, and how to get the report all the same. */
export function printFailureText(failure: PrintFailure, platform: Platform): FailureText {
  if (failure.kind === 'pdfFailed') {
    return failureWords(
      'The PDF could not be printed',
      [`${failure.browser}: ${failure.message}`],
      `Name another browser with PALIER_CHROMIUM, or ${instead}`,
    )
  }
  const { chosen, tried } = failure
  if (chosen) {
    const fix = `Correct PALIER_CHROMIUM, unset it to use the browser of this machine, or ${instead}`
    return failureWords('The browser for the PDF is not there', [`PALIER_CHROMIUM is set to ${tried.join(', ')}`], fix)
  }
  const looked = tried.length === 0 ? [] : [`Looked for ${tried.join(', ')}`]
  return failureWords('No browser that can print a PDF was found', looked, `${install(platform)}, or ${instead}`)
}

function install(platform: Platform): string {
  if (platform === 'darwin' || platform === 'win32') return 'Install Chrome, Chromium or Edge'
  return 'Install Chromium (on Debian: `sudo apt-get install chromium`)'
}
