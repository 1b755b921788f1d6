import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import { Demultiplexer } from './demultiplex.ts'
import { exitCodeOf } from './execLines.ts'

export interface ExecResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a command in a running container. A signal that fires ends the waiting and throws its reason; the process itself cannot be
 * killed through the engine's interface and runs on until it ends or the container does.
 */
export async function execIn(
  container: Dockerode.Container,
  command: readonly string[],
  clock: Clock,
  signal: AbortSignal,
): Promise<ExecResult> {
  signal.throwIfAborted()
  const exec = await container.exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true })
  const stream = (await exec.start({ hijack: false, stdin: false })) as unknown as Readable
  const output = await collect(stream, signal)
  return { exitCode: await exitCodeOf(exec, command, clock, signal), ...output }
}

async function collect(stream: Readable, signal: AbortSignal): Promise<Omit<ExecResult, 'exitCode'>> {
  const demultiplexer = new Demultiplexer()
  const parts: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] }
  const cut = () => stream.destroy(new Error('cut'))
  signal.addEventListener('abort', cut, { once: true })
  try {
    for await (const chunk of stream) {
      for (const { from, bytes } of demultiplexer.take(chunk as Buffer)) parts[from].push(bytes)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', cut)
  }
  signal.throwIfAborted()
  return { stdout: Buffer.concat(parts.stdout).toString('utf8'), stderr: Buffer.concat(parts.stderr).toString('utf8') }
}
