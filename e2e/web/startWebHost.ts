import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built product. */
export const cliFile = join(import.meta.dirname, '../../out/cli.js')

/** Of one installation of its own: nothing of the user's is read or written. */
export interface HostFolders {
  readonly root: string
  readonly config: string
  readonly runtime: string
  readonly data: string
}

export interface WebHost {
  readonly folders: HostFolders
  /** Opened in a browser, it lets that browser in. */
  readonly launchFile: string
  readonly origin: string
  /** Everything it wrote on standard error. */
  readonly errors: () => string
  /** As Ctrl+C does; the exit code. */
  end(): Promise<number | null>
  /** Without a chance to tidy up. */
  kill(): Promise<void>
}

export function makeFolders(): HostFolders {
  const root = mkdtempSync(join(tmpdir(), 'palier-e2e-'))
  const folders = {
    root,
    config: join(root, 'config'),
    runtime: join(root, 'runtime'),
    data: join(root, 'data'),
  }
  for (const folder of [folders.config, folders.runtime, folders.data]) mkdirSync(folder, { mode: 0o700 })
  return folders
}

export function removeFolders({ root }: HostFolders): void {
  rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** The environment of everything that is started on those folders. */
export function hostEnv({ config, runtime }: HostFolders): NodeJS.ProcessEnv {
  return {
    ...process.env,
    INIT_CWD: undefined,
    SSH_CONNECTION: undefined,
    NO_COLOR: '1',
    XDG_CONFIG_HOME: config,
    XDG_RUNTIME_DIR: runtime,
  }
}

/** Starts the built `palier serve`, ready when it says where to get in. */
export async function startWebHost(folders: HostFolders, args: readonly string[] = []): Promise<WebHost> {
  const child = spawn(process.execPath, [cliFile, '--out', folders.data, ...args, 'serve'], {
    env: hostEnv(folders),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', errors: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.errors += text
  })
  const launchFile = await firstLine(child, said)
  const [, port] = /serve-(\d+)\.html$/.exec(launchFile) ?? []
  const gone = exitOf(child)
  return {
    folders,
    launchFile,
    origin: `http://127.0.0.1:${port}`,
    errors: () => said.errors,
    end: () => {
      child.kill('SIGINT')
      return gone
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

function firstLine(child: ChildProcess, said: { out: string; errors: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said.out += text
      const [line, rest] = said.out.split('\n', 2)
      if (line !== undefined && rest !== undefined) resolve(line)
    })
    child.once('exit', (code) => reject(new Error(`palier serve ended with ${code}:\n${said.errors}`)))
    child.once('error', reject)
  })
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}
