import type { Readable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Clock } from '../ports/clock.ts'
import { type JsonRecord, jsonLines, StreamBroken } from './jsonLines.ts'

const tailLines = 20

export interface StreamReading {
  readonly clock: Clock
  /** Longest silence that is believed. */
  readonly idleMs: number
  readonly onMessage: (message: string) => void
}

/**
 * Reads the engine's answer to a build to its end and gives the image's id. The library's own reader takes a failed build for a finished one
 * in five of six endings, so success here needs the engine's word for it: the id, or "Successfully built".
 * Throws `imageBuildFailed` for every other ending.
 */
export async function readBuildStream(
  image: string,
  stream: Readable,
  { clock, idleMs, onMessage }: StreamReading,
  signal: AbortSignal,
): Promise<string> {
  const log = new BuildLog(onMessage)
  try {
    for await (const record of jsonLines(stream, clock, idleMs, signal)) log.take(record)
  } catch (error) {
    if (!(error instanceof StreamBroken)) throw error
    throw log.failure(image, error.message, error)
  }
  if (log.error !== undefined) throw log.failure(image, log.error)
  if (log.imageId === undefined) throw log.failure(image, 'the build ended without saying that it succeeded')
  return log.imageId
}

/** What a build has said so far. */
class BuildLog {
  error: string | undefined
  imageId: string | undefined
  readonly #onMessage: (message: string) => void
  #step = ''
  #unfinished = ''
  readonly #tail: string[] = []

  constructor(onMessage: (message: string) => void) {
    this.#onMessage = onMessage
  }

  take(record: JsonRecord): void {
    const error = errorOf(record)
    if (error !== undefined) {
      this.error = error
      return
    }
    const aux = record.aux as { ID?: unknown } | undefined
    if (typeof aux?.ID === 'string') this.imageId = aux.ID
    if (typeof record.stream === 'string') this.#takeText(record.stream)
    else if (typeof record.status === 'string') this.#onMessage(record.status)
  }

  failure(image: string, message: string, cause?: unknown): PalierError {
    const step = this.#step === '' ? 'before the first step' : this.#step
    return new PalierError({ kind: 'imageBuildFailed', image, step, message, tail: [...this.#tail] }, { cause })
  }

  /** Text comes in pieces that need not end with a line. */
  #takeText(text: string): void {
    const lines = (this.#unfinished + text).split(/\r\n|\n|\r/)
    this.#unfinished = lines.pop() ?? ''
    // What a step writes to stderr comes coloured.
    const plain = lines.map((line) => stripVTControlCharacters(line).trimEnd())
    for (const line of plain.filter((text) => text !== '')) {
      this.#tail.push(line)
      if (this.#tail.length > tailLines) this.#tail.shift()
      if (/^Step \d+\/\d+ : /.test(line)) {
        this.#step = line
        this.#onMessage(line)
      }
      this.imageId ??= /^Successfully built ([0-9a-f]{12,64})$/.exec(line)?.[1]
    }
  }
}

/** The failure of a build, pull or import, when this record is one. */
export function errorOf(record: JsonRecord): string | undefined {
  const detail = record.errorDetail as { message?: unknown } | undefined
  if (typeof detail?.message === 'string') return detail.message
  return typeof record.error === 'string' ? record.error : undefined
}
