import { isAlreadyDone } from '../engineError.ts'
import type { FaultTarget, UndoFault } from './faultTarget.ts'

/** The engine remembers that it was us, so a restart policy does not bring it back. */
export async function kill(target: FaultTarget): Promise<UndoFault> {
  target.begin()
  await target.container.kill({ signal: 'SIGKILL' })
  return () => startAgain(target)
}

/** Takes as long as the container's own grace time at most. */
export async function stop(target: FaultTarget, signal: AbortSignal): Promise<UndoFault> {
  target.begin()
  await target.container.stop({ abortSignal: signal })
  return () => startAgain(target)
}

export async function pause(target: FaultTarget): Promise<UndoFault> {
  target.begin()
  await target.container.pause()
  return async () => {
    // Killed by somebody meanwhile: then it is no longer paused either.
    await target.container.unpause().catch((error: unknown) => {
      if (!isAlreadyDone(error) && !/is not (paused|running)/i.test(String(error))) throw error
    })
  }
}

/** Done when it is started again: there is nothing to take back. */
export async function restart(target: FaultTarget, signal: AbortSignal): Promise<UndoFault> {
  target.begin()
  await target.container.restart({ abortSignal: signal })
  return async () => undefined
}

/** With the address it had: the engine keeps what was asked for when it was created. Started by somebody else is fine. */
export async function startAgain({ container }: FaultTarget): Promise<void> {
  await container.start().catch((error: unknown) => {
    if (!isAlreadyDone(error)) throw error
  })
}
