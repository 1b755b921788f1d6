import type { ComponentState, Diagnosis, Finding, FindingRule, Mark, PhaseStory } from '../../domain/diagnosis.ts'
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

export interface FindingWords {
  readonly title: string
  readonly sentence: string
  readonly evidence: readonly string[]
  readonly changes: readonly string[]
}

export function findingWords(finding: Finding, _texts: ReportTexts): FindingWords {
  return {
    title: finding.rule,
    sentence: `${finding.container ?? ''} ${finding.rule}`,
    evidence: Object.entries(finding.figures).map(([name, value]) => `${name} ${value}`),
    changes: finding.advice.map(({ parameter, direction }) => `${parameter} ${direction}`),
  }
}

export function ruleName(rule: FindingRule, _texts: ReportTexts): string {
  return rule
}

export function phaseSentence({ clients, broke }: PhaseStory, _diagnosis: Diagnosis, texts: ReportTexts): string {
  return [stateName(clients, texts), ...broke.map(({ lane, state }) => `${lane} ${state}`)].join(', ')
}
