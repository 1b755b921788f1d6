import type { DockerAttempt, Failure } from '../domain/failure.ts'
import type { FailureText } from './failureWords.ts'

type Reason = DockerAttempt['reason']

/** `process.platform` of the machine that shows the text; everything but `darwin` and `win32` is told what Linux is told. */
export type Platform = string

/** The most telling first: a socket that refuses access says more than four that are not there. */
const tellingOrder: readonly Reason[] = ['denied', 'tooOld', 'silent', 'refused', 'unsupported', 'other', 'missing']

/** What keeps Docker from answering, and what to do about it on this system. */
export function dockerUnreachableText(
  { explicit, tried }: Extract<Failure, { kind: 'dockerUnreachable' }>,
  platform: Platform,
): FailureText {
  const telling = tellingOrder.flatMap((reason) => tried.filter((attempt) => attempt.reason === reason))[0]
  if (telling === undefined)
    return { title: 'No Docker engine was found', details: [], fix: advice.missing[kindOf(platform)] }
  const { reason, address, source } = telling
  const found = explicit || reason !== 'missing'
  return {
    title: found ? titles[reason](address) : 'No Docker engine was found',
    details: [
      ...(explicit ? [`${chosenBy(source)}, so no other engine is tried.`] : []),
      ...tried.map((attempt) => `${place(attempt)}: ${attempt.message || words[attempt.reason]}`),
    ],
    fix: explicit ? explicitFix(telling, platform) : advice[reason][kindOf(platform)],
  }
}

const titles: Readonly<Record<Reason, (address: string) => string>> = {
  missing: (address) => `There is no Docker engine at ${address}`,
  denied: (address) => `Access to Docker at ${address} is denied`,
  refused: (address) => `Docker is not running at ${address}`,
  silent: (address) => `Docker does not answer at ${address}`,
  tooOld: (address) => `Docker at ${address} is too old`,
  unsupported: (address) => `The Docker address ${address} is of a kind that is not supported`,
  other: (address) => `Docker cannot be used at ${address}`,
}

const words: Readonly<Record<Reason, string>> = {
  missing: 'not there',
  denied: 'access denied',
  refused: 'nothing listens there',
  silent: 'no answer',
  tooOld: 'too old',
  unsupported: 'not supported',
  other: 'not usable',
}

const desktopStart = 'Start Docker Desktop and wait until it says that the engine is running.'
const desktopUpdate = 'Update Docker Desktop.'
const addresses = 'Use an address that begins with unix://, npipe:// or tcp://.'
const seeInfo = 'Run `docker info`: it says more about the cause.'

const advice: Readonly<Record<Reason, Readonly<Record<'linux' | 'macos' | 'windows', string>>>> = {
  missing: {
    linux: 'Install Docker (on Debian and Ubuntu: `sudo apt-get install docker.io`), or start it if it is installed.',
    macos: 'Install Docker Desktop from https://docs.docker.com/desktop/ and start it.',
    windows: 'Install Docker Desktop from https://docs.docker.com/desktop/ and start it.',
  },
  denied: {
    linux: 'Join the group that may use it: `sudo usermod -aG docker $USER`, then log out and in again.',
    macos: 'Start Docker Desktop as the user who runs Palier.',
    windows: 'Join the local group docker-users, sign out and in again, and start Docker Desktop.',
  },
  refused: { linux: 'Start it: `sudo systemctl start docker`.', macos: desktopStart, windows: desktopStart },
  silent: {
    linux: 'Restart it: `sudo systemctl restart docker`.',
    macos: 'Restart Docker Desktop.',
    windows: 'Restart Docker Desktop.',
  },
  tooOld: { linux: 'Update Docker, then run again.', macos: desktopUpdate, windows: desktopUpdate },
  unsupported: { linux: addresses, macos: addresses, windows: addresses },
  other: { linux: seeInfo, macos: seeInfo, windows: seeInfo },
}

function kindOf(platform: Platform): 'linux' | 'macos' | 'windows' {
  return platform === 'darwin' ? 'macos' : platform === 'win32' ? 'windows' : 'linux'
}

function place({ source, address }: DockerAttempt): string {
  return source === address ? address : `${source} (${address})`
}

function chosenBy(source: string): string {
  return source.startsWith('context ') ? `The Docker ${source} is chosen` : `${source} is set`
}

/** Whoever chose an engine may have chosen the wrong one, or that one has to be started: wherever it runs. */
function explicitFix({ source, reason }: DockerAttempt, platform: Platform): string {
  const otherwise = source.startsWith('context ')
    ? 'choose another with `docker context use default`'
    : `correct ${source}, or unset it to use the engine of this machine`
  if (reason === 'denied') return `Allow this user to use it, or ${otherwise}.`
  if (reason === 'tooOld') return `Update the engine, or ${otherwise}.`
  if (reason === 'unsupported') return `${advice.unsupported[kindOf(platform)]} Or ${otherwise}.`
  return `Start the engine that listens there, or ${otherwise}.`
}
