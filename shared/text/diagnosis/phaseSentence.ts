import type { ComponentState, Diagnosis, Mark, PhaseStory } from '../../domain/diagnosis.ts'
import type { Language } from '../../domain/language.ts'
import type { LocalText } from '../../domain/localText.ts'
import { isFailure, type Outcome } from '../../domain/outcome.ts'
import type { Phase } from '../../domain/profile.ts'
import { phaseLevels } from '../../load/phaseLevels.ts'
import { outcomeName } from '../outcomeName.ts'
import { type Say, sayIn } from '../say.ts'
import { countText, latencyText, percentText, rateText, runTimeText } from '../units.ts'
import { laneText, stateText } from './stateText.ts'

/** A phase's own figures, as a result or the ticks so far have them. */
export interface PhaseFigures {
  readonly p95Us?: number | undefined
  readonly errorRate?: number | undefined
}

/** A sentence with more is not read. */
const mostBroke = 3

/**
 * What a phase was like, by its figures, its lanes and its marks, without a word about causes:
 *
 *   300 users: P95 812 ms, 2.41 % errors from 2:41 (502); lb unresponsive from 2:47
 *   50 to 150 users: P95 11 ms, no errors
 *   0 users: nobody asked
 */
export function phaseSentence(
  story: PhaseStory,
  phase: Phase,
  { marks }: Pick<Diagnosis, 'marks'>,
  figures: PhaseFigures,
  language: Language = 'en',
): string {
  const say = sayIn(language)
  const { p95Us } = figures
  const told = [
    ...(p95Us === undefined ? [] : [`P95 ${latencyText(p95Us, language)}`]),
    ...errorsText(phase, marks, figures, language, say),
  ]
  const broke = story.broke
    .filter(({ lane, state }) => lane !== 'clients' || state !== 'degraded')
    .slice(0, mostBroke)
    .map(({ lane, state, atMs }) => {
      const what = laneState(lane, state, language)
      return say(`${what} from ${runTimeText(atMs)}`, `${what} dès ${runTimeText(atMs)}`)
    })
  const recovered = story.recovered
    .filter(({ lane }) => lane === 'clients' || !story.broke.some((one) => one.lane === lane))
    .slice(0, 1)
    .map(({ lane, atMs }) => {
      const what = laneState(lane, 'healthy', language)
      return say(`${what} from ${runTimeText(atMs)}`, `${what} dès ${runTimeText(atMs)}`)
    })
  const silence = isIdle(phase) ? say('nobody asked', 'aucune requête') : say('nothing answered', 'aucune réponse')
  const parts = [told.join(', ') || silence, ...broke, ...recovered]
  return `${levelText(phase, language, say)}${say(': ', '\u00a0: ')}${parts.join(say('; ', '\u00a0; '))}`
}

/** No load was asked of it, from its beginning to its end. */
function isIdle(phase: Phase): boolean {
  const { from, to } = phaseLevels(phase)
  return to === 0 && (from === 0 || (phase.usersFrom === undefined && phase.ratePerSFrom === undefined))
}

function errorsText(
  phase: Phase,
  marks: readonly Mark[],
  { errorRate }: PhaseFigures,
  language: Language,
  say: Say,
): string[] {
  if (errorRate === undefined) return []
  if (errorRate === 0) return [say('no errors', 'aucune erreur')]
  const mark = marks.find(({ lane, sign, atMs }) => {
    return lane === 'clients' && sign === 'errors' && atMs >= phase.fromMs && atMs < phase.toMs
  })
  const rate = percentText(errorRate, 2, language)
  const [most] = Object.entries(mark?.evidence.outcomes ?? {})
    .filter(([outcome]) => isFailure(outcome as Outcome))
    .toSorted(([, a], [, b]) => b - a)
  const kind = most === undefined ? '' : ` (${shortOutcome(most[0], language)})`
  const from = mark === undefined ? '' : say(` from ${runTimeText(mark.atMs)}`, ` dès ${runTimeText(mark.atMs)}`)
  return [say(`${rate} errors${from}${kind}`, `${rate} d’erreurs${from}${kind}`)]
}

/** `502` for `http502`; other outcomes are named as they are in tables of failures. */
function shortOutcome(outcome: string, language: Language): string {
  return /^http\d/.test(outcome) ? outcome.replace('http', '') : outcomeName(outcome, language)
}

/** Lanes that are no containers have words of their own: clients are answered or not, and what was measured can be trusted or not. */
const ofClients: Readonly<Partial<Record<ComponentState, LocalText>>> = {
  healthy: { en: 'clients well served', fr: 'clients bien servis' },
  unresponsive: { en: 'clients without answers', fr: 'clients sans réponse' },
  down: { en: 'clients without answers', fr: 'clients sans réponse' },
}
const ofGenerator: Readonly<Partial<Record<ComponentState, LocalText>>> = {
  healthy: { en: 'generator on time', fr: 'générateur à l’heure' },
  degraded: { en: 'generator in doubt', fr: 'générateur douteux' },
  unresponsive: { en: 'generator not to be trusted', fr: 'générateur non fiable' },
}

function laneState(lane: string, state: ComponentState, language: Language): string {
  const own = lane === 'clients' ? ofClients[state] : lane === 'generator' ? ofGenerator[state] : undefined
  return own?.[language] ?? `${laneText(lane, language)} ${stateText(state, language)}`
}

function levelText({ usersFrom, usersTo, ratePerSFrom, ratePerSTo }: Phase, language: Language, say: Say): string {
  if (usersTo !== undefined) {
    const to = `${countText(usersTo)}\u00a0${usersTo === 1 ? say('user', 'utilisateur') : say('users', usersTo === 0 ? 'utilisateur' : 'utilisateurs')}`
    return usersFrom === undefined || usersFrom === usersTo
      ? to
      : say(`${countText(usersFrom)} to ${to}`, `de ${countText(usersFrom)} à ${to}`)
  }
  const to = rateText(ratePerSTo ?? 0, language)
  return ratePerSFrom === undefined || ratePerSFrom === ratePerSTo
    ? to
    : say(`${rateText(ratePerSFrom, language)} to ${to}`, `de ${rateText(ratePerSFrom, language)} à ${to}`)
}
