import type { Failover } from '../../domain/diagnosis.ts'
import type { FaultKind } from '../../domain/fault.ts'
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
  const { container, fault, lostAtMs, interruption, promised } = failover
  const how = fault === undefined ? say('lost', 'perdu') : faultText(fault.action.kind, language)
  return [
    say(`${container} ${how} at ${runTimeText(lostAtMs)}.`, `${container} ${how} à ${runTimeText(lostAtMs)}.`),
    ...takenOverText(failover, language, say),
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

/** Until nobody waited for it any more, and until the others shared its requests. */
function takenOverText({ detectedMs, evenMs, cutShort = [] }: Failover, language: Language, say: Say): string[] {
  if (cutShort.includes('detected')) {
    return [
      say(
        'The load ended too soon after that to tell whether requests waited for it, and how the others shared them.',
        'La charge s’est terminée trop tôt ensuite pour dire si des requêtes l’attendaient, et comment les autres se les partageaient.',
      ),
    ]
  }
  const [detected, even] = [detectedMs ?? 0, evenMs ?? 0].map((ms) => durationText(ms, language))
  return [
    detectedMs === undefined
      ? say('Requests kept waiting for it.', 'Des requêtes ont continué à l’attendre.')
      : detectedMs === 0
        ? say('No request waited for it.', 'Aucune requête ne l’a attendu.')
        : say(
            `The last request that waited for it ended ${detected} later.`,
            `La dernière requête qui l’attendait s’est terminée ${detected} plus tard.`,
          ),
    evenMs === undefined
      ? say(
          'The others never shared the requests evenly.',
          'Les autres n’ont jamais partagé équitablement les requêtes.',
        )
      : evenMs === 0
        ? say('The others shared them evenly at once.', 'Les autres se les sont aussitôt partagées équitablement.')
        : say(`Shared evenly by the others after ${even}.`, `Partage équitable entre les autres après ${even}.`),
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

/** Only of these somebody had to start a process again. */
const endsProcess: readonly FaultKind[] = ['kill', 'crash', 'stop', 'restart']

function backText(failover: Failover, language: Language, say: Say): string {
  const { fault, backAtMs, reintegratedMs, cutShort = [] } = failover
  if (backAtMs === undefined) return say('It did not come back.', 'Il n’est pas revenu.')
  const at = runTimeText(backAtMs)
  const back =
    fault !== undefined && endsProcess.includes(fault.action.kind)
      ? say(`Its process ran again at ${at}; `, `Relancé à ${at}\u00a0; `)
      : say(`It was back at ${at}; `, `De retour à ${at}\u00a0; `)
  if (reintegratedMs !== undefined) {
    const later = durationText(reintegratedMs, language)
    if (reintegratedMs === 0) return back + say('it took its share at once.', 'il a aussitôt repris sa part.')
    return back + say(`it took its share ${later} later.`, `il a repris sa part ${later} plus tard.`)
  }
  return cutShort.includes('reintegrated')
    ? back +
        say(
          'the load ended too soon to tell whether it took its share.',
          'la charge s’est terminée trop tôt pour dire s’il reprenait sa part.',
        )
    : back + say('it never took its share again.', 'il n’a jamais repris sa part.')
}

function promisedText(
  { maxFails, failTimeoutMs }: NonNullable<Failover['promised']>,
  language: Language,
  say: Say,
): string {
  const time = durationText(failTimeoutMs, language)
  return say(
    `Promised: left out for ${time} after ${maxFails} ${maxFails === 1 ? 'failure' : 'failures'}.`,
    `Promis\u00a0: mis à l’écart pendant ${time} après ${maxFails} ${maxFails <= 1 ? 'échec' : 'échecs'}.`,
  )
}
