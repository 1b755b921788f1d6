import type { Language } from '../../domain/language.ts'
import type { MemoryLimit } from '../../domain/serverMisfit.ts'
import { bytesText, countText } from '../units.ts'

const MiB = 2 ** 20
const GiB = 2 ** 30

/** A size as it is declared: `80 MiB`, `2 GiB`, `1.3 GiB`; without a decimal that says nothing. */
export function sizeText(bytes: number, language: Language): string {
  const text = bytesText(bytes, language)
  return bytes % GiB === 0 ? text.replace(/[.,]0(?=\D)/, '') : text
}

/** `proxy 80 MiB + api 256 MiB + db 1 GiB = 1.3 GiB`: who has how much, and the sum. */
export function memorySum(limits: readonly MemoryLimit[], language: Language): string {
  const parts = limits.map(({ container, memoryBytes }) => `${container} ${sizeText(memoryBytes, language)}`)
  return `${parts.join(' + ')} = ${sizeText(sumOf(limits), language)}`
}

/** `80 MiB + 256 MiB + 2 GiB = 2.3 GiB` and `2 GiB`; in whole MiB where rounded figures would hide which is more. */
export function sumAgainst(
  limits: readonly MemoryLimit[],
  memoryBytes: number,
  language: Language,
): { readonly sum: string; readonly against: string } {
  const sumBytes = sumOf(limits)
  const isClose = bytesText(sumBytes, language) === bytesText(memoryBytes, language)
  const text = isClose ? (bytes: number) => mebibytes(bytes, language) : (bytes: number) => sizeText(bytes, language)
  const parts = limits.map((limit) => text(limit.memoryBytes))
  return { sum: `${parts.join(' + ')} = ${text(sumBytes)}`, against: text(memoryBytes) }
}

function mebibytes(bytes: number, language: Language): string {
  return `${countText(Math.ceil(bytes / MiB))}\u00a0${language === 'fr' ? 'Mio' : 'MiB'}`
}

function sumOf(limits: readonly MemoryLimit[]): number {
  return limits.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0)
}
