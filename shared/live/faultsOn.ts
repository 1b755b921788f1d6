import type { FaultAction } from '../domain/fault.ts'
import type { LiveRun } from './liveRun.ts'

/** What is done to a container at present and can be taken back, the oldest first. A restart is over at once. */
export function faultsOn({ faults }: Pick<LiveRun, 'faults'>, container: string): readonly FaultAction[] {
  const own = faults.filter(({ fault }) => fault.action.container === container && fault.action.kind !== 'restart')
  const on: FaultAction[] = []
  for (const { what, fault } of own) {
    const at = on.findIndex((one) => isSame(one, fault.action))
    if (what === 'begun') on.push(fault.action)
    else if (what === 'over' && at !== -1) on.splice(at, 1)
  }
  return on
}

/** Every fault of a run that was really injected: such a run is “with faults”. */
export function isWithFaults({ faults }: Pick<LiveRun, 'faults'>): boolean {
  return faults.some(({ what }) => what === 'begun')
}

function isSame(a: FaultAction, b: FaultAction): boolean {
  const sorted = (action: FaultAction) => JSON.stringify(Object.entries(action).toSorted())
  return sorted(a) === sorted(b)
}
