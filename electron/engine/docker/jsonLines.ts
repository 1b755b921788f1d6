import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import type { Clock } from '../ports/clock.ts'
import { withLimit } from './withLimit.ts'

export type JsonRecord = Readonly<Record<string, unknown>>

/** A stream of the engine's ended in a way that says nothing about what it reported. */
export class StreamBroken extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StreamBroken'
  }
}

/**
 * The engine's progress, event and stats streams: JSON objects, one a line, cut anywhere, the last one perhaps without a newline.
 * Throws `StreamBroken` for a line that is no JSON object, a connection that breaks, and nothing received for `idleMs`
 * (`Infinity`: no limit). An aborted signal throws its reason. The stream is destroyed in every case.
 */
export async function* jsonLines(
  stream: Readable,
  clock: Clock,
  idleMs: number,
  signal: AbortSignal,
): AsyncGenerator<JsonRecord> {
  const decoder = new StringDecoder('utf8')
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await nextChunk(chunks, clock, idleMs, signal)
      rest += done ? decoder.end() : typeof value === 'string' ? value : decoder.write(value)
      const lines = rest.split('\n')
      rest = done ? '' : (lines.pop() ?? '')
      for (const line of lines) if (line.trim() !== '') yield toRecord(line)
      if (done) return
    }
  } finally {
    // The engine's own words about our hanging up (ECONNRESET) must not become an uncaught error event.
    stream.on('error', () => undefined)
    stream.destroy()
  }
}

async function nextChunk<T>(
  chunks: AsyncIterator<T>,
  clock: Clock,
  idleMs: number,
  signal: AbortSignal,
): Promise<IteratorResult<T>> {
  try {
    return await withLimit(clock, idleMs, signal, () => chunks.next())
  } catch (error) {
    signal.throwIfAborted()
    throw new StreamBroken(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function toRecord(line: string): JsonRecord {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonRecord
  } catch (error) {
    throw new StreamBroken(`the engine sent a line that is not JSON: ${line.slice(0, 200)}`, { cause: error })
  }
  throw new StreamBroken(`the engine sent a line that is not a JSON object: ${line.slice(0, 200)}`)
}
