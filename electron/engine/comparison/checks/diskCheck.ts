import type { StartCheck } from '../../../../shared/contract/comparisonAsk.ts'
import { bytesText } from '../../../../shared/text/units.ts'

const MiB = 2 ** 20
/** An hour of four containers under load is about 50 MiB. */
const LEAST_BYTES = 100 * MiB
const ENOUGH_BYTES = 1024 * MiB

/** None where it cannot be told how much is free. */
export function diskCheck(folder: string, freeBytes: number | undefined): StartCheck[] {
  if (freeBytes === undefined) return []
  const state = freeBytes < LEAST_BYTES ? 'problem' : freeBytes < ENOUGH_BYTES ? 'warning' : 'ok'
  return [
    {
      id: 'disk',
      state,
      message: {
        en: `${bytesText(freeBytes)} free for results in ${folder}.`,
        fr: `${bytesText(freeBytes, 'fr')} libres pour les résultats dans ${folder}.`,
      },
      ...(state !== 'ok' && {
        fix: {
          en: 'Free some space: a run whose results cannot be written ends at once.',
          fr: 'Libérez de l’espace : un essai dont les résultats ne peuvent être écrits se termine aussitôt.',
        },
      }),
    },
  ]
}
