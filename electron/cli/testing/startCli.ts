import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const cliFile = resolve(import.meta.dirname, '../../../out/cli.js')
const giveUpMs = 60_000

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly tookMs: number
}

/** A command under way. */
export interface RunningCli {
  readonly ended: Promise<Ended>
  /** Resolves once stderr matches; rejects when the command ends before, or after a minute. */
  saying(words: RegExp): Promise<void>
  /** So far. */
  said(): { readonly stdout: string; readonly stderr: string }
  kill(signal: NodeJS.Signals): void
}

/** Starts the built product as a person would; the environment is this process's with the given changes. */
export function startCli(args: readonly string[], env: NodeJS.ProcessEnv, descriptors?: number): RunningCli {
  if (!existsSync(cliFile))
    throw new Error(`${cliFile} is missing: build first (npm run build; npm test does it itself)`)
  const beganMs = performance.now()
  const command = [process.execPath, cliFile, ...args]
  const [file = '', ...rest] = descriptors === undefined ? command : limited(command, descriptors)
  const child = spawn(file, rest, {
    env: { ...process.env, INIT_CWD: undefined, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  const listeners = new Set<() => void>()
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<Ended>((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => done({ code, signal, ...said, tookMs: performance.now() - beganMs }))
  })
  return {
    ended,
    said: () => ({ ...said }),
    saying: (words) => saying(words, child, said, listeners),
    kill: (signal) => child.kill(signal),
  }
}

/** As after `ulimit -n` in the shell from which a person starts it. */
function limited(command: readonly string[], descriptors: number): string[] {
  return ['sh', '-c', `ulimit -n ${descriptors} && exec "$@"`, 'sh', ...command]
}

function saying(
  words: RegExp,
  child: ChildProcess,
  said: { readonly stdout: string; readonly stderr: string },
  listeners: Set<() => void>,
): Promise<void> {
  return new Promise((done, fail) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer)
      listeners.delete(look)
      act()
    }
    const told = (why: string): Error => new Error(`${why} before saying ${words}:\n${said.stderr}${said.stdout}`)
    const look = (): void => {
      if (words.test(said.stderr)) settle(done)
    }
    const timer = setTimeout(() => settle(() => fail(told('a minute passed'))), giveUpMs)
    child.on('close', () => settle(() => fail(told('it ended'))))
    listeners.add(look)
    look()
  })
}
