import type { CrashKind, Mark, MarkSign } from '../../domain/diagnosis.ts'
import type { FaultKind } from '../../domain/fault.ts'
import type { Language } from '../../domain/language.ts'
import type { LocalText } from '../../domain/localText.ts'

const signs: Readonly<Record<MarkSign, LocalText>> = {
  slow: { en: 'P95 above its bound', fr: 'P95 au-dessus de sa limite' },
  errors: { en: 'errors', fr: 'erreurs' },
  noAnswers: { en: 'no answers', fr: 'aucune réponse' },
  probesFailed: { en: 'probes fail', fr: 'les sondes échouent' },
  exit: { en: 'process ended', fr: 'fin du processus' },
  outOfMemory: { en: 'out of memory', fr: 'mémoire épuisée' },
  paused: { en: 'frozen', fr: 'figé' },
  restarted: { en: 'started again', fr: 'redémarré' },
  connectionsReused: { en: 'connections scarce, reused', fr: 'connexions rares, réutilisées' },
  connectionsExhausted: { en: 'no connections left', fr: 'plus de connexions' },
  workerTimeout: { en: 'worker timed out', fr: 'worker hors délai' },
  tooManyClients: { en: 'database refuses connections', fr: 'la base refuse des connexions' },
  logLines: { en: 'trouble in the log', fr: 'incident dans le journal' },
  throttled: { en: 'CPU throttled', fr: 'CPU bridé' },
  saturated: { en: 'at its limit', fr: 'à sa limite' },
  coresUsedUp: { en: 'shared cores used up, most of them here', fr: 'cœurs partagés épuisés, surtout ici' },
  memoryNearLimit: { en: 'memory near its limit', fr: 'mémoire proche de sa limite' },
  notMeasured: { en: 'not to be trusted', fr: 'mesure non fiable' },
  fault: { en: 'fault injected', fr: 'panne injectée' },
  faultOver: { en: 'fault over', fr: 'fin de la panne' },
  answersAgain: { en: 'answers again', fr: 'répond à nouveau' },
}

const kinds: Readonly<Record<CrashKind, LocalText>> = {
  ourFault: { en: 'by the injected fault', fr: 'par la panne injectée' },
  exitError: { en: 'by an error of its own', fr: 'sur une erreur interne' },
  exitClean: { en: 'by itself, without an error', fr: 'de lui-même, sans erreur' },
  outOfMemory: { en: 'for want of memory', fr: 'faute de mémoire' },
  killed: { en: 'by a signal from outside', fr: 'par un signal externe' },
  engineRestart: { en: 'with all other containers', fr: 'avec tous les autres conteneurs' },
  unhealthy: { en: 'while its process runs', fr: 'alors que son processus tourne' },
  paused: { en: 'by somebody else', fr: 'par un tiers' },
}

const faults: Readonly<Record<FaultKind, LocalText>> = {
  kill: { en: 'killed', fr: 'tué' },
  crash: { en: 'crashed', fr: 'planté' },
  stop: { en: 'stopped', fr: 'arrêté' },
  pause: { en: 'frozen', fr: 'figé' },
  restart: { en: 'restarted', fr: 'redémarré' },
  cpu: { en: 'CPU taken up', fr: 'CPU accaparé' },
  memory: { en: 'memory filled', fr: 'mémoire remplie' },
  delay: { en: 'packets delayed', fr: 'paquets retardés' },
  loss: { en: 'packets lost', fr: 'paquets perdus' },
  cut: { en: 'cut off from the network', fr: 'coupé du réseau' },
}

/** What a mark says, for a list or a tooltip: `process ended (exit 137), by a signal from outside`; without lane and time. */
export function markText(
  { sign, exitCode, crash, fault }: Omit<Mark, 'number' | 'evidence' | 'atMs' | 'lane'>,
  language: Language = 'en',
): string {
  if (sign === 'fault' || sign === 'faultOver') {
    const colon = language === 'fr' ? '\u00a0: ' : ': '
    return fault === undefined
      ? signs[sign][language]
      : `${signs[sign][language]}${colon}${faultText(fault.action.kind, language)}`
  }
  const exit = exitCode === undefined ? '' : language === 'fr' ? ` (code\u00a0${exitCode})` : ` (exit\u00a0${exitCode})`
  // A sign that is its own cause is not said twice.
  const how =
    crash === undefined || (crash === 'outOfMemory' && sign === 'outOfMemory') ? '' : `, ${kinds[crash][language]}`
  return `${signs[sign][language]}${exit}${how}`
}

/** What was done to a container, as a participle. */
export function faultText(kind: FaultKind, language: Language = 'en'): string {
  return faults[kind][language]
}
