import type { Path } from './positionOf.ts'
import { TemplateError, toTemplate, type Variable, variablesOf } from './toTemplate.ts'

export interface VariableUse {
  readonly path: Path
  readonly variable: Variable
}

/** Every variable in the values of a file. Broken syntax is complained about elsewhere, where it is filled in. */
export function variableUses(value: unknown, path: Path = []): VariableUse[] {
  if (typeof value === 'string') return variablesIn(value).map((variable) => ({ path, variable }))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    variableUses(child, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function variablesIn(text: string): readonly Variable[] {
  try {
    return variablesOf(toTemplate(text))
  } catch (error) {
    if (error instanceof TemplateError) return []
    throw error
  }
}
