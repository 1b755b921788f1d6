import type { Language } from '../../domain/language.ts'
import type { ServerUse } from '../../domain/serverSchema.ts'
import { sayIn } from '../say.ts'
import { sizeText } from './memoryText.ts'

/** `kept: at most 0.98 cores over any 5 s, 640 MiB at once`. */
export function serverUseText({ mostCores5s, mostMemoryBytes, isKept }: ServerUse, language: Language): string {
  const say = sayIn(language)
  const state =
    isKept === undefined ? say('not known', 'inconnu') : isKept ? say('kept', 'respecté') : say('exceeded', 'dépassé')
  const cores = mostCores5s?.toFixed(2)
  const parts = [
    ...(cores === undefined
      ? [say('no 5 s with readings of every container', 'pas 5 s avec des relevés de chaque conteneur')]
      : [say(`at most ${cores} cores over any 5 s`, `au plus ${cores.replace('.', ',')} cœur sur 5 s quelconques`)]),
    ...(mostMemoryBytes === undefined
      ? [say('no moment with the memory of every container', 'aucun instant avec la mémoire de chaque conteneur')]
      : [say(`${sizeText(mostMemoryBytes, language)} at once`, `${sizeText(mostMemoryBytes, language)} à la fois`)]),
  ]
  return `${state}${say(': ', '\u00a0: ')}${parts.join(', ')}`
}
