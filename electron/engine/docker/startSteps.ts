import { PalierError } from '../../../shared/domain/failure.ts'
import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'
import type { Clock } from '../ports/clock.ts'
import type { BringUpOrder, BringUpProgress } from '../ports/containerEngine.ts'
import type { Connection } from './connection.ts'
import { containerEnd, type EndState } from './containerEnd.ts'
import { type CreatedContainer, toRefusal } from './createContainers.ts'
import { execIn } from './execIn.ts'
import { logTail } from './readLog.ts'
import { readyLimit } from './readyLimit.ts'
import type { StartSteps } from './startInOrder.ts'
import { waitReady } from './waitReady.ts'
import { LimitReached, withLimit } from './withLimit.ts'

/** What starting means on a Docker engine. */
export function startSteps(
  { docker, own }: Connection,
  clock: Clock,
  { runId, plan, readyWithinMs }: BringUpOrder,
  created: ReadonlyMap<string, CreatedContainer>,
  onProgress: (progress: BringUpProgress) => void,
): StartSteps {
  const find = (name: string): { container: ContainerPlan; id: string } => {
    const container = plan.containers.find((candidate) => candidate.name === name)
    const id = created.get(name)?.id
    if (container === undefined || id === undefined) throw new Error(`${name} was not created`)
    return { container, id }
  }
  const exited = async (name: string, id: string, { exitCode, oomKilled }: EndState) => {
    const tail = await logTail(docker, id, new AbortController().signal)
    return new PalierError({ kind: 'containerExited', container: name, exitCode, oomKilled, logTail: tail })
  }
  return {
    async start(name) {
      const { container, id } = find(name)
      await own.start(id, runId).catch((error: unknown) => {
        throw toRefusal(container, error)
      })
      onProgress({ container: name, state: 'started' })
    },
    async ready(name, signal) {
      const { container, id } = find(name)
      if (container.healthcheck !== undefined) {
        const target = await own.forExec(id, runId)
        const run = (command: readonly string[], limited: AbortSignal) => execIn(target, command, clock, limited)
        const withinMs = readyLimit(container.healthcheck, readyWithinMs)
        const result = await waitReady(container.healthcheck, withinMs, run, clock, signal)
        if (!result.ready) {
          const { waitedMs, lastTest } = result
          const tail = await logTail(docker, id, signal)
          throw new PalierError({ kind: 'neverReady', container: name, waitedMs, lastTest, logTail: tail })
        }
      }
      onProgress({ container: name, state: 'ready' })
    },
    async completed(name, signal) {
      const { id } = find(name)
      const end = await withLimit(clock, readyWithinMs, signal, (limited) =>
        containerEnd(docker.getContainer(id), clock, limited),
      ).catch((error: unknown) => {
        throw error instanceof LimitReached ? neverDone(name, readyWithinMs) : error
      })
      if (end.exitCode !== 0) throw await exited(name, id, end)
      onProgress({ container: name, state: 'ready' })
    },
    async stays(name, signal) {
      const { id } = find(name)
      throw await exited(name, id, await containerEnd(docker.getContainer(id), clock, signal))
    },
  }
}

function neverDone(container: string, waitedMs: number): PalierError {
  const lastTest = 'others wait for it to complete, and it still runs'
  return new PalierError({ kind: 'neverReady', container, waitedMs, lastTest, logTail: [] })
}
