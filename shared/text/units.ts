import type { Language } from '../domain/language.ts'

/**
 * Figures as people read them: `340 ms`, `37.08 %`, `18 028`; in French `37,08 %` and `1,5 Kio`. Between figure and unit stands
 * a no-break space, between groups of three digits a narrow one. Bytes are binary (1 KiB is 1,024 bytes), as container limits are.
 * No data is for the caller to show; nothing here turns it into 0.
 */
const space = '\u00a0'
const narrowSpace = '\u202f'
const minus = '\u2212'

const byteUnits: Readonly<Record<Language, readonly string[]>> = {
  en: ['KiB', 'MiB', 'GiB', 'TiB'],
  fr: ['Kio', 'Mio', 'Gio', 'Tio'],
}

function decimalsText(value: number, decimals: number, language: Language): string {
  const text = value.toFixed(decimals)
  return language === 'fr' ? text.replace('.', ',') : text
}

/** Whole from 10 on, one decimal below, where it still says something. */
function threeFigures(value: number, language: Language): string {
  return Number(value.toFixed(1)) >= 10 ? countText(Math.round(value)) : decimalsText(value, 1, language)
}

/** Microseconds: `85 µs`, `3.4 ms`, `340 ms`, `1.2 s`, `12 s`. */
export function latencyText(us: number, language: Language = 'en'): string {
  if (Math.round(us) < 1000) return `${Math.round(us)}${space}µs`
  if (Math.round(us / 1000) < 1000) return `${threeFigures(us / 1000, language)}${space}ms`
  return `${threeFigures(us / 1_000_000, language)}${space}s`
}

/** `0 B`, `512 B`, `1.5 KiB`, `340 MiB`, `1.2 GiB`. */
export function bytesText(bytes: number, language: Language = 'en'): string {
  const units = byteUnits[language]
  if (bytes < 1024) return `${Math.round(bytes)}${space}${language === 'fr' ? 'o' : 'B'}`
  let value = bytes / 1024
  let unit = 0
  while (Math.round(value) >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit += 1
  }
  return `${threeFigures(value, language)}${space}${units[unit]}`
}

/** A fraction 0…1: `37.08 %`. What is not nothing never reads as 0, and what is not all never as 100. */
export function percentText(fraction: number, decimals = 2, language: Language = 'en'): string {
  const step = 10 ** -decimals
  const percent = fraction * 100
  const text = (value: number) => `${decimalsText(value, decimals, language)}${space}%`
  if (percent > 0 && percent < step / 2) return `< ${text(step)}`
  if (percent < 100 && percent >= 100 - step / 2) return `> ${text(100 - step)}`
  return text(percent)
}

/** Per cent of one core, whole: `250 %` is two and a half cores. */
export function cpuText(cpuPercent: number): string {
  return `${countText(cpuPercent)}${space}%`
}

/** Whole, in groups of three: `76 319`. */
export function countText(count: number): string {
  const digits = Math.abs(Math.round(count)).toString()
  const grouped = digits.replaceAll(/\B(?=(\d{3})+$)/g, narrowSpace)
  return Math.round(count) < 0 ? `${minus}${grouped}` : grouped
}

/** Per second: `85 req/s`, `4.4 req/s`. */
export function rateText(perS: number, language: Language = 'en'): string {
  return `${threeFigures(perS, language)}${space}req/s`
}

/** Milliseconds as a length of time: `250 ms`, `4.2 s`, `45 s`, `4 min 30 s`, `1 h 5 min`. */
export function durationText(ms: number, language: Language = 'en'): string {
  if (Math.round(ms) < 1000) return `${Math.round(ms)}${space}ms`
  const seconds = Math.round(ms / 1000)
  if (seconds < 10) return `${decimalsText(ms / 1000, 1, language).replace(/[.,]0$/, '')}${space}s`
  if (seconds < 60) return `${seconds}${space}s`
  const minutes = Math.round(seconds / 60)
  if (seconds < 3600) return joined(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  return joined(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${countText(large)}${space}${largeUnit}`
  return small === 0 ? first : `${first} ${small}${space}${smallUnit}`
}

/** A moment of a run, counted from the start of measuring: `4:05`, `−0:12`, `61:00`. */
export function runTimeText(atMs: number): string {
  const seconds = Math.floor(Math.abs(atMs) / 1000)
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return atMs < 0 && seconds > 0 ? `${minus}${text}` : text
}
