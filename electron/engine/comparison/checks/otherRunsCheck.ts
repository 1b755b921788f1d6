import type { StartCheck } from '../../../../shared/contract/requests.ts'
import type { Lease } from '../../leases.ts'

/** Runs of any process of this installation. */
export function otherRunsCheck(live: readonly Lease[]): StartCheck {
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
