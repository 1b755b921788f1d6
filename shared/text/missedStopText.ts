import type { WindowFigure } from '../analysis/windowJudge.ts'
import type { Language } from '../domain/language.ts'
import type { LocalText } from '../domain/localText.ts'
import type { Target } from '../domain/objectives.ts'
import { latencyText, percentText, rateText, runTimeText } from './units.ts'

/** Why a run was stopped before its plan was over. */
export function missedStopText(target: Target, { measured, window }: WindowFigure): LocalText {
  const { name, metric, above, below } = target
  const limit = above ?? below ?? 0
  const from = runTimeText(window.fromMs)
  const to = runTimeText(window.toMs)
  const value = (figure: number, language: Language) => loadText(metric, figure, language)
  return {
    en: `The target ${name} was missed from ${from} to ${to}: ${value(measured, 'en')}, should be ${above === undefined ? 'below' : 'above'} ${value(limit, 'en')}. The run was stopped there, as the target says.`,
    fr: `L’objectif ${name} a été manqué de ${from} à ${to}\u00a0: ${value(measured, 'fr')}, attendu ${above === undefined ? 'moins de' : 'plus de'} ${value(limit, 'fr')}. L’essai a été arrêté là, comme l’objectif le demande.`,
  }
}

/** Windows are of load: rates, shares of errors and latencies. */
function loadText(metric: Target['metric'], figure: number, language: Language): string {
  if (metric === 'errorRate') return percentText(figure, 2, language)
  return metric.endsWith('Ms') ? latencyText(figure * 1000, language) : rateText(figure, language)
}
