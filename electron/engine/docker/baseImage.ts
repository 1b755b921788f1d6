import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type Dockerode from 'dockerode'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Clock } from '../ports/clock.ts'
import { bootstrapBase } from './bootstrapBase.ts'
import { imageIdOf } from './imageIdOf.ts'
import { pullImage } from './pullImage.ts'

/** The image that all of ours start from: Debian trixie-slim, or the same system bootstrapped from the Debian mirror. */
export interface BaseImage {
  /** `palier/base:trixie`. */
  readonly reference: string
  /** What is pulled and tagged as it, `debian:trixie-slim`. */
  readonly source: string
  /** Debian's name of the release, `trixie`. */
  readonly suite: string
}

export interface BaseWorld {
  readonly docker: Dockerode
  readonly clock: Clock
  readonly platform: NodeJS.Platform
  /** Absent on Windows. */
  readonly uid?: number
  /** For the programs that are run: PATH, proxies. */
  readonly env: Readonly<Record<string, string | undefined>>
}

const pullLimits = { firstAnswerMs: 10_000, idleMs: 60_000 }

/** Gives the base image's id: present, else pulled, else bootstrapped. Throws `baseImageMissing` with the reason of each way that failed. */
export async function ensureBaseImage(
  base: BaseImage,
  { docker, clock, platform, uid, env }: BaseWorld,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const present = await imageIdOf(docker, base.reference)
  if (present !== undefined) return present
  const reasons: string[] = []
  const attempt = async (way: string, work: () => Promise<string>) => {
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      reasons.push(`${way}: ${error instanceof Error ? error.message : String(error)}`)
      onMessage(reasons.at(-1) ?? '')
      return undefined
    }
  }
  const pulled = await attempt(`pulling ${base.source}`, () => pullAndTag(docker, base, clock, onMessage, signal))
  if (pulled !== undefined) return pulled
  const obstacle = await whyNoBootstrap(platform, uid, env.PATH ?? '')
  const made = await attempt('bootstrapping with debootstrap', async () => {
    if (obstacle !== undefined) throw new Error(obstacle)
    return bootstrapBase(docker, base, { clock, env }, onMessage, signal)
  })
  if (made !== undefined) return made
  throw new PalierError({ kind: 'baseImageMissing', reference: base.reference, reasons, fix: fixFor(base, platform) })
}

async function pullAndTag(
  docker: Dockerode,
  { reference, source }: BaseImage,
  clock: Clock,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const id = await pullImage(docker, source, clock, pullLimits, onMessage, signal)
  const colon = reference.lastIndexOf(':')
  await docker.getImage(id).tag({ repo: reference.slice(0, colon), tag: reference.slice(colon + 1) })
  return id
}

/** Undefined when it can be done here. */
async function whyNoBootstrap(
  platform: NodeJS.Platform,
  uid: number | undefined,
  searchPath: string,
): Promise<string | undefined> {
  if (platform !== 'linux') return 'only Linux can do it'
  if (uid !== 0) return 'only root can do it'
  for (const folder of searchPath.split(delimiter)) {
    const isThere = await access(join(folder, 'debootstrap'), constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return undefined
  }
  return 'the program is not installed'
}

function fixFor({ source, reference }: BaseImage, platform: NodeJS.Platform): string {
  const pull = `Connect to the internet, or load the image by hand: docker pull ${source} && docker tag ${source} ${reference}.`
  return platform === 'linux'
    ? `${pull} On Debian and Ubuntu, as root: apt-get install debootstrap, then try again.`
    : pull
}
