import { assertNever } from '../assertNever.ts'
import type { LocalText } from '../domain/localText.ts'
import type { SshProblem } from '../domain/sshProblem.ts'

/** What is wrong, as a sentence, and what to do about it. `address`: `ssh://me@server`. */
export function sshProblemText(
  { kind, message }: SshProblem,
  address: string,
): { readonly what: LocalText; readonly fix: LocalText } {
  const target = writtenTarget(address)
  switch (kind) {
    case 'noProgram':
      return {
        what: { en: 'There is no ssh on this machine.', fr: 'Il n’y a pas de ssh sur cette machine.' },
        fix: {
          en: 'Install an OpenSSH client (on Debian and Ubuntu: `sudo apt-get install openssh-client`).',
          fr: 'Installez un client OpenSSH (sous Debian et Ubuntu : `sudo apt-get install openssh-client`).',
        },
      }
    case 'hostKey':
      return {
        what: {
          en: 'ssh does not know the key of that machine, or knows another one.',
          fr: 'ssh ne connaît pas la clé de cette machine, ou en connaît une autre.',
        },
        fix: {
          en: `Connect once by hand and accept its key if it is the right one: \`ssh ${target}\`.`,
          fr: `Connectez-vous une fois à la main et acceptez sa clé si c’est la bonne : \`ssh ${target}\`.`,
        },
      }
    case 'denied':
      return {
        what: {
          en: 'ssh was not let in. Palier never asks for a password: it takes a key, or the ssh agent.',
          fr: 'ssh n’a pas été admis. Palier ne demande jamais de mot de passe : il lui faut une clé, ou l’agent ssh.',
        },
        fix: {
          en: `Make \`ssh ${target} true\` work without a question, with \`ssh-copy-id\` or \`ssh-add\`.`,
          fr: `Faites marcher \`ssh ${target} true\` sans question, avec \`ssh-copy-id\` ou \`ssh-add\`.`,
        },
      }
    case 'unreachable':
      return {
        what: { en: `ssh cannot reach the machine: ${message}.`, fr: `ssh n’atteint pas la machine : ${message}.` },
        fix: { en: 'Check its name and port.', fr: 'Vérifiez son nom et son port.' },
      }
    default:
      return thereText({ kind, message })
  }
}

/** As `ssh` takes it: `ssh://me@server:2222/path` to `-p 2222 me@server`. */
function writtenTarget(address: string): string {
  const { host = address, port } = /^ssh:\/\/(?<host>[^/]*?)(:(?<port>\d+))?(\/.*)?$/.exec(address)?.groups ?? {}
  return port === undefined ? host : `-p ${port} ${host}`
}

/** What is wrong on the other side. */
function thereText({
  kind,
  message,
}: {
  readonly kind: Extract<SshProblem['kind'], 'noDocker' | 'noAccess' | 'noEngine' | 'other'>
  readonly message: string
}): ReturnType<typeof sshProblemText> {
  switch (kind) {
    case 'noDocker':
      return {
        what: {
          en: 'There is no docker command for that user on that machine.',
          fr: 'Il n’y a pas de commande docker pour ce compte sur cette machine.',
        },
        fix: {
          en: 'Install the Docker CLI there (18.09 or newer), or use the machine that runs the containers.',
          fr: 'Installez-y le client Docker (18.09 ou plus récent), ou visez la machine qui fait tourner les conteneurs.',
        },
      }
    case 'noAccess':
      return {
        what: {
          en: 'That user may not use Docker on that machine.',
          fr: 'Ce compte n’a pas le droit d’utiliser Docker sur cette machine.',
        },
        fix: {
          en: 'Add the user to the group docker there, or use another user.',
          fr: 'Ajoutez-y le compte au groupe docker, ou prenez un autre compte.',
        },
      }
    case 'noEngine':
      return {
        what: { en: 'Docker is not running on that machine.', fr: 'Docker ne tourne pas sur cette machine.' },
        fix: { en: 'Start it there.', fr: 'Lancez-le là-bas.' },
      }
    case 'other':
      return {
        what: { en: `ssh says: ${message}.`, fr: `ssh dit : ${message}.` },
        fix: {
          en: 'See what `docker -H ssh://… version` says.',
          fr: 'Voyez ce que dit `docker -H ssh://… version`.',
        },
      }
    default:
      return assertNever(kind, 'kind')
  }
}
