import type { Language } from '../../domain/language.ts'
import { serverCpuTolerance } from '../../domain/serverCpuTolerance.ts'
import type { ServerUse } from '../../domain/serverSchema.ts'
import { sayIn } from '../say.ts'
import { sizeText } from './memoryText.ts'

/** `kept: at most 0.98 cores over any 5 s (up to 1.05 is kept: when readings come varies), 640 MiB at once`. */
export function serverUseText({ cpus, mostCores5s, mostMemoryBytes, isKept }: ServerUse, language: Language): string {
  const say = sayIn(language)
  const state =
    isKept === undefined ? say('not known', 'inconnu') : isKept ? say('kept', 'respecté') : say('exceeded', 'dépassé')
  const decimal = (figure: number): string => say(figure.toFixed(2), figure.toFixed(2).replace('.', ','))
  const allowed = decimal(cpus * (1 + serverCpuTolerance))
  const tolerance = say(
    ` (up to ${allowed} is kept: when readings come varies)`,
    ` (jusqu’à ${allowed}, c’est respecté\u00a0: l’arrivée des relevés varie)`,
  )
  const parts = [
    ...(mostCores5s === undefined
      ? [say('no 5 s with readings of every container', 'pas 5 s avec des relevés de chaque conteneur')]
      : [
          say(
            `at most ${decimal(mostCores5s)} cores over any 5 s${tolerance}`,
            `au plus ${decimal(mostCores5s)} cœur${mostCores5s >= 2 ? 's' : ''} sur 5 s quelconques${tolerance}`,
          ),
        ]),
    ...(mostMemoryBytes === undefined
      ? [say('no moment with the memory of every container', 'aucun instant avec la mémoire de chaque conteneur')]
      : [say(`${sizeText(mostMemoryBytes, language)} at once`, `${sizeText(mostMemoryBytes, language)} à la fois`)]),
  ]
  return `${state}${say(': ', '\u00a0: ')}${parts.join(', ')}`
}
