import { spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type Dockerode from 'dockerode'
import type { Clock } from '../ports/clock.ts'
import type { BaseImage, BaseWorld } from './baseImage.ts'
import { imageIdOf } from './imageIdOf.ts'
import { jsonLines } from './jsonLines.ts'
import { labelNames } from './labels.ts'
import { errorOf } from './readBuildStream.ts'

const importIdleMs = 120_000

/**
 * Makes a bare Debian from the Debian mirror and imports it as `reference`; needs root and `debootstrap`. About 25 s here.
 * The working folder is removed whatever happens. Throws a plain `Error` with the reason.
 */
export async function bootstrapBase(
  docker: Dockerode,
  { reference, suite }: Pick<BaseImage, 'reference' | 'suite'>,
  { clock, env }: Pick<BaseWorld, 'clock' | 'env'>,
  onMessage: (message: string) => void,
  signal: AbortSignal,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-base-'))
  try {
    onMessage(`debootstrap ${suite}`)
    await run('debootstrap', ['--variant=minbase', suite, folder], env, onMessage, signal)
    onMessage('importing into the engine')
    await importFolder(docker, folder, reference, suite, clock, signal)
    const id = await imageIdOf(docker, reference)
    if (id === undefined) throw new Error('the import ended without the image')
    return id
  } finally {
    await removeTree(folder, env)
  }
}

/** Runs a program to its end, telling each line of its output; a signal ends it and everything it has started. */
async function run(
  program: string,
  args: readonly string[],
  env: BaseWorld['env'],
  onLine: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const lines: string[] = []
  // A process group of its own: debootstrap works through children.
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...env, LC_ALL: 'C' },
  })
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      onLine(line)
    })
  }
  const kill = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  }
  signal.addEventListener('abort', kill, { once: true })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  }).finally(() => signal.removeEventListener('abort', kill))
  signal.throwIfAborted()
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${lines.slice(-3).join(' / ')}`)
}

async function importFolder(
  docker: Dockerode,
  folder: string,
  reference: string,
  suite: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> {
  const tar = spawn(
    'tar',
    [
      '--numeric-owner',
      '--exclude=./var/cache/apt/archives/*.deb',
      '--exclude=./var/cache/apt/*.bin',
      '--exclude=./var/lib/apt/lists/*',
      '-C',
      folder,
      '-c',
      '.',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = new Promise<number | null>((resolve, reject) => {
    tar.on('error', reject)
    tar.on('close', resolve)
  })
  ended.catch(() => undefined)
  const [repo = reference, tag = 'latest'] = splitReference(reference)
  const stream = (await docker.importImage(tar.stdout, {
    repo,
    tag,
    changes: [`LABEL ${labelNames.image}=debootstrap:${suite}`, 'CMD ["/bin/bash"]'],
    abortSignal: signal,
  })) as unknown as Readable
  for await (const record of jsonLines(stream, clock, importIdleMs, signal)) {
    const error = errorOf(record)
    if (error !== undefined) throw new Error(error)
  }
  const code = await ended
  if (code !== 0) throw new Error(`tar ended with ${code}`)
}

/** `palier/base:trixie` as repository and tag. */
function splitReference(reference: string): [repository: string, tag: string] {
  const colon = reference.lastIndexOf(':')
  return colon > reference.lastIndexOf('/')
    ? [reference.slice(0, colon), reference.slice(colon + 1)]
    : [reference, 'latest']
}

/** A bootstrap that was cut off may have left /proc and /sys mounted below its folder: they are unmounted first, and never descended into. */
async function removeTree(folder: string, env: BaseWorld['env']): Promise<void> {
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '')
  const below = mounts
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`))
    .reverse()
  const never = new AbortController().signal
  for (const path of below) await run('umount', [path], env, () => undefined, never).catch(() => undefined)
  await run('rm', ['-rf', '--one-file-system', folder], env, () => undefined, never)
}
