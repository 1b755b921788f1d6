import type { Duplex } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import { Demultiplexer } from './demultiplex.ts'
import { LineSplitter } from './lineSplitter.ts'

interface Listener {
  readonly onLine: (line: string) => void
  readonly onOpen: (say: (text: string) => void) => void
}

/**
 * Runs a command in a running container and tells its lines, of both outputs, while it runs. The engine cannot kill it: its input is
 * attached and ends when the signal fires or this process does, so a command that reads it leaves nothing behind.
 */
export async function execLines(
  container: Dockerode.Container,
  command: readonly string[],
  { onLine, onOpen }: Listener,
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted()
  const exec = await container.exec({ Cmd: [...command], AttachStdin: true, AttachStdout: true, AttachStderr: true })
  const stream = (await exec.start({ hijack: true, stdin: true })) as unknown as Duplex
  const cut = () => stream.destroy(new Error('cut'))
  signal.addEventListener('abort', cut, { once: true })
  // A container that dies resets the connection, also between two reads.
  stream.on('error', () => undefined)
  try {
    if (signal.aborted) cut()
    else onOpen((text) => stream.writable && stream.write(text))
    await tellLines(stream, onLine)
  } finally {
    signal.removeEventListener('abort', cut)
    stream.destroy()
    signal.throwIfAborted()
  }
  return exitCodeOf(exec, command, clock, signal)
}

async function tellLines(stream: Duplex, onLine: (line: string) => void): Promise<void> {
  const demultiplexer = new Demultiplexer()
  const splitters = { stdout: new LineSplitter(), stderr: new LineSplitter() }
  for await (const chunk of stream) {
    for (const { from, bytes } of demultiplexer.take(chunk as Buffer)) splitters[from].take(bytes).forEach(onLine)
  }
  for (const splitter of Object.values(splitters)) splitter.end().forEach(onLine)
}

/** The stream can end a moment before the engine has noted the exit code. */
export async function exitCodeOf(
  exec: Dockerode.Exec,
  command: readonly string[],
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { Running, ExitCode } = await exec.inspect()
    if (!Running && ExitCode !== null) return ExitCode
    await clock.sleep(25, signal)
  }
  throw new Error(`the engine does not say how ${command.join(' ')} ended`)
}
