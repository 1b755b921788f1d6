import type { Language } from '../../domain/language.ts'

/** `1 core`, `1.5 cores`; in French `1,5 cœur`: a plural begins with two. */
export function coresText(cores: number, language: Language): string {
  if (language === 'fr') return `${String(cores).replace('.', ',')}\u00a0${cores < 2 ? 'cœur' : 'cœurs'}`
  return `${cores}\u00a0${cores === 1 ? 'core' : 'cores'}`
}
