import { capacityLevels, plateauLevel } from '../analysis/capacityLevels.ts'
import type { Language } from '../domain/language.ts'
import { countText, durationText, rateText } from './units.ts'

/** As in a result or in a comparison's row. */
export interface CapacityFigures {
  readonly atLeastUsers?: number | undefined
  readonly belowUsers?: number | undefined
  readonly atLeastRatePerS?: number | undefined
  readonly belowRatePerS?: number | undefined
  readonly atLeastPerS?: number | undefined
  readonly indicative: boolean
  /** Tells "the profile goes no higher" from "the run came no further". */
  readonly plateaus?: readonly {
    readonly users?: number | undefined
    readonly ratePerS?: number | undefined
    readonly holds?: boolean | undefined
    readonly generatorLimited?: boolean | undefined
    readonly underFault?: boolean | undefined
  }[]
}

interface Words {
  readonly none: string
  readonly unmeasured: string
  readonly below: string
  readonly atLeast: string
  users(count: number): string
  think(thinkMeanMs: number): string
  readonly highest: string
  readonly cutOff: string
  readonly generator: string
  readonly fault: string
  readonly indicative: string
}

const space = '\u00a0'

const words: Readonly<Record<Language, Words>> = {
  en: {
    none: 'no plateau to judge by',
    unmeasured: 'not measured',
    below: 'below',
    atLeast: 'at least',
    users: (count) => `${countText(count)}${space}${count === 1 ? 'user' : 'users'}`,
    think: (ms) => (ms === 0 ? 'without think time' : `at ${durationText(ms, 'en')} think time`),
    highest: 'the profile goes no higher',
    cutOff: 'the run came no further',
    generator: 'the generator was the limit',
    fault: 'a fault was on',
    indicative: 'indicative',
  },
  fr: {
    none: 'aucun palier où en juger',
    unmeasured: 'non mesurée',
    below: 'moins de',
    atLeast: 'au moins',
    users: (count) => `${countText(count)}${space}${count <= 1 ? 'utilisateur' : 'utilisateurs'}`,
    think: (ms) => (ms === 0 ? 'sans temps de réflexion' : `avec ${durationText(ms, 'fr')} de réflexion`),
    highest: 'le profil ne va pas plus haut',
    cutOff: 'l’essai n’est pas allé plus loin',
    generator: 'le générateur était la limite',
    fault: 'une panne était injectée',
    indicative: 'indicatif',
  },
}

/**
 * Capacity as the interval it is:
 *
 *   at least 300, below 700 users at 1 s think time (= 295 req/s)
 *   below 50 users at 1 s think time, indicative
 *   at least 700 users at 1 s think time (= 640 req/s; the profile goes no higher)
 *
 * A rate of the open model has no think time: `at least 200 req/s, below 400 req/s`.
 *
 * `thinkMeanMs` is the scenario's: the same users with less of it are more load.
 */
export function capacityText(
  capacity: CapacityFigures | undefined,
  thinkMeanMs: number,
  language: Language = 'en',
): string {
  const say = words[language]
  if (capacity === undefined) return say.none
  const { atLeastPerS, indicative } = capacity
  const { unit, atLeast, below } = capacityLevels(capacity)
  const isUsers = unit === 'users'
  const levelText = (level: number) => (isUsers ? say.users(level) : rateText(level, language))
  const highest = below ?? atLeast
  if (highest === undefined) {
    const why = whyUnjudged(capacity, 0)
    return why === undefined || why === 'cutOff' ? say.unmeasured : `${say.unmeasured} (${say[why]})`
  }
  const from =
    atLeast === undefined
      ? []
      : [`${say.atLeast} ${below === undefined || !isUsers ? levelText(atLeast) : countText(atLeast)}`]
  const to = below === undefined ? [] : [`${say.below} ${levelText(below)}`]
  const notes = [
    ...(atLeast === undefined || !isUsers || atLeastPerS === undefined ? [] : [`= ${rateText(atLeastPerS, language)}`]),
    ...(below === undefined ? [say[whyUnjudged(capacity, highest) ?? 'highest']] : []),
  ]
  const inBrackets = notes.length === 0 ? '' : ` (${notes.join(language === 'fr' ? `${space}; ` : '; ')})`
  return `${[...from, ...to].join(', ')}${isUsers ? ` ${say.think(thinkMeanMs)}` : ''}${inBrackets}${indicative ? `, ${say.indicative}` : ''}`
}

/** Of plateaus above this level that were not judged; undefined when all of them were. */
function whyUnjudged(
  { plateaus = [] }: CapacityFigures,
  atLeast: number,
): 'generator' | 'fault' | 'cutOff' | undefined {
  const unjudged = plateaus.filter((plateau) => plateauLevel(plateau) > atLeast && plateau.holds === undefined)
  if (unjudged.some(({ generatorLimited }) => generatorLimited === true)) return 'generator'
  if (unjudged.some(({ underFault }) => underFault === true)) return 'fault'
  return unjudged.length > 0 ? 'cutOff' : undefined
}
