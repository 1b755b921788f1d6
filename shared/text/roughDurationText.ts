import type { Language } from '../domain/language.ts'
import { durationText } from './units.ts'

const MINUTE_MS = 60_000

/** To what an estimate can know: five seconds below ten minutes, whole minutes above. */
export function roughDurationText(ms: number, language: Language): string {
  const stepMs = ms < 10 * MINUTE_MS ? 5000 : MINUTE_MS
  return durationText(Math.max(stepMs, Math.round(ms / stepMs) * stepMs), language)
}
