import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import { Demultiplexer } from './demultiplex.ts'
import { wordsOf } from './engineError.ts'

/**
 * A container's log so far, both streams in the order in which they were written, at most its last `capBytes`; a first line says so when it was cut.
 * `tail`: only so many lines. A log that cannot be read (a driver that only sends away) is a sentence in brackets.
 */
export async function readLog(
  docker: Dockerode,
  id: string,
  { capBytes, tail, timestamps, signal }: { capBytes: number; tail?: number; timestamps: boolean; signal: AbortSignal },
): Promise<string> {
  try {
    const stream = await openLog(docker, id, { tail: tail ?? 'all', timestamps: timestamps ? 1 : 0 }, signal)
    return await lastBytes(stream, capBytes)
  } catch (error) {
    signal.throwIfAborted()
    return `[the log could not be read: ${wordsOf(error)}]\n`
  }
}

/** The library's own call holds a whole log in memory and parses it as JSON unless it is followed; this one streams. */
function openLog(docker: Dockerode, id: string, query: object, signal: AbortSignal): Promise<Readable> {
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      {
        path: `/containers/${id}/logs?`,
        method: 'GET',
        isStream: true,
        abortSignal: signal,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error', 501: 'no log to read' },
        options: { stdout: 1, stderr: 1, follow: 0, ...query },
      },
      (error: unknown, stream: unknown) => (error === null ? resolve(stream as Readable) : reject(error)),
    )
  })
}

async function lastBytes(stream: Readable, capBytes: number): Promise<string> {
  const demultiplexer = new Demultiplexer()
  const kept: Buffer[] = []
  let keptBytes = 0
  let cutBytes = 0
  for await (const chunk of stream) {
    // One buffer a chunk, not one a line: a flood has hundreds of thousands of lines, and dropping them one by one took 12 s here.
    const bytes = Buffer.concat(demultiplexer.take(chunk as Buffer).map((piece) => piece.bytes))
    kept.push(bytes)
    keptBytes += bytes.length
    while (keptBytes > capBytes && kept.length > 1) {
      const dropped = kept.shift()?.length ?? 0
      keptBytes -= dropped
      cutBytes += dropped
    }
  }
  const text = Buffer.concat(kept).toString('utf8')
  return cutBytes === 0 ? text : `[cut: ${cutBytes} bytes before this are not kept]\n${text}`
}

/** The last lines a container wrote, for a failure's message. */
export async function logTail(docker: Dockerode, id: string, signal: AbortSignal): Promise<string[]> {
  const text = await readLog(docker, id, { capBytes: 64 * 1024, tail: 20, timestamps: false, signal })
  return text.split('\n').filter((line) => line !== '')
}
