import type { ComponentState } from '../../domain/diagnosis.ts'
import type { Language } from '../../domain/language.ts'
import type { LocalText } from '../../domain/localText.ts'

const states: Readonly<Record<ComponentState, LocalText>> = {
  notKnown: { en: 'not known', fr: 'inconnu' },
  starting: { en: 'starting', fr: 'démarrage' },
  healthy: { en: 'healthy', fr: 'sain' },
  degraded: { en: 'degraded', fr: 'dégradé' },
  unresponsive: { en: 'unresponsive', fr: 'sans réponse' },
  down: { en: 'down', fr: 'arrêté' },
  recovering: { en: 'recovering', fr: 'reprise' },
}

const lanes: Readonly<Record<string, LocalText>> = {
  clients: { en: 'clients’ view', fr: 'côté clients' },
  generator: { en: 'generator', fr: 'générateur' },
}

/** The state of a component, in a word for a band or a list. */
export function stateText(state: ComponentState, language: Language = 'en'): string {
  return states[state][language]
}

/** What a lane is called: a container by its own name. */
export function laneText(lane: string, language: Language = 'en'): string {
  return Object.hasOwn(lanes, lane) ? (lanes[lane]?.[language] ?? lane) : lane
}
