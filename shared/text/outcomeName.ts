import type { Language } from '../domain/language.ts'
import type { LocalText } from '../domain/localText.ts'
import type { Outcome } from '../domain/outcome.ts'

const names: Readonly<Record<Outcome, LocalText>> = {
  ok: { en: 'answered', fr: 'répondue' },
  http4xx: { en: 'HTTP\u00a04xx', fr: 'HTTP\u00a04xx' },
  http5xx: { en: 'HTTP\u00a0500 or other 5xx', fr: 'HTTP\u00a0500 ou autre 5xx' },
  http502: { en: 'HTTP\u00a0502, bad gateway', fr: 'HTTP\u00a0502, mauvaise passerelle' },
  http503: { en: 'HTTP\u00a0503, unavailable', fr: 'HTTP\u00a0503, indisponible' },
  http504: { en: 'HTTP\u00a0504, gateway timeout', fr: 'HTTP\u00a0504, délai de passerelle dépassé' },
  connectTimeout: { en: 'no connection in time', fr: 'pas de connexion à temps' },
  responseTimeout: { en: 'no answer in time', fr: 'pas de réponse à temps' },
  refused: { en: 'connection refused', fr: 'connexion refusée' },
  reset: { en: 'connection reset', fr: 'connexion coupée' },
  stale: {
    en: 'connection closed before the request was read',
    fr: 'connexion fermée avant lecture de la requête',
  },
  dns: { en: 'name not found', fr: 'nom introuvable' },
  checkFailed: { en: 'not the expected answer', fr: 'réponse inattendue' },
  poolTimeout: {
    en: 'not sent: no connection of the pool free in time',
    fr: 'non envoyée\u00a0: aucune connexion du pool libre à temps',
  },
  generator: { en: 'not sent: the generator was at its limit', fr: 'non envoyée\u00a0: générateur à sa limite' },
  aborted: { en: 'cut off by our own stop', fr: 'interrompue par notre arrêt' },
}

/** How a request or a probe ended, in words for a table. One that this version does not know is named as it is. */
export function outcomeName(outcome: string, language: Language = 'en'): string {
  return Object.hasOwn(names, outcome) ? names[outcome as Outcome][language] : outcome
}
