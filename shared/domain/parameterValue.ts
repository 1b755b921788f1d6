import { toByteSize } from './toByteSize.ts'
import type { Parameter, ParameterValue } from './topology.ts'

/** A written value as the parameter's type has it; `undefined` when it does not fit. Numbers may come as text (`--set`, a form). */
export function toParameterValue(parameter: Parameter, written: unknown): ParameterValue | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined
  switch (parameter.type) {
    case 'integer':
    case 'number': {
      const { type, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = parameter
      const number = toNumber(written)
      if (number === undefined || number < min || number > max) return undefined
      return type === 'integer' && !Number.isInteger(number) ? undefined : number
    }
    case 'choice':
      return parameter.values.includes(String(written)) ? String(written) : undefined
    case 'size':
      return toByteSize(written) === undefined ? undefined : String(written)
    case 'text':
      return String(written)
  }
}

/** Whether two written values mean the same: `1g` and `1024m`, `1` and `1.0`. */
export function isSameValue(parameter: Parameter, left: unknown, right: unknown): boolean {
  if (parameter.type === 'size') return toByteSize(left) === toByteSize(right) && toByteSize(left) !== undefined
  if (parameter.type === 'choice' || parameter.type === 'text') return String(left) === String(right)
  return toNumber(left) !== undefined && toNumber(left) === toNumber(right)
}

export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined
}
