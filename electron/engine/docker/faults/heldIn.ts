import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { wordsOf } from '../engineError.ts'
import { type FaultTarget, refused, type UndoFault } from './faultTarget.ts'
import { holdScript, ScriptEnded } from './heldScript.ts'

/** A fault that lasts as long as a script inside the container. An image without a shell, or a script that fails, is a refusal. */
export async function heldIn(
  action: FaultAction,
  target: FaultTarget,
  script: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<UndoFault> {
  const { container, name, begin } = target
  try {
    const held = await holdScript(container, script, args, signal)
    begin()
    return () => held.release()
  } catch (error) {
    if (!(error instanceof ScriptEnded)) throw error
    throw refused(action, { kind: 'noProgram', container: name, program: '/bin/sh', message: wordsOf(error) }, error)
  }
}
