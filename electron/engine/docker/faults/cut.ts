import type { FaultTarget, UndoFault } from './faultTarget.ts'
import { putOn, takeOff } from './networkPlace.ts'

/** Its interface is gone, and so are all packets; its connections learn nothing of it. Back, it has the same address and names. */
export async function cut(target: FaultTarget): Promise<UndoFault> {
  const { connection, runId, place, id } = target
  const own = { own: connection.own, runId }
  target.begin()
  await takeOff(own, place.networkId, id)
  return () => putOn(own, place, id)
}
