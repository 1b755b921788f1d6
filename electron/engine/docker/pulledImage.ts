import { type MissingImage, PalierError } from '../../../shared/domain/failure.ts'
import { wordsOf } from './engineError.ts'
import type { ImageWorld } from './ensureImages.ts'
import { imageIdOf } from './imageIdOf.ts'
import { pullImage } from './pullImage.ts'

/** What a failure tells of an image besides its name: who needs it, and what to choose instead. */
export type Wanted = Pick<MissingImage, 'neededBy' | 'alternatives'>

const pullLimits = { firstAnswerMs: 15_000, idleMs: 120_000 }

/** Id of an image that only a registry has: present, else pulled. Throws `imageMissing`. */
export async function pulledImage(
  reference: string,
  wanted: Wanted,
  { docker, clock, work }: Pick<ImageWorld, 'docker' | 'clock' | 'work'>,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const present = await imageIdOf(docker, reference)
  if (present !== undefined) return present
  const pull = (tell: (message: string) => void, until: AbortSignal) =>
    pullImage(docker, reference, clock, pullLimits, tell, until)
  try {
    return await work.shared.run(`pull ${reference}`, pull, onMessage, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw new PalierError(missingImage(reference, wanted, error), { cause: error })
  }
}

/** `reason` as the engine, or our own time limit, gave it. */
export function missingImage(image: string, wanted: Wanted, reason: unknown): MissingImage {
  const message = wordsOf(reason)
  return { kind: 'imageMissing', image, message, ...wanted, ...(isSilence(message) && { unanswered: true }) }
}

/** Whether these words mean that no registry answered the engine, as against one that refused. */
function isSilence(message: string): boolean {
  return /no such host|connection refused|no route to host|network is unreachable|i\/o timeout|TLS handshake timeout|Client\.Timeout|context deadline exceeded|server misbehaving|failure in name resolution|no answer within/i.test(
    message,
  )
}
