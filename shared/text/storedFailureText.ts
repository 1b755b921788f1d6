import type { Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import type { RunResult } from '../domain/runResult.ts'
import type { Platform } from './dockerAdvice.ts'
import { failureText } from './failureText.ts'
import type { FailureText } from './failureWords.ts'

type Failed = Extract<RunResult['outcome'], { kind: 'failed' }>

/** A failure as it was stored with a run: of a kind that this version has no words for, its own message, which is English. */
export function storedFailureText({ failure, message }: Failed, platform: Platform, language: Language): FailureText {
  try {
    return failureText(failure as unknown as Failure, platform, language)
  } catch {
    return { title: message, details: [] }
  }
}

/** Why it failed, in one line. */
export function storedFailureTitle(outcome: Failed, language: Language): string {
  // Titles are the same on every platform; in English the message is what was said when it failed.
  return language === 'en' ? outcome.message : storedFailureText(outcome, 'linux', language).title
}
