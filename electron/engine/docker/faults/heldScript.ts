import type { Duplex } from 'node:stream'
import type Dockerode from 'dockerode'
import { Demultiplexer } from '../demultiplex.ts'

/** How a script that could not be begun ended. */
export class ScriptEnded extends Error {}

const ready = 'ready'
/** A script that is told to end does so within milliseconds; a container that is starved of CPU takes its time. */
const endsWithinMs = 5_000

export interface HeldScript {
  /** Lets it end; resolves when it has, or after 5 s. A container that has died has taken it along. */
  release(): Promise<void>
}

/**
 * Runs a shell script inside a container for as long as its standard input is open. Nothing has to be found and killed afterwards, and when this
 * very process is killed the engine closes the input as well. Resolves when the script has written `ready`. Throws `ScriptEnded` with its
 * own words when it ends before.
 */
export async function holdScript(
  container: Dockerode.Container,
  script: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<HeldScript> {
  const exec = await container.exec({
    Cmd: ['/bin/sh', '-c', script, 'palier', ...args],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    abortSignal: signal,
  })
  const stream = (await exec.start({ hijack: true, stdin: true, abortSignal: signal })) as Duplex
  const ended = new Promise<void>((resolve) => stream.once('close', resolve).once('end', resolve))
  const giveUp = () => stream.destroy()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await begun(stream)
  } catch (error) {
    stream.destroy()
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
  return {
    async release() {
      stream.end()
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, endsWithinMs).unref())])
      stream.destroy()
    },
  }
}

async function begun(stream: Duplex): Promise<void> {
  const demultiplexer = new Demultiplexer()
  let words = ''
  await new Promise<void>((resolve, reject) => {
    stream.on('data', (chunk: Buffer) => {
      words += demultiplexer
        .take(chunk)
        .map(({ bytes }) => bytes.toString('utf8'))
        .join('')
      if (words.split('\n').includes(ready)) resolve()
    })
    stream.once('error', reject)
    for (const end of ['end', 'close'] as const) {
      stream.once(end, () => reject(new ScriptEnded(words.trim() === '' ? 'it ended at once' : words.trim())))
    }
  })
  // From here on an input that breaks means that the container is gone.
  stream.on('error', () => undefined)
}
