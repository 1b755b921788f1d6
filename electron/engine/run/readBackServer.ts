import { cpusetCores } from '../../../shared/domain/cpusetCores.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { ServerBreach } from '../../../shared/domain/serverMisfit.ts'
import type { Server } from '../../../shared/domain/serverSchema.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Stack } from '../ports/stack.ts'

/**
 * The server that the containers live on, in the engine's own words; nothing where the topology declares none. Throws `PalierError`
 * serverNotKept with every container that is held to something else than it was to be.
 */
export function readBackServer(
  { server, containers }: Pick<StackPlan, 'server' | 'containers'>,
  asked: string | undefined,
  { held }: Pick<Stack, 'held'>,
): { readonly server?: Server } {
  if (server === undefined) return {}
  const cpuset = asked ?? ''
  const breaches = containers.flatMap(({ name, limits }): ServerBreach[] => {
    const { cpuset: heldTo = '', memoryBytes: heldBytes = 0 } = held.find(({ container }) => container === name) ?? {}
    const askedBytes = limits.memoryBytes ?? 0
    return [
      ...(isSameSet(heldTo, cpuset)
        ? []
        : [{ of: 'cpuset', container: name, asked: cpuset, held: heldTo } satisfies ServerBreach]),
      ...(heldBytes === askedBytes
        ? []
        : [{ of: 'memory', container: name, askedBytes, heldBytes } satisfies ServerBreach]),
    ]
  })
  if (breaches.length > 0) throw new PalierError({ kind: 'serverNotKept', breaches })
  const limits = containers.map(({ name, limits: { memoryBytes = 0 } }) => ({ container: name, memoryBytes }))
  const limitBytes = limits.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0)
  return { server: { ...server, cpuset, limits, limitBytes } }
}

/** An engine may write `0,1` for `0-1`. No set at all is every core, and never what was asked for. */
function isSameSet(held: string, asked: string): boolean {
  return held !== '' && cpusetCores(held).join() === cpusetCores(asked).join()
}
