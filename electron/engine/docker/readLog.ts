import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import { Demultiplexer } from './demultiplex.ts'
import { wordsOf } from './engineError.ts'

/**
 * A container's log so far, both streams in the order in which they were written, at most `capBytes`: its beginning and its end, with a line between them that says what was cut.
 * `tail`: only so many lines. A log that cannot be read (a driver that only sends away) is a sentence in brackets.
 */
export async function readLog(
  docker: Dockerode,
  id: string,
  { capBytes, tail, timestamps, signal }: { capBytes: number; tail?: number; timestamps: boolean; signal: AbortSignal },
): Promise<string> {
  try {
    const stream = await openLog(docker, id, { tail: tail ?? 'all', timestamps: timestamps ? 1 : 0 }, signal)
    return await headAndTail(stream, capBytes)
  } catch (error) {
    signal.throwIfAborted()
    return `[the log could not be read: ${wordsOf(error)}]\n`
  }
}

/** The library's own call holds a whole log in memory and parses it as JSON unless it is followed; this one streams. */
export function openLog(docker: Dockerode, id: string, query: object, signal: AbortSignal): Promise<Readable> {
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

/** The beginning says how a breakdown began, the end how it ended: a fifth of the cap for the one, the rest for the other. */
async function headAndTail(stream: Readable, capBytes: number): Promise<string> {
  const demultiplexer = new Demultiplexer()
  const headCap = capBytes / 5
  const head: Buffer[] = []
  const tail: Buffer[] = []
  let headBytes = 0
  let tailBytes = 0
  let cutBytes = 0
  for await (const chunk of stream) {
    // One buffer a chunk, not one a line: a flood has hundreds of thousands of lines, and dropping them one by one took 12 s here.
    const bytes = Buffer.concat(demultiplexer.take(chunk as Buffer).map((piece) => piece.bytes))
    if (headBytes < headCap && tail.length === 0) {
      head.push(bytes)
      headBytes += bytes.length
      continue
    }
    tail.push(bytes)
    tailBytes += bytes.length
    while (headBytes + tailBytes > capBytes && tail.length > 1) {
      const dropped = tail.shift()?.length ?? 0
      tailBytes -= dropped
      cutBytes += dropped
    }
  }
  const note = cutBytes === 0 ? '' : `\n[cut: ${cutBytes} bytes here are not kept]\n`
  return Buffer.concat([...head, Buffer.from(note), ...tail]).toString('utf8')
}

/** The last lines a container wrote, for a failure's message. */
export async function logTail(docker: Dockerode, id: string, signal: AbortSignal): Promise<string[]> {
  const text = await readLog(docker, id, { capBytes: 64 * 1024, tail: 20, timestamps: false, signal })
  return text.split('\n').filter((line) => line !== '')
}
