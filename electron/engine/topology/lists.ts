import { z } from 'zod'
import { field, forms, mapping } from './field.ts'
import { text } from './scalars.ts'
import { toWords } from './toWords.ts'

/** A list of texts. */
export const texts = z.array(text)

/** One text or a list of them. */
export const textOrTexts = forms('text or a list', { scalar: text.transform((one) => [one]), list: texts })

/** A list, or one text that is split like a shell would. */
export const command = forms<readonly string[]>('a command, as text or as a list', {
  scalar: field(
    'a command without an open quote and without | & ; < > ( ) or backticks (no shell reads it)',
    (value) => (typeof value === 'string' ? toWords(value) : undefined),
  ),
  list: texts,
})

/** `A=b` in a list or `A: b` in a mapping. `bare` is the value of a name alone; without one, a name alone is refused. */
export function keyValues(bare: string | undefined): z.ZodType<Record<string, string>> {
  const pair = field<readonly [string, string]>(bare === undefined ? 'NAME=value' : 'name=value', (item) => {
    if (typeof item !== 'string' || item === '' || item.startsWith('=')) return undefined
    const at = item.indexOf('=')
    if (at === -1) return bare === undefined ? undefined : [item, bare]
    return [item.slice(0, at), item.slice(at + 1)]
  })
  const value = field(bare === undefined ? 'a value (Palier does not read your environment)' : 'text', (raw) =>
    raw === null ? bare : typeof raw === 'object' ? undefined : String(raw),
  )
  return forms('a mapping, or a list of NAME=value', {
    list: z.array(pair).transform((pairs) => Object.fromEntries(pairs)),
    map: mapping(value),
  })
}
