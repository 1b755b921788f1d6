import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import type { Lease } from '../../leases.ts'

/** Runs of any process of this installation. `held`: the configuration whose data this process keeps; beside it nothing is started. */
export function otherRunsCheck(live: readonly Lease[], held?: string): StartCheck {
  if (held !== undefined) {
    return {
      id: 'otherRuns',
      state: 'problem',
      message: {
        en: `${held} is up with its data: beside it nothing can be measured.`,
        fr: `${held} est en marche avec ses données : à côté, rien ne peut être mesuré.`,
      },
      fix: { en: 'Remove it first.', fr: 'Supprimez-la d’abord.' },
    }
  }
  const names = live.map(({ runId }) => runId).join(', ')
  if (names === '') {
    return {
      id: 'otherRuns',
      state: 'ok',
      message: { en: 'No other run is on.', fr: 'Aucun autre essai n’est en cours.' },
    }
  }
  return {
    id: 'otherRuns',
    state: 'warning',
    message: {
      en: `Another run is on (${names}): the two will measure each other.`,
      fr: `Un autre essai est en cours (${names}) : les deux se mesureront l’un l’autre.`,
    },
    fix: { en: 'Wait for its end, or stop it.', fr: 'Attendez sa fin, ou arrêtez-le.' },
  }
}
