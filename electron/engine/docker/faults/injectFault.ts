import { assertNever } from '../../../../shared/assertNever.ts'
import { PalierError } from '../../../../shared/domain/failure.ts'
import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { writtenFault } from '../../../../shared/domain/writtenFault.ts'
import type { InjectedFault } from '../../ports/stack.ts'
import { engineFailed } from '../engineError.ts'
import { burnCpu } from './burnCpu.ts'
import { crash } from './crash.ts'
import { cut } from './cut.ts'
import { type FaultTarget, findTarget, type TargetFacts, type UndoFault } from './faultTarget.ts'
import { fillMemory } from './fillMemory.ts'
import { delayPackets, losePackets } from './packetFaults.ts'
import { kill, pause, restart, stop } from './stateFaults.ts'

/** Does that to a container of a run, and gives the way back. Throws `PalierError` faultRefused or engineFailed. */
export async function injectFault(
  action: FaultAction,
  facts: TargetFacts,
  signal: AbortSignal,
): Promise<InjectedFault> {
  const doing = `doing “${writtenFault(action)}”`
  const undo = await toFailure(doing, signal, async () => act(action, await findTarget(action, facts, signal), signal))
  let undone: Promise<void> | undefined
  return {
    undo: (until) => {
      undone ??= toFailure(`taking “${writtenFault(action)}” back`, until, () => undo(until))
      return undone
    },
  }
}

function act(action: FaultAction, target: FaultTarget, signal: AbortSignal): Promise<UndoFault> {
  switch (action.kind) {
    case 'kill':
      return kill(target)
    case 'crash':
      return crash(action, target)
    case 'stop':
      return stop(target, signal)
    case 'pause':
      return pause(target)
    case 'restart':
      return restart(target, signal)
    case 'cut':
      return cut(target)
    case 'cpu':
      return burnCpu(action, target, signal)
    case 'memory':
      return fillMemory(action, target, signal)
    case 'delay':
      return delayPackets(action, target)
    case 'loss':
      return losePackets(action, target)
    default:
      return assertNever(action, 'fault')
  }
}

async function toFailure<T>(doing: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof PalierError ? error : engineFailed(doing, error)
  }
}
