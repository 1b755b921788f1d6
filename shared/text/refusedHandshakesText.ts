import type { RefusedHandshakes } from '../domain/load.ts'
import type { LocalText } from '../domain/localText.ts'
import { tlsProblemText } from './tlsProblemText.ts'
import { countText } from './units.ts'

/** For the run's warnings: what was counted as `reset`, and why it was none. */
export function refusedHandshakesText({ problem, count }: RefusedHandshakes, name: string): LocalText {
  const { what } = tlsProblemText(problem, name)
  const many = count > 1
  return {
    en: `${countText(count)} TLS ${many ? 'handshakes were' : 'handshake was'} refused while measuring, counted as reset. ${what.en}`,
    fr: `${countText(count)} ${many ? 'négociations TLS refusées, comptées comme reset,' : 'négociation TLS refusée, comptée comme reset,'} pendant la mesure. ${what.fr}`,
  }
}
