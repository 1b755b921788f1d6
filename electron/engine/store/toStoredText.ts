import { z } from 'zod'

/**
 * The text of a JSON file of ours, checked first: a NaN becomes `null` in JSON, and the file would be unreadable later,
 * when nothing can be done about it. A mismatch is a defect of the program, hence a plain error.
 */
export function toStoredText<T>(value: T, schema: z.ZodType<T>): string {
  const checked = schema.safeParse(value)
  if (!checked.success) throw new Error(`A file would not match its own schema.\n${z.prettifyError(checked.error)}`)
  return `${JSON.stringify(value, null, 2)}\n`
}
