import type { Language } from '../../domain/language.ts'
import { bytesText, countText, durationText, latencyText, percentText, runTimeText } from '../units.ts'

/** A figure of a finding as people read it; its unit is the end of its name. */
export function figureText(name: string, value: number, language: Language): string {
  // A moment of the run, as its marks have it; every other time is a length.
  if (name === 'faultAtMs') return runTimeText(value)
  if (name.endsWith('Percent'))
    return percentText(value < 9.95 ? value / 100 : Math.round(value) / 100, value < 9.95 ? 1 : 0, language)
  if (name.endsWith('Bytes')) return bytesText(value, language)
  if (name.endsWith('Ms') && value === 0) return '0\u00a0s'
  if (name.endsWith('Ms')) return value < 60_000 ? latencyText(value * 1000, language) : durationText(value, language)
  if (name === 'signal' || name === 'exitCode') return String(value)
  if (Number.isInteger(value) || value >= 10) return countText(value)
  const text = value.toFixed(1)
  return language === 'fr' ? text.replace('.', ',') : text
}
