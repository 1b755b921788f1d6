import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { appOrigin, printOrigin } from './appAddress.ts'
import { pageHeaders, printHeaders } from './pageHeaders.ts'

export interface Served {
  /** Absolute folder of the built window. */
  readonly root: string
  /** Documents waiting to be printed, by a name that cannot be guessed. */
  readonly documents: ReadonlyMap<string, string>
}

/** Everything that `app://` answers: files of one folder, and documents on their way to the printer. Never throws. */
export async function answerAppRequest(
  { url, method }: Pick<Request, 'url' | 'method'>,
  { root, documents }: Served,
): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return refused(405)
  if (url.startsWith(`${printOrigin}/`)) {
    const document = documents.get(url.slice(printOrigin.length + 1))
    return document === undefined ? refused(404) : new Response(document, { headers: printHeaders })
  }
  const path = url.startsWith(`${appOrigin}/`) ? toPath(url.slice(appOrigin.length), root) : undefined
  const type = path === undefined ? undefined : types[extname(path)]
  if (path === undefined || type === undefined) return refused(404)
  try {
    const bytes = new Uint8Array(await readFile(path))
    return new Response(bytes, { headers: { ...pageHeaders, 'Content-Type': type } })
  } catch {
    return refused(404)
  }
}

/** What a built window consists of; anything else is not ours. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/**
 * A file below the folder, or undefined. Decoded once; what still looks like a way out after that (`..`, a backslash, a drive, a
 * second encoding) is refused rather than cleaned.
 */
function toPath(written: string, root: string): string | undefined {
  const encoded = written.replace(/[?#].*$/s, '')
  let path: string
  try {
    path = decodeURIComponent(encoded)
  } catch {
    return undefined
  }
  if (/[\\\0%:]/.test(path) || path.split('/').some((part) => part.startsWith('.'))) return undefined
  const file = resolve(join(root, path.endsWith('/') ? `${path}index.html` : path))
  return file.startsWith(resolve(root) + sep) ? file : undefined
}

function refused(status: number): Response {
  return new Response(null, { status, headers: pageHeaders })
}
