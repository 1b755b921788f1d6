import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { spawnOwned } from './ownedProcess.ts'

export interface Ended {
  readonly stdout: string
  /** Of the command and what it started. */
  readonly userSeconds: number
  readonly systemSeconds: number
}

/** Whether a command of that name can be found. */
export function has(command: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v "$0"`, command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The command line that keeps a process on these cores; without util-linux's `taskset` it runs wherever it is put. */
export function onCores(cores: readonly number[], command: readonly string[]): readonly string[] {
  return has('taskset') && cores.length > 0 ? ['taskset', '-c', cores.join(','), ...command] : command
}

/** Never lowers a limit: Node itself goes up to the hard one. */
const raiseOpenFiles =
  'for kind in H S; do now=$(ulimit -"$kind"n); [ "$now" = unlimited ] || [ "$now" -ge "$0" ] || ulimit -"$kind"n "$0" 2>/dev/null; done'

/** Runs a command to its end on these cores, with room for so many open files where that is allowed. Throws with what it wrote when it fails. */
export async function runOn(cores: readonly number[], command: readonly string[], openFiles = 0): Promise<Ended> {
  // The shell's own `time` is the one way to the CPU of a child that needs no native module.
  const script = `${raiseOpenFiles}; TIMEFORMAT='cpu %U %S'; time "$@"`
  const child = spawnOwned(['bash', '-c', script, String(openFiles), ...onCores(cores, command)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
  })
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  const cpu = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(stderr)
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}\n${stdout}${stderr}`)
  return { stdout, userSeconds: Number(cpu?.[1]), systemSeconds: Number(cpu?.[2]) }
}

/** Runs one of the bench's own programs under this Node and gives the JSON of its last line. */
export async function runChild<T>(
  cores: readonly number[],
  name: string,
  options: Readonly<Record<string, string | number>>,
  openFiles?: number,
): Promise<T> {
  const script = new URL(`./children/${name}.ts`, import.meta.url).pathname
  const args = Object.entries(options).flatMap(([option, value]) => [`--${option}`, String(value)])
  const { stdout } = await runOn(cores, [process.execPath, script, ...args], openFiles)
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as T
}
