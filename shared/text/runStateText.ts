import type { Language } from '../domain/language.ts'
import type { LocalText } from '../domain/localText.ts'
import type { RunAt, RunOutcome } from '../domain/run.ts'

const doing: Readonly<Record<RunAt, LocalText>> = {
  queued: { en: 'Waiting for its turn', fr: 'En attente de son tour' },
  resolving: { en: 'Checking the plan', fr: 'Vérification du plan' },
  building: { en: 'Building images', fr: 'Construction des images' },
  starting: { en: 'Starting containers', fr: 'Démarrage des conteneurs' },
  verifying: { en: 'Calling every endpoint once', fr: 'Appel de chaque point d’accès' },
  preparing: { en: 'Preparing the data', fr: 'Préparation des données' },
  warming: { en: 'Warming up', fr: 'Mise en température' },
  measuring: { en: 'Measuring', fr: 'Mesure' },
  draining: { en: 'Waiting for the last answers', fr: 'Attente des dernières réponses' },
  collecting: { en: 'Collecting logs and counters', fr: 'Collecte des journaux et des compteurs' },
  stopping: { en: 'Removing containers', fr: 'Suppression des conteneurs' },
  done: { en: 'Done', fr: 'Terminé' },
}

/** The same after "Stopped …" or « Arrêté … », where it is not the present participle that English has. */
const duringInFrench: Readonly<Record<RunAt, string>> = {
  queued: 'en attente de son tour',
  resolving: 'à la vérification du plan',
  building: 'à la construction des images',
  starting: 'au démarrage des conteneurs',
  verifying: 'à l’appel de chaque point d’accès',
  preparing: 'à la préparation des données',
  warming: 'à la mise en température',
  measuring: 'pendant la mesure',
  draining: 'dans l’attente des dernières réponses',
  collecting: 'à la collecte des journaux et des compteurs',
  stopping: 'à la suppression des conteneurs',
  done: 'à la fin',
}

const ended: Readonly<Record<RunOutcome['kind'], LocalText>> = {
  completed: { en: 'Completed', fr: 'Terminé' },
  stopped: { en: 'Stopped', fr: 'Arrêté' },
  failed: { en: 'Failed', fr: 'Échoué' },
  interrupted: { en: 'Interrupted', fr: 'Interrompu' },
}

/** What a run is doing in a state, for progress: `Starting containers`. */
export function runStateText(at: RunAt, language: Language = 'en'): string {
  return doing[at][language]
}

/** How a run ended: `Completed`, `Stopped while measuring`, `Stopped while measuring (target p95 missed)`. A state this version does not know is named as it is. */
export function outcomeText(
  { kind, missed, ...rest }: Pick<RunOutcome, 'kind'> & { readonly during?: string; readonly missed?: string },
  language: Language = 'en',
): string {
  if (missed !== undefined) {
    const why = language === 'fr' ? `objectif ${missed} manqué` : `target ${missed} missed`
    return `${outcomeText({ kind, ...rest }, language)} (${why})`
  }
  const how = ended[kind][language]
  if (rest.during === undefined) return how
  const isKnown = Object.hasOwn(doing, rest.during)
  if (language === 'fr') return `${how} ${isKnown ? duringInFrench[rest.during as RunAt] : `(${rest.during})`}`
  const state = isKnown ? doing[rest.during as RunAt].en : rest.during
  return `${how} while ${state.charAt(0).toLowerCase()}${state.slice(1)}`
}
