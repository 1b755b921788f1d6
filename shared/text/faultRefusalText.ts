import { assertNever } from '../assertNever.ts'
import type { FaultRefusal } from '../domain/faultRefusal.ts'
import type { LocalText } from '../domain/localText.ts'

/** One or two whole sentences: why it cannot be done, and what to do instead where there is something. */
export function faultRefusalText(why: FaultRefusal): LocalText {
  switch (why.kind) {
    case 'notMeasuring':
      return {
        en: `The run ${why.runId} is not being measured: faults begin between the first and the last second of its load.`,
        fr: `L’essai ${why.runId} n’est pas en cours de mesure : une panne commence entre la première et la dernière seconde de sa charge.`,
      }
    case 'unknownContainer':
      return {
        en: `There is no container ${why.container} in this run: there are ${why.known.join(', ')}.`,
        fr: `Il n’y a pas de conteneur ${why.container} dans cet essai : il y a ${why.known.join(', ')}.`,
      }
    case 'notRunning':
      return {
        en: `${why.container} is not running. Take back what ended it first.`,
        fr: `${why.container} ne tourne pas. Annulez d’abord ce qui l’a arrêté.`,
      }
    case 'paused':
      return {
        en: `${why.container} is paused. Take the pause back first.`,
        fr: `${why.container} est en pause. Annulez d’abord la pause.`,
      }
    case 'offNetwork':
      return {
        en: `${why.container} is off the network. Take the cut back first.`,
        fr: `${why.container} est coupé du réseau. Annulez d’abord la coupure.`,
      }
    case 'noMemoryLimit':
      return {
        en: `${why.container} has no memory limit here: it would be the machine’s memory that is filled.`,
        fr: `${why.container} n’a pas de limite de mémoire ici : c’est la mémoire de la machine qui serait remplie.`,
      }
    case 'noProgram':
      return {
        en: `It needs \`${why.program}\` in the image of ${why.container}. The engine says: ${why.message}`,
        fr: `Il faut \`${why.program}\` dans l’image de ${why.container}. Le moteur répond : ${why.message}`,
      }
    case 'noTool':
      return {
        en: `\`${why.tool}\` is not installed on this machine.`,
        fr: `\`${why.tool}\` n’est pas installé sur cette machine.`,
      }
    case 'notRoot':
    case 'elsewhere':
      return placeText(why.kind)
    case 'noKernelPart':
      return {
        en: `The kernel that runs the containers lacks ${why.part}. It says: ${why.message}`,
        fr: `Le noyau qui exécute les conteneurs n’a pas ${why.part}. Il répond : ${why.message}`,
      }
    default:
      return assertNever(why, 'refusal')
  }
}

function placeText(kind: 'notRoot' | 'elsewhere'): LocalText {
  return kind === 'notRoot'
    ? {
        en: 'Only root may set rules for a container’s packets, and Palier does not run as root. `cut` works without.',
        fr: 'Seul root peut régler les paquets d’un conteneur, et Palier ne tourne pas en root. `cut` fonctionne sans cela.',
      }
    : {
        en: 'The containers run on another machine or in a virtual one, whose packets cannot be reached from here. `cut` works everywhere.',
        fr: 'Les conteneurs tournent sur une autre machine, ou une machine virtuelle, dont les paquets sont hors de portée. `cut` fonctionne partout.',
      }
}
