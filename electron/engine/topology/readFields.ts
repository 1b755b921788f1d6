import type { z } from 'zod'
import { expectedOf, oneOfWords } from './expectedOf.ts'
import type { ProblemLog } from './ProblemLog.ts'
import type { Path } from './positionOf.ts'
import { refusalOf } from './refusals.ts'

type Fields = Readonly<Record<string, z.ZodType>>
export type FieldsRead<F extends Fields> = { readonly [K in keyof F]?: z.output<F[K]> }

/**
 * Reads a mapping field by field, so that one bad field hides neither the others nor what can be checked across them.
 * A bad field is complained about and left out. `x-…` keys are ignored where `extensions` says so.
 */
export function readFields<F extends Fields>(
  log: ProblemLog,
  fields: F,
  raw: unknown,
  path: Path,
  extensions: 'ignored' | 'refused' = 'refused',
  /** Every key that may be there, when others are read elsewhere. */
  known: readonly string[] = Object.keys(fields),
): FieldsRead<F> {
  const given = asMapping(log, raw, path) ?? {}
  const read: [string, unknown][] = []
  for (const [name, schema] of Object.entries(fields)) {
    const value = given[name]
    const mayBeAbsent = extensions === 'ignored' || schema._zod.optin === 'optional'
    if (mayBeAbsent && (!Object.hasOwn(given, name) || (extensions === 'ignored' && value === null))) continue
    const parsed = schema.safeParse(value, { error: expectedOf })
    if (parsed.success) read.push([name, parsed.data])
    else log.addIssues(parsed.error.issues, [...path, name], value)
  }
  for (const key of Object.keys(given)) {
    if (Object.hasOwn(fields, key) || (extensions === 'ignored' && key.startsWith('x-'))) continue
    const unknown = { found: `the unknown key ${JSON.stringify(key)}`, expected: oneOfWords(known) }
    log.add([...path, key], { ...(refusalOf([...path, key]) ?? unknown), atKey: true })
  }
  return Object.fromEntries(read) as FieldsRead<F>
}

/** The mapping's own entries; nothing for null, a complaint for anything else. */
export function asMapping(log: ProblemLog, raw: unknown, path: Path): Readonly<Record<string, unknown>> | undefined {
  if (raw === undefined || raw === null) return undefined
  if (typeof raw === 'object' && !Array.isArray(raw)) return raw as Record<string, unknown>
  log.add(path, { expected: 'a mapping' })
  return undefined
}
