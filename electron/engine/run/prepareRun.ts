import { loadRunData, prepareStack } from './prepareStack.ts'
import type { RunParts } from './runParts.ts'
import type { Live } from './runState.ts'
import { verifyEndpoints } from './verifyStack.ts'

/**
 * | with a data set | what for |
 * |---|---|
 * | loaded | the accounts that the scenario logs in with |
 * | every endpoint called once | verification, which writes |
 * | loaded anew, then the topology's commands | every run begins with exactly the set |
 *
 * Without one only the commands. The last line comes again after a warm-up, which writes too.
 */
export async function prepareRun(parts: RunParts, { stack }: Live): Promise<void> {
  const { spec, ports, recorder, signal } = parts
  if (spec.plan.data !== undefined) {
    await loadRunData(parts, stack)
    signal.throwIfAborted()
    await verifyEndpoints(stack, spec, ports.asker, signal)
    signal.throwIfAborted()
  }
  recorder.update({ statePolicy: await prepareStack(parts, stack) })
}
