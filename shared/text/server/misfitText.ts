import { assertNever } from '../../assertNever.ts'
import type { Language } from '../../domain/language.ts'
import type { ServerMisfit } from '../../domain/serverMisfit.ts'
import { sayIn } from '../say.ts'
import { coresText } from './coresText.ts'
import { sizeText, sumAgainst } from './memoryText.ts'

/** Why a server cannot be had, with the arithmetic, and what to do; without full stops. */
export function misfitText(misfit: ServerMisfit, language: Language): { readonly why: string; readonly fix: string } {
  const say = sayIn(language)
  const size = (bytes: number): string => sizeText(bytes, language)
  switch (misfit.of) {
    case 'cores': {
      const { cpus, generatorCores, engineCores } = misfit
      const most = Math.max(0, engineCores - generatorCores)
      const fewer = say(
        `declare ${most} in x-palier.server.cpus, or use a larger machine`,
        `déclarez ${most} dans x-palier.server.cpus, ou prenez une machine plus grande`,
      )
      return {
        why:
          generatorCores === 0
            ? say(
                `the server has ${coresText(cpus, language)}, but the engine has ${engineCores}`,
                `le serveur a ${coresText(cpus, language)}, mais le moteur en a ${engineCores}`,
              )
            : say(
                `the server has ${coresText(cpus, language)} and the generator needs ${generatorCores}, but the engine has ${engineCores}`,
                `le serveur a ${coresText(cpus, language)} et le générateur en exige ${generatorCores}, mais le moteur en a ${engineCores}`,
              ),
        fix: most > 0 ? fewer : say('Use a larger machine', 'Prenez une machine plus grande'),
      }
    }
    case 'unlimited': {
      const { containers, limits, memoryBytes } = misfit
      const names = containers.join(', ')
      const { sum } = sumAgainst(limits, memoryBytes, language)
      const of = limits.length === 0 ? '' : say(`: the others take ${sum}`, ` : les autres prennent ${sum}`)
      const server = size(memoryBytes)
      return {
        why: say(
          `no memory limit for ${names}, so nothing keeps the server within ${server}${of}`,
          `aucune limite de mémoire pour ${names}, donc rien ne maintient le serveur dans ${server}${of}`,
        ),
        fix: say(
          'Give every service deploy.resources.limits.memory, so that all together stay within the server',
          'Donnez à chaque service deploy.resources.limits.memory, pour que tous ensemble tiennent dans le serveur',
        ),
      }
    }
    case 'limits': {
      const { sum, against } = sumAgainst(misfit.limits, misfit.memoryBytes, language)
      const names = misfit.limits.map(({ container }) => container).join(', ')
      return {
        why: say(
          `memory limits of ${names}: ${sum}, above ${against}`,
          `limites de mémoire de ${names} : ${sum}, au-dessus de ${against}`,
        ),
        fix: say('Lower a limit, or declare a larger server', 'Baissez une limite, ou déclarez un serveur plus grand'),
      }
    }
    case 'engineMemory':
      return {
        why: say(
          `the server has ${size(misfit.memoryBytes)} of memory, but the engine has ${size(misfit.engineBytes)}`,
          `le serveur a ${size(misfit.memoryBytes)} de mémoire, mais le moteur en a ${size(misfit.engineBytes)}`,
        ),
        fix: say(
          'Declare a smaller server, or use a larger machine',
          'Déclarez un serveur plus petit, ou prenez une machine plus grande',
        ),
      }
    case 'ownCpuset':
      return {
        why: say(
          `a CPU set of its own for ${misfit.container} (${misfit.cpuset}), but all containers share the server’s`,
          `un ensemble de CPU propre à ${misfit.container} (${misfit.cpuset}), mais tous les conteneurs partagent celui du serveur`,
        ),
        fix: say('Leave cpuset out of the service', 'Retirez cpuset du service'),
      }
    default:
      return assertNever(misfit, 'misfit')
  }
}
