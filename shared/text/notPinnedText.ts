import type { LocalText } from '../domain/localText.ts'

/** For the run's warnings: load threads that were to have cores of their own, `3` or `6, 7`. */
export function notPinnedText(cores: readonly number[]): LocalText {
  const list = cores.join(', ')
  const [en, fr] = cores.length > 1 ? ['cores', 'aux cœurs'] : ['core', 'au cœur']
  return {
    en: `The load generator could not be held to ${en} ${list}: it ran wherever the system put it, beside containers too, and its figures may vary more. Is taskset (util-linux) installed, and may this process use ${cores.length > 1 ? 'these cores' : 'this core'}?`,
    fr: `Le générateur de charge n’a pas pu être tenu ${fr} ${list} : il a tourné là où le système l’a mis, à côté des conteneurs aussi, et ses chiffres peuvent varier davantage. taskset (util-linux) est-il installé, et ce processus peut-il utiliser ${cores.length > 1 ? 'ces cœurs' : 'ce cœur'} ?`,
  }
}
