import type { Handlers } from '../../../shared/contract/handlers.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../shared/domain/fault.ts'
import { writtenFault } from '../../../shared/domain/writtenFault.ts'
import type { RunFaults } from '../run/runFaults.ts'
import type { HandlerParts } from './handlerParts.ts'

/** What a person does to a container of the run that is being measured. */
export function faultHandlers({
  lastComparison,
}: Pick<HandlerParts, 'lastComparison'>): Pick<Handlers, 'fault.inject' | 'fault.undo'> {
  const faultsOf = (runId: string, action: FaultAction): RunFaults => {
    const faults = lastComparison.faultsOf(runId)
    if (faults !== undefined) return faults
    const why = { kind: 'notMeasuring', runId } as const
    throw new PalierError({ kind: 'faultRefused', fault: writtenFault(action), why })
  }
  return {
    'fault.inject': async ({ runId, action, forMs }) => {
      await faultsOf(runId, action).inject(action, forMs)
      return {}
    },
    'fault.undo': async ({ runId, action }) => ({ undone: await faultsOf(runId, action).undo(action) }),
  }
}
