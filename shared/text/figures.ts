import type { Language } from '../domain/language.ts'
import { runTimeText } from './units.ts'

/** Figures as the reader's language writes them, without units: those stand in heads. */
export interface Figures {
  readonly count: (value: number) => string
  readonly decimal: (value: number, decimals: number) => string
  /** With the decimals it has: `0.2`. */
  readonly plain: (value: number) => string
  /** Microseconds as ms: whole from 10 ms on, one decimal below. */
  readonly ms: (us: number) => string
  /** Per second: whole from 10 on, one decimal below. */
  readonly rate: (perS: number) => string
  /** 0…1 in per cent; what is not nothing never reads as 0, and what is not all never as 100. */
  readonly percent: (fraction: number, decimals?: number) => string
  readonly mebibytes: (bytes: number) => string
  readonly gibibytes: (bytes: number) => string
  /** With its sign: `+12`, `−7.1`. */
  readonly signed: (value: number, decimals: number) => string
  /** A moment of a run: `4:05`. */
  readonly runTime: (atMs: number) => string
  /** With the time zone's name. */
  readonly date: (iso: string) => string
  /** Without the time of day. */
  readonly day: (iso: string) => string
  readonly list: (items: readonly string[]) => string
}

/** Dates of English are day first, as in most of the world; its figures have commas and points. */
const locales = { en: 'en-GB', fr: 'fr-FR' } as const

export function toFigures(language: Language, timeZone: string): Figures {
  const locale = locales[language]
  const formats = Array.from({ length: 4 }, (_, decimals) => {
    return new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  })
  const decimal = (value: number, decimals: number) =>
    (formats[decimals]?.format(value) ?? String(value)).replace(/^-/, '\u2212')
  const threeFigures = (value: number) => decimal(value, Number(value.toFixed(1)) >= 10 ? 0 : 1)
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    count: (value) => decimal(Math.round(value), 0),
    decimal,
    plain: (value) => plain.format(value),
    ms: (us) => threeFigures(us / 1000),
    rate: threeFigures,
    percent: (fraction, decimals = 2) => percent(fraction * 100, decimals, decimal),
    mebibytes: (bytes) => threeFigures(bytes / 2 ** 20),
    gibibytes: (bytes) => decimal(bytes / 2 ** 30, 1),
    signed: (value, decimals) => {
      const shown = Number(value.toFixed(decimals))
      // Adding 0 makes of −0 a 0, which has no sign.
      return shown > 0 ? `+${decimal(value, decimals)}` : decimal(shown + 0, decimals)
    },
    runTime: runTimeText,
    date: (iso) => `${dates.format(new Date(iso))} (${timeZone})`,
    day: (iso) => days.format(new Date(iso)),
    list: (items) => lists.format(items),
  }
}

function percent(value: number, decimals: number, decimal: (value: number, decimals: number) => string): string {
  const step = 10 ** -decimals
  if (value > 0 && value < step / 2) return `<\u00a0${decimal(step, decimals)}`
  if (value < 100 && value >= 100 - step / 2) return `>\u00a0${decimal(100 - step, decimals)}`
  return decimal(value, decimals)
}
