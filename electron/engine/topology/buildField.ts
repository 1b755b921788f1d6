import { block, forms } from './field.ts'
import { keyValues } from './lists.ts'
import { word } from './scalars.ts'

/** Folder as written; `dockerfile` relative to it. */
export const build = forms('a folder, or a mapping', {
  scalar: word.transform((context): BuildEntry => ({ context })),
  map: block({
    context: word.optional(),
    dockerfile: word.optional(),
    args: keyValues(undefined).optional(),
    target: word.optional(),
  }).transform(({ context = '.', ...entry }): BuildEntry => ({ context, ...entry })),
})

interface BuildEntry {
  readonly context: string
  readonly dockerfile?: string | undefined
  readonly args?: Readonly<Record<string, string>> | undefined
  readonly target?: string | undefined
}
