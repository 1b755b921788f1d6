import { assertNever } from '../assertNever.ts'
import type { FaultAction } from './fault.ts'

/** As it is typed after `at=…` in `--fault`, in YAML and in lists: `kill api-2`, `delay=200ms lb`, `memory=256m api-1`. */
export function writtenFault(action: FaultAction): string {
  return `${writtenKind(action)} ${action.container}`
}

function writtenKind(action: FaultAction): string {
  switch (action.kind) {
    case 'kill':
    case 'crash':
    case 'stop':
    case 'pause':
    case 'restart':
    case 'cut':
      return action.kind
    case 'cpu':
      return `cpu=${action.processes}`
    case 'memory':
      return `memory=${writtenSize(action.bytes)}`
    case 'delay':
      return `delay=${action.delayMs}ms`
    case 'loss':
      return `loss=${action.percent}%`
    default:
      return assertNever(action, 'fault')
  }
}

function writtenSize(bytes: number): string {
  const units = [
    { letter: 'g', size: 2 ** 30 },
    { letter: 'm', size: 2 ** 20 },
    { letter: 'k', size: 2 ** 10 },
  ]
  const unit = units.find(({ size }) => bytes % size === 0)
  return unit === undefined ? `${bytes}` : `${bytes / unit.size}${unit.letter}`
}
