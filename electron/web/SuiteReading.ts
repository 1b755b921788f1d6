import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, sep } from 'node:path'
import { newSecret } from './secret.ts'

export interface ReadFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Absent for a page, which is shown; everything else is a download of that name. */
  readonly name?: string
}

const readingPath = '/reading/'
const page = 'text/html; charset=utf-8'

/** What a suite's folder holds; anything else in it is not handed out. */
const types: Readonly<Record<string, string>> = {
  '.html': page,
  '.pdf': 'application/pdf',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
}

/** Nothing in these pages runs or is fetched, whatever stands in them: they are of the workbench's own origin. */
export const readingPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The folders of suites, for browsers to read in a tab of their own. A link cannot carry a tab's token, and the cookie alone opens nothing; so each
 * folder lies below a name that cannot be guessed, which only a tab is told, and which the links among its files keep.
 */
export class SuiteReading {
  readonly #folders = new Map<string, string>()

  /** Path of that page for as long as the host lives; the folder beside it can be read with it. */
  address(file: string): string {
    const folder = dirname(file)
    const known = [...this.#folders].find(([, one]) => one === folder)?.[0]
    const name = known ?? newSecret()
    this.#folders.set(name, folder)
    return `${readingPath}${name}/${basename(file)}`
  }

  /** For the guard. */
  has(path: string): boolean {
    return this.#folders.has(nameIn(path))
  }

  /** Of a path that the guard let pass: plain names between single slashes. Undefined: nothing that is handed out. */
  read(path: string): ReadFile | undefined {
    const folder = this.#folders.get(nameIn(path))
    const [, ...parts] = path.slice(readingPath.length).split('/')
    return folder === undefined || parts.length === 0 ? undefined : readBelow(folder, parts)
  }
}

function nameIn(path: string): string {
  return path.slice(readingPath.length).split('/', 1)[0] ?? ''
}

function readBelow(folder: string, parts: readonly string[]): ReadFile | undefined {
  try {
    const root = realpathSync(folder)
    const file = realpathSync(join(root, ...parts))
    if (!file.startsWith(root + sep)) return undefined
    if (statSync(file).isDirectory()) return listing(file)
    const type = types[extname(file)]
    if (type === undefined) return undefined
    const bytes = new Uint8Array(readFileSync(file))
    return type === page ? { type, bytes } : { type, bytes, name: basename(file) }
  } catch {
    return undefined
  }
}

/** A folder is linked as well. Names that the guard would refuse are not named. */
function listing(folder: string): ReadFile {
  const name = basename(folder)
  const files = readdirSync(folder).filter((file) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(file))
  const links = files.toSorted().map((file) => `<li><a href="${name}/${file}">${file}</a></li>`)
  const html = `<!doctype html>
<html><head><meta charset="utf-8"><title>${name}</title></head>
<body><ul>
${links.join('\n')}
</ul></body></html>
`
  return { type: page, bytes: new TextEncoder().encode(html) }
}
