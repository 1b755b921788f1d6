/** A Compose text with variables, taken apart: `a${B:-c}` is literal `a` and variable `B` with the default `c`. */
export type Template = readonly (string | Variable)[]

export interface Variable {
  readonly name: string
  /** How a missing value is treated. */
  readonly kind: 'plain' | 'default' | 'required' | 'alternative'
  /** With a colon in front, an empty value counts as missing. */
  readonly emptyIsMissing: boolean
  /** The default, the message, the alternative; variables within it are variables too. */
  readonly word: Template
}

/** The text breaks Compose's syntax for variables. The message says how. */
export class TemplateError extends Error {}

const kinds = { '-': 'default', '?': 'required', '+': 'alternative' } as const

/**
 * Compose's interpolation syntax: `$X`, `${X}`, `${X:-default}`, `${X-default}`, `${X:?message}`, `${X?message}`,
 * `${X:+alternative}`, `${X+alternative}`, nested in each other, and `$$` for a dollar sign.
 * Throws `TemplateError`.
 */
export function toTemplate(text: string): Template {
  const parts: (string | Variable)[] = []
  let rest = text
  while (rest !== '') {
    const dollar = rest.indexOf('$')
    if (dollar === -1) return [...parts, rest]
    if (dollar > 0) parts.push(rest.slice(0, dollar))
    rest = rest.slice(dollar + 1)
    const bare = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0]
    if (rest.startsWith('$')) {
      parts.push('$')
      rest = rest.slice(1)
    } else if (bare !== undefined) {
      parts.push({ name: bare, kind: 'plain', emptyIsMissing: false, word: [] })
      rest = rest.slice(bare.length)
    } else if (rest.startsWith('{')) {
      const end = closingBrace(rest)
      if (end === -1) throw new TemplateError(`"$${rest}" has no closing brace`)
      parts.push(toVariable(rest.slice(1, end)))
      rest = rest.slice(end + 1)
    } else {
      throw new TemplateError(`a lone "$" before ${rest === '' ? 'the end' : JSON.stringify(rest.slice(0, 12))}`)
    }
  }
  return parts
}

/** Every variable, those within defaults too. */
export function variablesOf(template: Template): readonly Variable[] {
  return template.flatMap((part) => (typeof part === 'string' ? [] : [part, ...variablesOf(part.word)]))
}

function toVariable(inside: string): Variable {
  const [, name, colon, operator, word] = /^([A-Za-z_][A-Za-z0-9_]*)(?:(:?)([-?+])([\s\S]*))?$/.exec(inside) ?? []
  if (name === undefined) throw new TemplateError(`"\${${inside}}" is not a variable`)
  if (operator === undefined) return { name, kind: 'plain', emptyIsMissing: false, word: [] }
  return {
    name,
    kind: kinds[operator as keyof typeof kinds],
    emptyIsMissing: colon === ':',
    word: toTemplate(word ?? ''),
  }
}

/** Index of the brace that closes the one `text` begins with; -1 without one. Compose counts every brace in between. */
function closingBrace(text: string): number {
  let open = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{') open++
    if (text[index] === '}') open--
    if (open === 0) return index
  }
  return -1
}
