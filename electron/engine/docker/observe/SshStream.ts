import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { Duplex } from 'node:stream'
import type { SshProblem } from '../../../../shared/domain/sshProblem.ts'
import type { SshAddress } from '../engineAddress.ts'
import { sshProblemOf } from './sshProblemOf.ts'

const connectWithinS = 10
/** More than any complaint of ssh's. */
const keptCharacters = 8_192

/** There was no way to the engine. */
export class NoWayThere extends Error {
  readonly problem: SshProblem
  constructor(problem: SshProblem, options?: ErrorOptions) {
    super(problem.message, options)
    this.name = 'NoWayThere'
    this.problem = problem
  }
}

/**
 * One connection to an engine behind ssh: the system's own `ssh`, with the person's keys and configuration, runs `docker system dial-stdio`
 * there, which joins its input and output to the engine's socket. The Docker CLI does it the same way. `BatchMode`: no question for a
 * password or a key is ever asked, which nobody would see. The process ends with the stream.
 */
export class SshStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams
  #said = ''
  #hasReceived = false

  constructor(address: SshAddress, env: Readonly<Record<string, string | undefined>>) {
    super()
    this.#child = spawn('ssh', sshArguments(address), { env: { ...env }, windowsHide: true })
    const { stdin, stdout, stderr } = this.#child
    stdout.on('data', (chunk: Buffer) => {
      this.#hasReceived = true
      if (!this.push(chunk)) stdout.pause()
    })
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-keptCharacters)
    })
    // That nobody reads any more is told by the process's end, with the reason.
    stdin.on('error', () => undefined)
    this.#child.on('error', (error) => this.destroy(notStarted(error)))
    this.#child.on('close', (code) => this.#onClose(code))
  }

  // What Node's HTTP client does to sockets that it keeps.
  setKeepAlive(): this {
    return this
  }
  setNoDelay(): this {
    return this
  }
  setTimeout(): this {
    return this
  }
  ref(): this {
    this.#child.ref()
    return this
  }
  unref(): this {
    this.#child.unref()
    return this
  }

  override _read(): void {
    this.#child.stdout.resume()
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#child.stdin.write(chunk, () => done())
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(done)
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#child.kill()
    done(error)
  }

  #onClose(code: number | null): void {
    if (this.destroyed) return
    if (this.#hasReceived) this.push(null)
    else this.destroy(new NoWayThere(sshProblemOf(this.#said, code)))
  }
}

function sshArguments({ host, user, port, socketPath }: SshAddress): string[] {
  const to = [...(user === undefined ? [] : ['-l', user]), ...(port === undefined ? [] : ['-p', String(port)])]
  const options = ['-T', '-o', 'BatchMode=yes', '-o', `ConnectTimeout=${connectWithinS}`]
  const engine = socketPath === undefined ? [] : ['--host', shellWord(`unix://${socketPath}`)]
  return [...options, ...to, '--', host, 'docker', ...engine, 'system', 'dial-stdio']
}

/** One word for the shell on the other side: `ssh` joins what it is given with spaces, and that shell reads it anew. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

function notStarted(error: Error): NoWayThere {
  const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
  return new NoWayThere({ kind: isMissing ? 'noProgram' : 'other', message: error.message }, { cause: error })
}
