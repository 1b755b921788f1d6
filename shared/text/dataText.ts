import type { Language } from '../domain/language.ts'
import type { LoadedData } from '../domain/loadedDataSchema.ts'
import { sayIn } from './say.ts'
import { countText, durationText } from './units.ts'

/** `3 organizations, 23 buildings`: kinds of things in the API's own words, whatever the language, because nobody else knows them. */
function dataCountsText(counts: LoadedData['counts']): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${countText(count)}\u00a0${kind}`)
    .join(', ')
}

/** `realistic (3 organizations, 23 buildings)`; without a bracket where the API counts nothing. */
export function dataSetText({ set, counts }: Pick<LoadedData, 'set' | 'counts'>): string {
  const made = dataCountsText(counts)
  return made === '' ? set : `${set} (${made})`
}

/** `realistic (3 organizations, 23 buildings), loaded in 410 ms` */
export function dataText(data: LoadedData, language: Language = 'en'): string {
  const took = durationText(data.tookMs, language)
  return `${dataSetText(data)}, ${sayIn(language)(`loaded in ${took}`, `chargé en ${took}`)}`
}
