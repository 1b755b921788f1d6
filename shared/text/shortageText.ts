import type { Language } from '../domain/language.ts'
import type { Shortage } from '../domain/shortage.ts'
import { bytesText, countText } from './units.ts'

export interface ShortageText {
  /** With the arithmetic, so that it can be checked. */
  readonly why: string
  readonly fix: string
}

/** Commands are the same in every language, and figures in them are written as a shell reads them. */
export function shortageText(shortage: Shortage, language: Language): ShortageText {
  const say = (en: string, fr: string): string => (language === 'fr' ? fr : en)
  switch (shortage.of) {
    case 'descriptors': {
      const { users, needed, reserved, allowed } = shortage
      const most = countText(Math.max(0, allowed - reserved))
      return {
        why: say(
          `${countText(users)} connections need ${countText(needed)} open descriptors (one each, and ${reserved} for everything else); this process may open ${countText(allowed)}`,
          `${countText(users)} connexions exigent ${countText(needed)} descripteurs ouverts (un par connexion, et ${reserved} pour le reste) ; ce processus peut en ouvrir ${countText(allowed)}`,
        ),
        fix: say(
          `Run "ulimit -n ${needed}" in the same shell before starting, raise the hard limit first if that is refused, or keep the profile at or below ${most} users (open model: that many under way)`,
          `Lancez « ulimit -n ${needed} » dans le même terminal avant de démarrer, en relevant d’abord la limite dure en cas de refus, ou gardez le profil à ${most} utilisateurs ou moins (modèle ouvert : autant en cours)`,
        ),
      }
    }
    case 'ports': {
      const { users, first, last } = shortage
      const ports = countText(last - first + 1)
      const range = `sysctl -w net.ipv4.ip_local_port_range='${Math.max(1024, last - 2 * users)} ${last}'`
      return {
        why: say(
          `${countText(users)} connections need a local port each; the system hands out ${ports} (${first} to ${last})`,
          `${countText(users)} connexions exigent chacune un port local ; le système en distribue ${ports} (${first} à ${last})`,
        ),
        fix: say(
          `Widen the range with "${range}", or keep the profile at or below ${ports} users`,
          `Élargissez la plage avec « ${range} », ou gardez le profil à ${ports} utilisateurs ou moins`,
        ),
      }
    }
    case 'freshPorts': {
      const { held, ports, mostPerS } = shortage
      return {
        why: say(
          `a new connection for every request opens ${countText(held)} within a minute, for which each keeps its local port after it is closed; the system hands out ${countText(ports)}`,
          `une nouvelle connexion à chaque requête en ouvre ${countText(held)} en une minute, pendant laquelle chacune garde son port local après sa fermeture ; le système en distribue ${countText(ports)}`,
        ),
        fix: say(
          `Use connections that are kept ("--connections per-user", or shared:N), or keep the rate at or below ${countText(mostPerS)} a second`,
          `Gardez les connexions ouvertes (« --connections per-user », ou shared:N), ou un débit d’au plus ${countText(mostPerS)} par seconde`,
        ),
      }
    }
    case 'memory': {
      const { users, neededBytes, freeBytes } = shortage
      const [needed, free] = [bytesText(neededBytes, language), bytesText(freeBytes, language)]
      return {
        why: say(
          `${countText(users)} connections need about ${needed} of memory; ${free} are free`,
          `${countText(users)} connexions exigent environ ${needed} de mémoire ; ${free} sont libres`,
        ),
        fix: say(
          'End other programs, or use a profile with fewer users',
          'Fermez d’autres programmes, ou choisissez un profil avec moins d’utilisateurs',
        ),
      }
    }
    case 'cores': {
      const { threads, cores } = shortage
      return {
        why: say(
          `${threads} load threads want a core each; this process may use ${cores}`,
          `${threads} fils de charge veulent chacun un cœur ; ce processus peut en utiliser ${cores}`,
        ),
        fix: say(
          `Allow this process ${threads} cores (taskset, the limits of its container)`,
          `Accordez ${threads} cœurs à ce processus (taskset, limites de son conteneur)`,
        ),
      }
    }
  }
}
