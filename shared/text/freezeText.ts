import { freezeTolerance, freezeVerdict } from '../analysis/freezeVerdict.ts'
import type { FreezeCheck } from '../domain/freezeCheck.ts'
import type { LocalText } from '../domain/localText.ts'
import { countText, durationText, percentText } from './units.ts'

/** What the freeze test found, in a sentence or two. */
export function freezeText(check: FreezeCheck): LocalText {
  const tolerance = durationText(freezeTolerance * check.stallMs)
  const share = percentText(freezeTolerance, 0)
  switch (freezeVerdict(check)) {
    case 'shown':
      return {
        en: `The percentiles show the standstills: every one is within ${tolerance} of the arithmetic, ${share} of a standstill.`,
        fr: `Les percentiles montrent les arrêts : chacun est à moins de ${tolerance} du calcul, ${share} d’un arrêt.`,
      }
    case 'notShown':
      return {
        en: `The percentiles do not show the standstills: at least one is more than ${tolerance} off the arithmetic, ${share} of a standstill.`,
        fr: `Les percentiles ne montrent pas les arrêts : l’un d’eux au moins s’écarte du calcul de plus de ${tolerance}, ${share} d’un arrêt.`,
      }
    case 'undecided':
      return undecided(check)
  }
}

function undecided({ open, closed, stoodStillMs }: FreezeCheck): LocalText {
  const failed = open.failed + closed.failed
  if (stoodStillMs.length === 0 || open.ok === 0 || closed.ok === 0)
    return {
      en: 'Nothing can be said: the target did not stand still, or answered nothing.',
      fr: 'Rien ne peut être dit : la cible ne s’est pas arrêtée, ou n’a rien répondu.',
    }
  if (failed > 0)
    return {
      en: `Nothing can be said: ${countText(failed)} requests failed, of which none should.`,
      fr: `Rien ne peut être dit : ${countText(failed)} requêtes ont échoué, ce qu’aucune ne devrait.`,
    }
  return {
    en: 'Nothing can be said: the generator itself was held up by other work on this machine. Repeat it when the machine is quiet.',
    fr: 'Rien ne peut être dit : le générateur lui-même a été retenu par d’autres travaux sur cette machine. À refaire quand elle est calme.',
  }
}

/** What stood still, and who asked. */
export function freezeMethodText(check: FreezeCheck): LocalText {
  const { stallMs, everyMs, stoodStillMs, ratePerS, connections, users, thinkMs } = check
  const times = stoodStillMs.length
  const text = (language: 'en' | 'fr') => ({
    stall: durationText(stallMs, language),
    every: durationText(everyMs, language),
    think: durationText(thinkMs, language),
  })
  const [en, fr] = [text('en'), text('fr')]
  return {
    en: `A target of our own stood still for ${en.stall} in every ${en.every}, ${times} times. Open: ${ratePerS} requests a second over ${connections} connections, whatever becomes of earlier ones. Closed: ${users} users who wait for their answer and pause for ${en.think}.`,
    fr: `Une cible à nous s’est arrêtée ${fr.stall} toutes les ${fr.every}, ${times} fois. Ouvert : ${ratePerS} requêtes par seconde sur ${connections} connexions, quoi qu’il advienne des précédentes. Fermé : ${users} utilisateurs qui attendent leur réponse puis font une pause de ${fr.think}.`,
  }
}

/** Why the lines differ. */
export const freezeReadingText: LocalText = {
  en: 'Response time counts from the moment a request was due, service time from the moment it was sent. Users who wait send next to nothing to a target that stands still, so most of its standstill is in no percentile of theirs: the open model’s response time shows what it does to those who come anyway.',
  fr: 'Le temps de réponse compte depuis le moment où une requête était due, le temps de service depuis son envoi. Des utilisateurs qui attendent n’envoient presque rien à une cible arrêtée, et l’essentiel de l’arrêt n’est dans aucun de leurs percentiles : le temps de réponse du modèle ouvert montre ce qu’il fait à ceux qui viennent quand même.',
}
