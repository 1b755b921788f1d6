import { z } from 'zod'
import { expectedOf } from './expectedOf.ts'

/** A value that `read` understands; `undefined` means it does not, and `expected` says what it would have. */
export function field<T>(expected: string, read: (value: unknown) => T | undefined): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const result = read(value)
    if (result !== undefined) return result
    context.addIssue({ code: 'custom', message: expected })
    return z.NEVER
  })
}

interface Forms<T> {
  readonly scalar?: z.ZodType<T>
  readonly list?: z.ZodType<T>
  readonly map?: z.ZodType<T>
}

/** Compose's short and long forms of one field: the value's shape chooses, so that complaints are about the form that was meant. */
export function forms<T>(expected: string, { scalar, list, map }: Forms<T>): z.ZodType<T> {
  return z.unknown().transform((value, context) => {
    const form = Array.isArray(value) ? list : typeof value === 'object' && value !== null ? map : scalar
    const parsed = form?.safeParse(value, { error: expectedOf })
    if (parsed?.success) return parsed.data
    if (parsed === undefined) context.addIssue({ code: 'custom', message: expected })
    // Already worded; zod only puts the path in front.
    else for (const issue of parsed.error.issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue)
    return z.NEVER
  })
}

/** A mapping of Compose with exactly these keys; `x-…` is ignored and a key without a value counts as absent. */
export function block<S extends z.ZodRawShape>(shape: S) {
  return z.preprocess(withoutExtensions, z.strictObject(shape))
}

/** Names to values of one kind, `x-…` left out. */
export function mapping<T>(value: z.ZodType<T>): z.ZodType<Record<string, T>> {
  return z.preprocess(withoutExtensionKeys, z.record(z.string(), value)) as z.ZodType<Record<string, T>>
}

function withoutExtensions(value: unknown): unknown {
  return filterEntries(value, (key, child) => !key.startsWith('x-') && child !== null)
}

function withoutExtensionKeys(value: unknown): unknown {
  return filterEntries(value, (key) => !key.startsWith('x-'))
}

function filterEntries(value: unknown, keep: (key: string, child: unknown) => boolean): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key, child]) => keep(key, child)))
}
