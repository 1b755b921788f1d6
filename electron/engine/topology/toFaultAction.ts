import type { FaultAction } from '../../../shared/domain/fault.ts'
import { toByteSize } from '../../../shared/domain/toByteSize.ts'
import { toDurationMs } from '../../../shared/domain/toDurationMs.ts'
import type { Complaint } from './ProblemLog.ts'

/** As it was written, and what it should have been. */
export type FaultComplaint = Required<Pick<Complaint, 'found' | 'expected'>>

type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'wrong'; readonly complaint: FaultComplaint }

const plain = ['kill', 'crash', 'stop', 'pause', 'restart', 'cut'] as const
const allForms = [...plain, 'cpu=N', 'memory=SIZE', 'delay=TIME', 'loss=N%'].join(', ')

/** `kill api-2`, `delay=200ms lb`, `memory=256m api-1`: what `writtenFault` writes. */
export function toFaultAction(written: string): Read<FaultAction> {
  const words = written.trim().split(/\s+/)
  const [what = '', container] = words
  if (container === undefined || words.length > 2) {
    return wrong(written, 'a fault and a container, such as kill api-2 or delay=200ms lb')
  }
  const [kind = '', value] = what.split(/=(.*)/s)
  const action = withValue(kind, value, container)
  return typeof action === 'string' ? wrong(written, action) : { kind: 'read', value: action }
}

export function wrong(written: string, expected: string): Extract<Read<never>, { kind: 'wrong' }> {
  return { kind: 'wrong', complaint: { found: JSON.stringify(written), expected } }
}

/** Or what was expected. */
function withValue(kind: string, value: string | undefined, container: string): FaultAction | string {
  const known = plain.find((one) => one === kind)
  if (known !== undefined) return value === undefined ? { kind: known, container } : `${known} without a value`
  switch (kind) {
    case 'cpu': {
      const processes = Number(value)
      const fits = /^\d+$/.test(value ?? '') && processes >= 1 && processes <= 64
      return fits ? { kind, container, processes } : 'cpu= with a number of busy processes from 1 to 64, such as cpu=2'
    }
    case 'memory': {
      const bytes = toByteSize(value)
      return bytes !== undefined && bytes > 0 ? { kind, container, bytes } : 'memory= with a size, such as memory=256m'
    }
    case 'delay': {
      const delayMs = toDurationMs(value)
      const fits = delayMs !== undefined && delayMs > 0 && delayMs <= 60_000
      return fits ? { kind, container, delayMs } : 'delay= with a time of at most 60s, such as delay=200ms'
    }
    case 'loss': {
      const percent = Number(/^(\d+(?:\.\d+)?)%$/.exec(value ?? '')?.[1])
      return percent > 0 && percent <= 100
        ? { kind, container, percent }
        : 'loss= with a share up to 100%, such as loss=5%'
    }
    default:
      return `one of ${allForms} before the container`
  }
}
