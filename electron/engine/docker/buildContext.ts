import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Pack, pack } from 'tar-stream'
import { ignoredBy } from './dockerIgnore.ts'

/** One entry of a build context. */
export interface ContextEntry {
  /** Relative to the context, with `/`. */
  readonly path: string
  readonly kind: 'file' | 'folder' | 'link'
  /** 0o755 or 0o644: what a checkout's umask makes of the rest must not rebuild an image. */
  readonly mode: number
  readonly sizeBytes: number
  /** Of a link. */
  readonly target: string
}

/** Everything the engine would be sent, sorted by path. The Dockerfile is always part of it. */
export async function readContext(
  context: string,
  dockerfile: string,
  platform: NodeJS.Platform,
): Promise<ContextEntry[]> {
  const ignored = ignoredBy(await readFile(join(context, '.dockerignore'), 'utf8').catch(() => ''))
  const entries: ContextEntry[] = []
  const names = await readdir(context, { recursive: true })
  for (const name of names) {
    const path = name.replaceAll('\\', '/')
    if (ignored(path) && path !== dockerfile) continue
    const stat = await lstat(join(context, name))
    const kind = stat.isSymbolicLink() ? 'link' : stat.isDirectory() ? 'folder' : stat.isFile() ? 'file' : undefined
    if (kind === undefined) continue
    // Windows has no such bit; the Docker CLI makes everything executable there as well.
    const isExecutable = kind !== 'file' || platform === 'win32' || (stat.mode & 0o100) !== 0
    entries.push({
      path,
      kind,
      mode: isExecutable ? 0o755 : 0o644,
      sizeBytes: kind === 'file' ? stat.size : 0,
      target: kind === 'link' ? await readlink(join(context, name)) : '',
    })
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Digest of everything an image is made of: files, Dockerfile, arguments, target and the ids of the images it starts from. */
export async function contextDigest(
  context: string,
  entries: readonly ContextEntry[],
  recipe: {
    readonly dockerfile: string
    readonly args: Readonly<Record<string, string>>
    readonly target?: string | undefined
    readonly bases: readonly string[]
  },
): Promise<string> {
  const hash = createHash('sha256')
  const args = Object.entries(recipe.args).sort(([a], [b]) => (a < b ? -1 : 1))
  hash.update(JSON.stringify(['palier image 1', recipe.dockerfile, args, recipe.target ?? '', recipe.bases]))
  for (const { path, kind, mode, sizeBytes, target } of entries) {
    hash.update(JSON.stringify([path, kind, mode, sizeBytes, target]))
    if (kind === 'file') for await (const chunk of createReadStream(join(context, path))) hash.update(chunk as Buffer)
  }
  return `sha256:${hash.digest('hex')}`
}

/** The context as a tar stream. A file that cannot be read breaks the stream, and with it the build. */
export function packContext(context: string, entries: readonly ContextEntry[]): NodeJS.ReadableStream {
  const tar = pack()
  addAll(tar, context, entries).catch((error: unknown) =>
    tar.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  // The types of tar-stream lack three old methods that nothing calls.
  return tar as unknown as NodeJS.ReadableStream
}

async function addAll(tar: Pack, context: string, entries: readonly ContextEntry[]): Promise<void> {
  const mtime = new Date(0)
  for (const { path, kind, mode, sizeBytes, target } of entries) {
    if (kind === 'link') tar.entry({ name: path, type: 'symlink', linkname: target, mode, mtime })
    else if (kind === 'folder') tar.entry({ name: `${path}/`, type: 'directory', mode, mtime })
    else await pipeline(createReadStream(join(context, path)), tar.entry({ name: path, size: sizeBytes, mode, mtime }))
  }
  tar.finalize()
}
