import { z } from 'zod'
import { block, field, forms } from './field.ts'
import { byteSize, text, truth, word } from './scalars.ts'

/** One mount as the file has it: paths of the host are still as written. */
export type MountEntry =
  /** Without a source: a volume of the container's own. */
  | { readonly kind: 'volume'; readonly source?: string; readonly target: string; readonly readOnly: boolean }
  | { readonly kind: 'bind'; readonly source: string; readonly target: string; readonly readOnly: boolean }
  | { readonly kind: 'tmpfs'; readonly target: string; readonly options: string }

const target = field('an absolute path in the container', (value) =>
  typeof value === 'string' && value.startsWith('/') ? value : undefined,
)

const shape = 'a mount such as data:/var/lib/data or ./file.conf:/etc/file.conf:ro'

export const mountEntry = forms<MountEntry>(shape, {
  scalar: field(shape, toMount),
  map: block({
    type: z.enum(['volume', 'bind', 'tmpfs']),
    source: word.optional(),
    target,
    read_only: truth.optional(),
    bind: block({ create_host_path: truth.optional() }).optional(),
    volume: block({ nocopy: truth.optional() }).optional(),
    tmpfs: block({ size: byteSize.optional(), mode: text.optional() }).optional(),
  }).transform((long, context): MountEntry => {
    const { type, source, target: to, read_only: readOnly = false } = long
    if (type === 'tmpfs') return { kind: 'tmpfs', target: to, options: toOptions(long.tmpfs) }
    if (type === 'volume') return { kind: 'volume', ...(source === undefined ? {} : { source }), target: to, readOnly }
    if (source !== undefined) return { kind: 'bind', source, target: to, readOnly }
    context.addIssue({ code: 'custom', message: 'the file or folder to mount', path: ['source'] })
    return z.NEVER
  }),
})

/** `path` or `path:options`, one or a list; mount point to options. */
const tmpfsEntry = field(
  'a mount point such as /run or /run:size=64m',
  (value): readonly [string, string] | undefined => {
    const [, path, options = ''] = /^(\/[^:]*)(?::(.*))?$/.exec(typeof value === 'string' ? value : '') ?? []
    return path === undefined ? undefined : [path, options]
  },
)
export const tmpfs = forms('a mount point or a list of them', {
  scalar: tmpfsEntry.transform((entry) => Object.fromEntries([entry])),
  list: z.array(tmpfsEntry).transform((entries) => Object.fromEntries(entries)),
})

/** Compose's short form, `[source:]target[:ro|rw]`. A source that looks like a path is one, anything else names a volume. */
function toMount(value: unknown): MountEntry | undefined {
  if (typeof value !== 'string') return undefined
  const parts = value.split(':')
  const mode = parts.length > 1 && !parts.at(-1)?.startsWith('/') ? parts.pop() : 'rw'
  const to = parts.pop()
  const source = parts.pop()
  if (parts.length > 0 || !to?.startsWith('/') || (mode !== 'rw' && mode !== 'ro')) return undefined
  const readOnly = mode === 'ro'
  if (source === undefined) return { kind: 'volume', target: to, readOnly }
  if (/^[./~]/.test(source)) return { kind: 'bind', source, target: to, readOnly }
  return /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(source) ? { kind: 'volume', source, target: to, readOnly } : undefined
}

function toOptions(tmpfs: { readonly size?: number | undefined; readonly mode?: string | undefined } = {}): string {
  const { size, mode } = tmpfs
  return [...(size === undefined ? [] : [`size=${size}`]), ...(mode === undefined ? [] : [`mode=${mode}`])].join(',')
}
