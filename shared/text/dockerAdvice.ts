import type { DockerAttempt, Failure } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import type { LocalText } from '../domain/localText.ts'
import type { FailureText } from './failureWords.ts'
import { type Say, sayIn } from './say.ts'
import { sshProblemText } from './sshProblemText.ts'

type Reason = DockerAttempt['reason']

/** `process.platform` of the machine that shows the text; everything but `darwin` and `win32` is told what Linux is told. */
export type Platform = string

/** The most telling first: a socket that refuses access says more than four that are not there. */
const tellingOrder: readonly Reason[] = ['denied', 'tooOld', 'silent', 'refused', 'unsupported', 'other', 'missing']

const nowhere: LocalText = { en: 'No Docker engine was found', fr: 'Aucun moteur Docker n’a été trouvé' }

/** What keeps Docker from answering, and what to do about it on this system. */
export function dockerUnreachableText(
  { explicit, tried }: Extract<Failure, { kind: 'dockerUnreachable' }>,
  platform: Platform,
  language: Language,
): FailureText {
  const say = sayIn(language)
  const telling = tellingOrder.flatMap((reason) => tried.filter((attempt) => attempt.reason === reason))[0]
  if (telling === undefined) {
    return { title: nowhere[language], details: [], fix: advice.missing[kindOf(platform)][language] }
  }
  const { reason, address, source } = telling
  const found = explicit || reason !== 'missing'
  return {
    title: found ? titles[reason](address === '' ? nameOf(source, say) : address)[language] : nowhere[language],
    details: [
      ...(explicit ? [chosenBy(source, say)] : []),
      ...tried.map((attempt) => `${place(attempt)}${say(':', ' :')} ${answered(attempt, language)}`),
    ],
    fix: explicit ? explicitFix(telling, platform, language) : advice[reason][kindOf(platform)][language],
  }
}

const titles: Readonly<Record<Reason, (address: string) => LocalText>> = {
  missing: (address) => ({
    en: `There is no Docker engine at ${address}`,
    fr: `Il n’y a pas de moteur Docker à ${address}`,
  }),
  denied: (address) => ({
    en: `Access to Docker at ${address} is denied`,
    fr: `L’accès à Docker à ${address} est refusé`,
  }),
  refused: (address) => ({
    en: `Docker is not running at ${address}`,
    fr: `Docker ne tourne pas à ${address}`,
  }),
  silent: (address) => ({
    en: `Docker does not answer at ${address}`,
    fr: `Docker ne répond pas à ${address}`,
  }),
  tooOld: (address) => ({ en: `Docker at ${address} is too old`, fr: `Docker à ${address} est trop ancien` }),
  unsupported: (address) => ({
    en: `The Docker address ${address} is of a kind that is not supported`,
    fr: `L’adresse Docker ${address} est d’un genre qui n’est pas pris en charge`,
  }),
  other: (address) => ({
    en: `Docker cannot be used at ${address}`,
    fr: `Docker n’est pas utilisable à ${address}`,
  }),
}

const words: Readonly<Record<Reason, LocalText>> = {
  missing: { en: 'not there', fr: 'absent' },
  denied: { en: 'access denied', fr: 'accès refusé' },
  refused: { en: 'nothing listens there', fr: 'rien n’y écoute' },
  silent: { en: 'no answer', fr: 'pas de réponse' },
  tooOld: { en: 'too old', fr: 'trop ancien' },
  unsupported: { en: 'not supported', fr: 'pas pris en charge' },
  other: { en: 'not usable', fr: 'inutilisable' },
}

const desktopInstall: LocalText = {
  en: 'Install Docker Desktop from https://docs.docker.com/desktop/ and start it.',
  fr: 'Installez Docker Desktop depuis https://docs.docker.com/desktop/ et lancez-le.',
}
const desktopStart: LocalText = {
  en: 'Start Docker Desktop and wait until it says that the engine is running.',
  fr: 'Lancez Docker Desktop et attendez qu’il annonce que le moteur tourne.',
}
const desktopRestart: LocalText = { en: 'Restart Docker Desktop.', fr: 'Relancez Docker Desktop.' }
const desktopUpdate: LocalText = { en: 'Update Docker Desktop.', fr: 'Mettez Docker Desktop à jour.' }
const addresses: LocalText = {
  en: 'Use an address that begins with unix://, npipe:// or tcp://.',
  fr: 'Utilisez une adresse qui commence par unix://, npipe:// ou tcp://.',
}
const seeInfo: LocalText = {
  en: 'Run `docker info`: it says more about the cause.',
  fr: 'Lancez `docker info` : il en dit plus sur la cause.',
}

const advice: Readonly<Record<Reason, Readonly<Record<'linux' | 'macos' | 'windows', LocalText>>>> = {
  missing: {
    linux: {
      en: 'Install Docker (on Debian and Ubuntu: `sudo apt-get install docker.io`), or start it if it is installed.',
      fr: 'Installez Docker (sous Debian et Ubuntu : `sudo apt-get install docker.io`), ou lancez-le s’il est installé.',
    },
    macos: desktopInstall,
    windows: desktopInstall,
  },
  denied: {
    linux: {
      en: 'Join the group that may use it: `sudo usermod -aG docker $USER`, then log out and in again.',
      fr: 'Rejoignez le groupe qui peut l’utiliser : `sudo usermod -aG docker $USER`, puis fermez et rouvrez la session.',
    },
    macos: {
      en: 'Start Docker Desktop as the user who runs Palier.',
      fr: 'Lancez Docker Desktop sous le compte qui lance Palier.',
    },
    windows: {
      en: 'Join the local group docker-users, sign out and in again, and start Docker Desktop.',
      fr: 'Rejoignez le groupe local docker-users, fermez et rouvrez la session, et lancez Docker Desktop.',
    },
  },
  refused: {
    linux: { en: 'Start it: `sudo systemctl start docker`.', fr: 'Lancez-le : `sudo systemctl start docker`.' },
    macos: desktopStart,
    windows: desktopStart,
  },
  silent: {
    linux: { en: 'Restart it: `sudo systemctl restart docker`.', fr: 'Relancez-le : `sudo systemctl restart docker`.' },
    macos: desktopRestart,
    windows: desktopRestart,
  },
  tooOld: {
    linux: { en: 'Update Docker, then run again.', fr: 'Mettez Docker à jour, puis relancez.' },
    macos: desktopUpdate,
    windows: desktopUpdate,
  },
  unsupported: { linux: addresses, macos: addresses, windows: addresses },
  other: { linux: seeInfo, macos: seeInfo, windows: seeInfo },
}

function kindOf(platform: Platform): 'linux' | 'macos' | 'windows' {
  return platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : 'linux'
}

/** Reasons to which the message of an attempt, which is English, adds nothing. */
const plainReasons: readonly Reason[] = ['missing', 'denied', 'refused', 'silent']

function answered({ reason, message, ssh, address }: DockerAttempt, language: Language): string {
  if (ssh !== undefined) return sshProblemText(ssh, address).what[language]
  const isSaid = message === '' || (language !== 'en' && plainReasons.includes(reason))
  return isSaid ? words[reason][language] : message
}

function place({ source, address }: DockerAttempt): string {
  return source === address || address === '' ? source : `${source} (${address})`
}

/** Where the address itself is not known. */
function nameOf(source: string, say: Say): string {
  return isContext(source) ? `${say('the', 'le')} ${source.replace(/^context/, say('context', 'contexte'))}` : source
}

function isContext(source: string): boolean {
  return source.startsWith('context ')
}

function chosenBy(source: string, say: Say): string {
  const name = source.replace(/^context /, '')
  return isContext(source)
    ? say(
        `The Docker context ${name} is chosen, so no other engine is tried.`,
        `Le contexte Docker ${name} est choisi : aucun autre moteur n’est essayé.`,
      )
    : say(`${source} is set, so no other engine is tried.`, `${source} est définie : aucun autre moteur n’est essayé.`)
}

/** Whoever chose an engine may have chosen the wrong one, or that one has to be started: wherever it runs. */
function explicitFix(attempt: DockerAttempt, platform: Platform, language: Language): string {
  const { source, reason, ssh, address } = attempt
  if (ssh !== undefined) return sshProblemText(ssh, address).fix[language]
  const say = sayIn(language)
  const otherwise = isContext(source)
    ? say(
        'choose another with `docker context use default`',
        'choisissez-en un autre avec `docker context use default`',
      )
    : say(
        `correct ${source}, or unset it to use the engine of this machine`,
        `corrigez ${source}, ou retirez-la pour utiliser le moteur de cette machine`,
      )
  const or = say('or', 'ou')
  if (reason === 'denied') {
    return `${say('Allow this user to use it', 'Autorisez ce compte à l’utiliser')}, ${or} ${otherwise}.`
  }
  if (reason === 'tooOld') return `${say('Update the engine', 'Mettez le moteur à jour')}, ${or} ${otherwise}.`
  if (reason === 'unsupported') {
    return `${advice.unsupported[kindOf(platform)][language]} ${say('Or', 'Ou')} ${otherwise}.`
  }
  return `${say('Start the engine that listens there', 'Lancez le moteur qui écoute là')}, ${or} ${otherwise}.`
}
