import type { FaultAction, FaultKind } from '../../../shared/domain/fault.ts'

/** Offered as buttons; what they do is undone by the same button. */
export const quickFaults = ['kill', 'crash', 'pause', 'restart', 'stop'] as const satisfies readonly FaultKind[]

const mebibyte = 2 ** 20

/** Behind the menu, with amounts that are felt and that a machine bears. */
export function moreFaults(container: string): readonly FaultAction[] {
  return [
    { kind: 'cut', container },
    { kind: 'delay', container, delayMs: 200 },
    { kind: 'loss', container, percent: 10 },
    { kind: 'cpu', container, processes: 2 },
    { kind: 'memory', container, bytes: 256 * mebibyte },
  ]
}

/** After these nothing else can be done to a container until it runs again. */
export const goneKinds: readonly FaultKind[] = ['kill', 'crash', 'stop']
