import { doubtBounds } from '../analysis/judgeSecond.ts'
import type { DoubtSpan } from '../charts/doubtSpans.ts'
import type { Language } from '../domain/language.ts'
import type { LocalText } from '../domain/localText.ts'
import type { DoubtReason, Verdict, VerdictKind } from '../domain/verdict.ts'
import { countText, percentText } from './units.ts'

const words: Readonly<Record<VerdictKind, LocalText>> = {
  valid: { en: 'valid', fr: 'valide' },
  suspect: { en: 'suspect', fr: 'douteux' },
  invalid: { en: 'invalid', fr: 'invalide' },
}

const limitMs = (us: number): string => `${us / 1000}\u00a0ms`

/** What was found, up to the number of seconds. */
const found: Readonly<Record<DoubtReason, LocalText>> = {
  sendLag: {
    en: `Send lag above ${limitMs(doubtBounds.sendLagUs[0])}`,
    fr: `Retard d’envoi de plus de ${limitMs(doubtBounds.sendLagUs[0])}`,
  },
  loopDelay: {
    en: `Event loop late by more than ${limitMs(doubtBounds.loopDelayUs[0])}`,
    fr: `Boucle d’événements en retard de plus de ${limitMs(doubtBounds.loopDelayUs[0])}`,
  },
  generatorCpu: {
    en: `A load thread above ${percentText(doubtBounds.cpuShare[0], 0)} of its core`,
    fr: `Un fil de charge à plus de ${percentText(doubtBounds.cpuShare[0], 0, 'fr')} de son cœur`,
  },
  dropped: {
    en: 'Requests not sent while as many as allowed waited for the server (how long they would have taken is unknown, percentiles are too low)',
    fr: 'Requêtes non envoyées, autant que permis attendant déjà le serveur (leur durée est inconnue, les percentiles sont trop bas)',
  },
  poolTimeout: {
    en: 'Requests without a connection in time (the pool is too small for the load, or the server too slow for it)',
    fr: 'Requêtes sans connexion à temps (le pool est trop petit pour la charge, ou le serveur trop lent pour elle)',
  },
  descriptors: {
    en: `${percentText(doubtBounds.takenShare, 0)} or more of the generator’s descriptors open`,
    fr: `${percentText(doubtBounds.takenShare, 0, 'fr')} ou plus des descripteurs du générateur ouverts`,
  },
  ports: {
    en: `${percentText(doubtBounds.takenShare, 0)} or more of this machine’s ports taken towards the target`,
    fr: `${percentText(doubtBounds.takenShare, 0, 'fr')} ou plus des ports de cette machine pris vers la cible`,
  },
  exhausted: {
    en: 'The generator’s own descriptors, ports or memory used up',
    fr: 'Descripteurs, ports ou mémoire du générateur épuisés',
  },
}

/** `valid`, `suspect`, `invalid`. */
export function verdictWord(kind: VerdictKind, language: Language = 'en'): string {
  return words[kind][language]
}

/** Why, a sentence part for each reason, the most frequent first: `Send lag above 20 ms in 41 of 300 s`. Nothing for a run without a doubtful second. */
export function verdictReasons({ reasons, seconds: of }: Verdict, language: Language = 'en'): string[] {
  return reasons.map(({ reason, seconds }) => {
    const text = found[reason][language]
    const [some, all] = [countText(seconds), countText(of)]
    return language === 'fr' ? `${text} pendant ${some}\u00a0s sur ${all}` : `${text} in ${some} of ${all}\u00a0s`
  })
}

/** Of some seconds, for a table: `suspect, 2 s: Send lag above 20 ms`. */
export function doubtText({ fromMs, toMs, kind, reasons }: DoubtSpan, language: Language = 'en'): string {
  const length = `${countText((toMs - fromMs) / 1000)}\u00a0s`
  const why = reasons.map((reason) => found[reason][language]).join(', ')
  return language === 'fr' ? `${words[kind].fr}, ${length}\u00a0: ${why}` : `${words[kind].en}, ${length}: ${why}`
}

/** In one line: `invalid: Send lag above 20 ms in 41 of 300 s; …`. What is valid may have reasons, too: moments that no figure feels. */
export function verdictLine(verdict: Verdict, language: Language = 'en'): string {
  const reasons = verdictReasons(verdict, language)
  const word = verdictWord(verdict.kind, language)
  // In French a no-break space stands before both signs.
  const before = language === 'fr' ? '\u00a0' : ''
  return reasons.length === 0 ? word : `${word}${before}: ${reasons.join(`${before}; `)}`
}
