import type { z } from 'zod'

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
}

/**
 * zod's error map for everything read from files: an issue's message is always just what was *expected*. The schemas'
 * own messages follow the same rule. What was found is known from the file.
 */
export function expectedOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[isWhole(issue.inst) ? 'int' : issue.expected] ?? issue.expected
    case 'invalid_value':
      return oneOfWords(issue.values.map(String))
    case 'too_small':
      return issue.origin === 'string' || (issue.origin === 'array' && issue.minimum === 1)
        ? 'not empty'
        : `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`
    case 'unrecognized_keys':
      return oneOfWords(knownKeys(issue.inst))
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOfWords(issue.options.map(String))
        : 'another form (see `palier schema`)'
    default:
      return 'another value'
  }
}

export function oneOfWords(words: readonly string[]): string {
  return words.length === 1 ? `${words[0]}` : `one of ${words.join(', ')}`
}

/** A whole number is asked for as `number` first, and as `int` only of numbers. */
function isWhole(schema: unknown): boolean {
  return (schema as { _zod?: { def?: { format?: string } } } | undefined)?._zod?.def?.format === 'safeint'
}

function knownKeys(schema: unknown): string[] {
  const shape = (schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape
  return Object.keys(shape ?? {})
}
