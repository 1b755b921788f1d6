import type { Parameter } from '../../../shared/domain/topology.ts'
import { oneOfWords } from './expectedOf.ts'

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
