import type { ComponentState, Diagnosis, Mark, PhaseStory } from '../../domain/diagnosis.ts'
import { writtenFault } from '../../domain/writtenFault.ts'
import type { ReportTexts } from '../report/reportTexts.ts'

/** Stand-in until the texts of the diagnosis are there. */
export function stateName(state: ComponentState, { language }: ReportTexts): string {
  const fr: Record<ComponentState, string> = {
    notKnown: 'non connu',
    starting: 'au démarrage',
    healthy: 'sain',
    degraded: 'dégradé',
    unresponsive: 'sans réponse',
    down: 'arrêté',
    recovering: 'se rétablit',
  }
  return language === 'fr' ? fr[state] : state === 'notKnown' ? 'not known' : state
}

export function markWords(mark: Mark, _texts: ReportTexts): string {
  return mark.fault === undefined ? mark.sign : writtenFault(mark.fault.action)
}

export function phaseSentence({ clients, broke }: PhaseStory, _diagnosis: Diagnosis, texts: ReportTexts): string {
  return [stateName(clients, texts), ...broke.map(({ lane, state }) => `${lane} ${state}`)].join(', ')
}
