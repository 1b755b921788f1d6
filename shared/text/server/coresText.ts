import type { Language } from '../../domain/language.ts'

/** `1 core`, `2 cores`. */
export function coresText(cores: number, language: Language): string {
  const word = language === 'fr' ? 'cœur' : 'core'
  return `${cores}\u00a0${word}${cores === 1 ? '' : 's'}`
}
