import { readFileSync, statSync } from 'node:fs'
import type { WrittenService } from './composeService.ts'
import { insideFolder } from './insideFolder.ts'
import type { Variables } from './interpolate.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import { readEnvFile } from './readEnvFile.ts'
import type { MountEntry } from './volumeFields.ts'

export interface Folders {
  /** Absolute folder of the topology; the only one that may be mounted from. */
  readonly topology: string
  /** Absolute folder that holds the topologies and their images; build contexts and env files stay inside it. */
  readonly allowedRoot: string
}

type Build = NonNullable<WrittenService['build']>

/** The build with an absolute context; `undefined` after a complaint. */
export function resolveBuild(log: ProblemLog, build: Build, path: Path, folders: Folders): Build | undefined {
  const at = [...path, 'context']
  if (/^[a-z][a-z0-9+.-]*:\/\/|^git@/i.test(build.context)) {
    log.add(at, { found: build.context, expected: 'a folder of this machine' })
    return undefined
  }
  const context = insideFolder(folders.allowedRoot, folders.topology, build.context)
  if (context.kind === 'outside') {
    const fix = 'Refused for safety: a build could copy any file it can reach into an image.'
    log.add(at, { found: context.path, expected: `a folder inside ${folders.allowedRoot}`, fix })
    return undefined
  }
  if (context.kind === 'missing' || !context.isFolder) {
    log.add(at, { found: context.path, expected: 'an existing folder' })
    return undefined
  }
  const dockerfile = insideFolder(context.path, context.path, build.dockerfile ?? 'Dockerfile')
  if (dockerfile.kind !== 'inside' || dockerfile.isFolder) {
    const expected = dockerfile.kind === 'outside' ? 'a file inside the build context' : 'an existing Dockerfile'
    log.add([...path, 'dockerfile'], { found: dockerfile.path, expected })
    return undefined
  }
  return { ...build, context: context.path }
}

/** The mount with its host path resolved; `undefined` after a complaint. */
export function resolveMount(log: ProblemLog, mount: MountEntry, path: Path, folders: Folders): MountEntry | undefined {
  const found = mount.kind === 'bind' ? mount.source : undefined
  if (isEngineSocket(mount.target) || (found !== undefined && isEngineSocket(found))) return refuseSocket(log, path)
  if (mount.kind !== 'bind') return mount
  const source = insideFolder(folders.topology, folders.topology, mount.source)
  if (isEngineSocket(source.path)) return refuseSocket(log, path)
  if (source.kind === 'inside' && !isSocket(source.path)) return { ...mount, source: source.path }
  if (source.kind === 'missing') {
    log.add(path, { found: source.path, expected: 'an existing file or folder' })
  } else {
    const fix =
      'Refused for safety: a mount gives the container that part of this machine. Copy what it needs beside compose.yaml.'
    log.add(path, { found: source.path, expected: `a file or folder inside ${folders.topology}`, fix })
  }
  return undefined
}

/** What the files say, later files over earlier ones. */
export function readEnvFiles(
  log: ProblemLog,
  files: NonNullable<WrittenService['env_file']>,
  path: Path,
  folders: Folders,
  variables: Variables,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [index, { path: written, required }] of files.entries()) {
    const file = insideFolder(folders.allowedRoot, folders.topology, written)
    if (file.kind === 'missing' && !required) continue
    if (file.kind !== 'inside' || file.isFolder) {
      const expected = file.kind === 'outside' ? `a file inside ${folders.allowedRoot}` : 'an existing file'
      log.add([...path, index], { found: file.path, expected })
      continue
    }
    const read = readEnvFile(readFileSync(file.path, 'utf8'), variables)
    for (const { line, found, expected } of read.issues) {
      log.add([...path, index], { found: `line ${line} of ${written}: ${found}`, expected })
    }
    Object.assign(values, read.values)
  }
  return values
}

function refuseSocket(log: ProblemLog, path: Path): undefined {
  const fix = 'Refused for safety: whoever speaks to the container engine is root on this machine. Delete it.'
  log.add(path, { found: "the container engine's socket", expected: 'no access to the engine', fix })
}

function isEngineSocket(path: string): boolean {
  return /(^|[\\/])(docker|podman|containerd|crio|buildkitd)\.sock$/.test(path)
}

function isSocket(path: string): boolean {
  return statSync(path).isSocket()
}
