import type { AlertGroup, AlertKind, AlertRule } from '../analysis/alertRules.ts'
import type { Language } from '../domain/language.ts'
import { toFigures } from './figures.ts'

/** What an alert says when it fires. */
export interface AlertText {
  /** One line: what is, and the threshold. */
  readonly summary: string
  /** What to do. */
  readonly description: string
}

/** Alert names are the same in every language, as metrics are. */
export const alertNames: Readonly<Record<AlertKind, string>> = {
  usersHigh: 'ConcurrentUsersHigh',
  usersCritical: 'ConcurrentUsersCritical',
  rateHigh: 'RequestRateHigh',
  rateCritical: 'RequestRateCritical',
  clientsSlow: 'ClientsSlow',
  clientsFailing: 'ClientsFailing',
  instanceMissing: 'InstanceMissing',
  responsesSlow: 'ResponsesSlow',
  responsesFailing: 'ResponsesFailing',
}

const actions: Readonly<
  Record<'en' | 'fr', Readonly<Record<'watch' | 'act' | 'slow' | 'failing' | 'missing', string>>>
> = {
  en: {
    watch: 'Watch closely and prepare to scale out.',
    act: 'Alert the team and scale now; above it, limit traffic.',
    slow: 'Look for what is saturated first; the report names what broke first under load.',
    failing: 'Look at the failing component; above the maximum safe load limit traffic.',
    missing: 'Bring the instance back; until then the others carry its load.',
  },
  fr: {
    watch: 'Surveiller de près et préparer une montée en capacité.',
    act: 'Alerter l’équipe et monter en capacité maintenant ; au-delà, limiter le trafic.',
    slow: 'Chercher ce qui sature en premier ; le rapport nomme ce qui a cédé le premier sous charge.',
    failing: 'Examiner le composant en échec ; au-delà du maximum sûr, limiter le trafic.',
    missing: 'Remettre l’instance en service ; d’ici là, les autres portent sa charge.',
  },
}

export function alertText(rule: AlertRule, { configuration }: AlertGroup, language: Language): AlertText {
  const figures = toFigures(language, 'UTC')
  const actionsOf = actions[language]
  const count = figures.plain(rule.threshold)
  const percent = `${figures.percent(rule.threshold)}\u00a0%`
  const seconds = `${figures.plain(rule.threshold / 1000)}\u00a0s`
  const words: Readonly<Record<AlertKind, readonly [en: string, fr: string, action: string]>> = {
    usersHigh: [`more than ${count} users`, `plus de ${count} utilisateurs`, actionsOf.watch],
    usersCritical: [`more than ${count} users`, `plus de ${count} utilisateurs`, actionsOf.act],
    rateHigh: [`more than ${count} requests per second`, `plus de ${count} requêtes par seconde`, actionsOf.watch],
    rateCritical: [`more than ${count} requests per second`, `plus de ${count} requêtes par seconde`, actionsOf.act],
    clientsSlow: [
      `P95 above ${seconds} at the clients`,
      `P95 au-dessus de ${seconds} chez les clients`,
      actionsOf.slow,
    ],
    clientsFailing: [
      `more than ${percent} of the clients’ requests fail`,
      `plus de ${percent} des requêtes des clients échouent`,
      actionsOf.failing,
    ],
    instanceMissing: [`fewer than ${count} instances up`, `moins de ${count} instances actives`, actionsOf.missing],
    responsesSlow: [
      `P95 above ${seconds} at the instances`,
      `P95 au-dessus de ${seconds} dans les instances`,
      actionsOf.slow,
    ],
    responsesFailing: [
      `more than ${percent} of the instances’ responses are 5xx`,
      `plus de ${percent} des réponses des instances sont des 5xx`,
      actionsOf.failing,
    ],
  }
  const [en, fr, description] = words[rule.kind]
  return { summary: language === 'en' ? `${configuration}: ${en}` : `${configuration}\u00a0: ${fr}`, description }
}
