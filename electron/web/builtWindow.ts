import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

export interface BuiltFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  /** Its name changes with its content. */
  readonly isHashed: boolean
}

/** The window as it was built, in memory: a path is one of its files or nothing, and building again disturbs nobody. */
export interface BuiltWindow {
  /** By path, `/assets/index-B3x9.js`. */
  readonly files: ReadonlyMap<string, BuiltFile>
  /** With the key for a browser that is let in; else without. */
  page(key: string): string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
}

const keySlot = /(<meta\s+name="palier-key"\s+content=")"/

/** Throws a sentence when there is no window, or one that has no place for its key. */
export function readBuiltWindow(folder: string): BuiltWindow {
  const index = readText(join(folder, 'index.html'))
  if (index === undefined)
    throw new Error(`The window is not built: ${join(folder, 'index.html')} is missing. \`npm run build\` makes it.`)
  if (!keySlot.test(index)) throw new Error(`${join(folder, 'index.html')} has no <meta name="palier-key" content="">.`)
  return {
    files: new Map(filesIn(folder).map((path) => [`/${relative(folder, path).split(sep).join('/')}`, toFile(path)])),
    page: (key) => index.replace(keySlot, `$1${key}"`),
  }
}

function toFile(path: string): BuiltFile {
  return {
    bytes: new Uint8Array(readFileSync(path)),
    type: types[extname(path)] ?? 'application/octet-stream',
    isHashed: /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/.test(path) && path.split(sep).includes('assets'),
  }
}

/** Neither the page, which is given out with a token only, nor what begins with a dot: that is about the build. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || entry.name === 'index.html') return []
    if (entry.isDirectory()) return filesIn(path)
    return entry.isFile() ? [path] : []
  })
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
