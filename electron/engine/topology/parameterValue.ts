import type { Parameter, ParameterValue } from '../../../shared/domain/topology.ts'
import { oneOfWords } from './expectedOf.ts'
import { toNumber } from './scalars.ts'
import { toByteSize } from './toByteSize.ts'

/** A written value as the parameter's type has it; `undefined` when it does not fit. Numbers may come as text (`--set`). */
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

/** In words, what `toParameterValue` takes. */
export function expectedValue(parameter: Parameter): string {
  switch (parameter.type) {
    case 'integer':
    case 'number': {
      const { type, min, max } = parameter
      const what = type === 'integer' ? 'a whole number' : 'a number'
      if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`
      if (min !== undefined) return `${what}, ${min} or more`
      return max === undefined ? what : `${what}, ${max} or less`
    }
    case 'choice':
      return oneOfWords(parameter.values)
    case 'size':
      return 'a size such as 512m or 1g, or 0 for none'
    case 'text':
      return 'text'
  }
}

/** Whether two written values mean the same: `1g` and `1024m`, `1` and `1.0`. */
export function isSameValue(parameter: Parameter, left: unknown, right: unknown): boolean {
  if (parameter.type === 'size') return toByteSize(left) === toByteSize(right) && toByteSize(left) !== undefined
  if (parameter.type === 'choice' || parameter.type === 'text') return String(left) === String(right)
  return toNumber(left) !== undefined && toNumber(left) === toNumber(right)
}
