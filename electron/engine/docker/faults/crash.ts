import type { FaultAction } from '../../../../shared/domain/fault.ts'
import { wordsOf } from '../engineError.ts'
import { runLabels } from '../labels.ts'
import { type FaultTarget, refused, type UndoFault } from './faultTarget.ts'
import { putOn, takeOff } from './networkPlace.ts'
import { startAgain } from './stateFaults.ts'

/**
 * The address of a container that is dead is silent; that of a host whose program is dead refuses. So a placeholder that listens to nothing takes
 * the address over. It is started beforehand and kept off the network, because connecting it takes a fifth of the time that starting does:
 * measured here on a quiet machine, the address refuses for good a quarter of a second after the order to kill, and a second after it otherwise.
 */
export async function crash(action: FaultAction, target: FaultTarget): Promise<UndoFault> {
  const { connection, runId, place } = target
  const own = { own: connection.own, runId }
  const placeholder = await startPlaceholder(action, target)
  try {
    await takeOff(own, place.networkId, placeholder)
    target.begin()
    await target.container.kill({ signal: 'SIGKILL' })
    await putOn(own, place, placeholder)
  } catch (error) {
    await removePlaceholder(target, placeholder)
    throw error
  }
  return async () => {
    await takeOff(own, place.networkId, placeholder)
    await startAgain(target)
    // Nobody waits for it: should it fail, the run's clean-up does it.
    void removePlaceholder(target, placeholder).catch(() => undefined)
  }
}

/** Of the same image, which is the only one that is sure to be there. It has no name in the run: what happens to it is not an event of a component. */
async function startPlaceholder(action: FaultAction, target: FaultTarget): Promise<string> {
  const { connection, runId, image, place, cleanup, name } = target
  const { id } = await connection.docker.createContainer({
    Image: image,
    Entrypoint: ['sleep'],
    Cmd: ['2147483647'],
    Healthcheck: { Test: ['NONE'] },
    Labels: { ...runLabels(connection.owner, runId) },
    HostConfig: {
      NetworkMode: place.networkId,
      Init: true,
      RestartPolicy: { Name: 'no' },
      LogConfig: { Type: 'none', Config: {} },
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      ...(connection.facts.abilities.memory ? { Memory: 16 * 2 ** 20 } : {}),
      ...(connection.facts.abilities.pids ? { PidsLimit: 8 } : {}),
    },
  })
  cleanup.defer(`placeholder of ${name}`, () => removePlaceholder(target, id))
  try {
    await connection.own.start(id, runId)
    return id
  } catch (error) {
    await removePlaceholder(target, id)
    throw refused(action, { kind: 'noProgram', container: name, program: 'sleep', message: wordsOf(error) }, error)
  }
}

async function removePlaceholder({ connection, runId }: FaultTarget, id: string): Promise<void> {
  await connection.own.remove({ kind: 'container', id, runId })
}
