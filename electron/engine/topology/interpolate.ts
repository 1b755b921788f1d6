import type { Path } from './positionOf.ts'
import { type Template, TemplateError, toTemplate, type Variable } from './toTemplate.ts'

/**
 * Values of variables. The environment of whoever runs Palier is deliberately *not* among them, unlike with Compose:
 * a configuration must mean the same on every machine, so a topology is a function of its parameters alone.
 */
export type Variables = Readonly<Record<string, string>>

export interface InterpolationIssue {
  readonly path: Path
  readonly found: string
  readonly expected: string
  readonly fix?: string
}

/** Variables filled in. Gives the reasons instead when a variable has no value or the syntax is wrong. */
export function interpolate(
  text: string,
  variables: Variables,
): { readonly text: string; readonly issues: readonly Omit<InterpolationIssue, 'path'>[] } {
  if (!text.includes('$')) return { text, issues: [] }
  const issues: Omit<InterpolationIssue, 'path'>[] = []
  try {
    return { text: fill(toTemplate(text), variables, issues), issues }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const fix = 'Write $$ for a dollar sign.'
    return { text, issues: [{ found: error.message, expected: 'the syntax of Compose variables', fix }] }
  }
}

/** All texts among the values of a file; names of keys stay as they are, as with Compose. */
export function interpolateTree(
  value: unknown,
  variables: Variables,
): { readonly value: unknown; readonly issues: readonly InterpolationIssue[] } {
  const issues: InterpolationIssue[] = []
  const walk = (node: unknown, path: Path): unknown => {
    if (typeof node === 'string') {
      const filled = interpolate(node, variables)
      issues.push(...filled.issues.map((issue) => ({ ...issue, path })))
      return filled.text
    }
    if (Array.isArray(node)) return node.map((item, index) => walk(item, [...path, index]))
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child, [...path, key])]))
  }
  return { value: walk(value, []), issues }
}

function fill(template: Template, variables: Variables, issues: Omit<InterpolationIssue, 'path'>[]): string {
  const filled = ({ name, kind, emptyIsMissing, word }: Variable): string => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined
    const present = value !== undefined && !(emptyIsMissing && value === '')
    if (kind === 'alternative') return present ? fill(word, variables, issues) : ''
    if (present) return value
    if (kind === 'default') return fill(word, variables, issues)
    if (kind === 'required') {
      const why = fill(word, variables, issues)
      issues.push({ found: `no value for ${name}`, expected: why === '' ? `a value for ${name}` : why })
      return ''
    }
    issues.push({
      found: `\${${name}}, which is no parameter and has no default`,
      expected: 'a parameter of `x-palier`, or a default',
      fix: `Declare ${name} under x-palier.parameters or write \${${name}:-…}. Palier does not read your environment.`,
    })
    return ''
  }
  return template.map((part) => (typeof part === 'string' ? part : filled(part))).join('')
}
