import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import { wordsOf } from './engineError.ts'
import { imageIdOf } from './imageIdOf.ts'
import { type JsonRecord, jsonLines } from './jsonLines.ts'
import { errorOf } from './readBuildStream.ts'
import { withLimit } from './withLimit.ts'

export interface PullLimits {
  /** Until the registry says anything at all. */
  readonly firstAnswerMs: number
  /** Between two messages afterwards. */
  readonly idleMs: number
}

/**
 * Pulls an image and gives its id. The proof is that the engine has it afterwards; a stream that merely ends is not believed.
 * Throws a plain `Error` whose message is the reason.
 */
export async function pullImage(
  docker: Dockerode,
  reference: string,
  clock: Clock,
  limits: PullLimits,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  try {
    // Nothing comes back, not even a status, before the registry has answered the engine.
    const stream = await withLimit(clock, limits.firstAnswerMs, signal, (limited) =>
      open(docker, reference, limited, signal),
    )
    for await (const record of jsonLines(stream, clock, limits.idleMs, signal)) {
      const error = errorOf(record)
      if (error !== undefined) throw new Error(error)
      const message = toMessage(record)
      if (message !== undefined) onMessage(message)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw new Error(wordsOf(error), { cause: error })
  }
  const id = await imageIdOf(docker, reference)
  if (id === undefined) throw new Error(`the pull of ${reference} ended without the image`)
  return id
}

/** The request lives as long as `whole`, and is given up when `limited` fires before the first answer. */
async function open(docker: Dockerode, reference: string, limited: AbortSignal, whole: AbortSignal): Promise<Readable> {
  const request = new AbortController()
  const give = () => request.abort()
  limited.addEventListener('abort', give, { once: true })
  whole.addEventListener('abort', give, { once: true })
  const withTag = /:[^/]+$|@/.test(reference) ? reference : `${reference}:latest`
  const stream = await docker.createImage({ fromImage: withTag, abortSignal: request.signal })
  limited.removeEventListener('abort', give)
  return stream as unknown as Readable
}

function toMessage({ status, id }: JsonRecord): string | undefined {
  if (typeof status !== 'string') return undefined
  return typeof id === 'string' ? `${id}: ${status}` : status
}
