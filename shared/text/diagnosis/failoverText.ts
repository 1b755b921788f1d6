import type { Failover } from '../../domain/diagnosis.ts'
import type { Language } from '../../domain/language.ts'
import { outcomeName } from '../outcomeName.ts'
import { type Say, sayIn } from '../say.ts'
import { countText, durationText, runTimeText } from '../units.ts'
import { faultText } from './markText.ts'

/**
 * A failover report in sentences, one a line:
 *
 *   api-2 killed at 1:00.
 *   The last request that waited for it ended 12 s later.
 *   Shared evenly by the others after 12 s.
 *   Lost: 14 (HTTP 502, bad gateway: 14). At least 31 answered late.
 *   Clients saw no interruption; 3 s with some errors.
 *   Its process ran again at 1:40; it took its share 4 s later.
 *   Promised: left out for 10 s after 1 failure.
 */
export function failoverText(failover: Failover, language: Language = 'en'): string[] {
  const say = sayIn(language)
  const duration = (ms: number) => durationText(ms, language)
  const { container, fault, lostAtMs, detectedMs, evenMs, interruption, promised } = failover
  const how = fault === undefined ? say('lost', 'perdu') : faultText(fault.action.kind, language)
  return [
    say(`${container} ${how} at ${runTimeText(lostAtMs)}.`, `${container} ${how} à ${runTimeText(lostAtMs)}.`),
    detectedMs === undefined
      ? say('Requests kept waiting for it.', 'Des requêtes ont continué à l’attendre.')
      : say(
          `The last request that waited for it ended ${duration(detectedMs)} later.`,
          `La dernière requête qui l’attendait s’est terminée ${duration(detectedMs)} plus tard.`,
        ),
    evenMs === undefined
      ? say(
          'The others never shared the requests evenly.',
          'Les autres n’ont jamais partagé équitablement les requêtes.',
        )
      : say(
          `Shared evenly by the others after ${duration(evenMs)}.`,
          `Partage équitable entre les autres après ${duration(evenMs)}.`,
        ),
    lostText(failover, language, say),
    interruption.seconds === 0
      ? say('Clients saw no interruption', 'Les clients n’ont pas vu d’interruption') +
        degradedText(failover, language, say)
      : say('Clients saw an interruption of ', 'Les clients ont vu une interruption de ') +
        duration(interruption.seconds * 1000) +
        degradedText(failover, language, say),
    backText(failover, language, say),
    ...(promised === undefined ? [] : [promisedText(promised, language, say)]),
  ]
}

function lostText({ lost, slow }: Failover, language: Language, say: Say): string {
  const counts = Object.entries(lost).toSorted(([, a], [, b]) => b - a)
  const all = counts.reduce((sum, [, count]) => sum + count, 0)
  const colon = say(': ', '\u00a0: ')
  const list = counts
    .map(([outcome, count]) => `${outcomeName(outcome, language)}${colon}${countText(count)}`)
    .join(', ')
  const failed =
    all === 0 ? say('None lost.', 'Aucune perdue.') : `${say('Lost: ', 'Perdues\u00a0: ')}${countText(all)} (${list}).`
  const late =
    slow === 0
      ? ''
      : say(` At least ${countText(slow)} answered late.`, ` Réponses tardives\u00a0: au moins ${countText(slow)}.`)
  return `${failed}${late}`
}

function degradedText({ interruption: { degradedSeconds } }: Failover, language: Language, say: Say): string {
  if (degradedSeconds === 0) return '.'
  const lasted = durationText(degradedSeconds * 1000, language)
  return say(`; ${lasted} with some errors.`, `\u00a0; ${lasted} avec quelques erreurs.`)
}

function backText({ backAtMs, reintegratedMs }: Failover, language: Language, say: Say): string {
  if (backAtMs === undefined) return say('It did not come back.', 'Il n’est pas revenu.')
  const at = runTimeText(backAtMs)
  if (reintegratedMs === undefined) {
    return say(
      `Its process ran again at ${at}; it never took its share again.`,
      `Relancé à ${at}\u00a0; il n’a jamais repris sa part.`,
    )
  }
  const later = durationText(reintegratedMs, language)
  return say(
    `Its process ran again at ${at}; it took its share ${later} later.`,
    `Relancé à ${at}\u00a0; il a repris sa part ${later} plus tard.`,
  )
}

function promisedText(
  { maxFails, failTimeoutMs }: NonNullable<Failover['promised']>,
  language: Language,
  say: Say,
): string {
  const time = durationText(failTimeoutMs, language)
  return say(
    `Promised: left out for ${time} after ${maxFails} ${maxFails === 1 ? 'failure' : 'failures'}.`,
    `Promis\u00a0: mis à l’écart ${time} après ${maxFails} ${maxFails <= 1 ? 'échec' : 'échecs'}.`,
  )
}
