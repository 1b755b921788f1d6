import { cpusetCores } from '../../../shared/domain/cpusetCores.ts'
import type { EffectiveLimit } from '../../../shared/domain/manifest.ts'
import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'
import { effectiveCores } from './effectiveCores.ts'

/** What the engine says a running container is held to. */
export interface HeldTo {
  /** 0: no quota. */
  readonly nanoCpus: number
  /** 0: no limit. */
  readonly memoryBytes: number
  readonly pids: number
  /** Empty: every core. */
  readonly cpuset: string
}

const none = 'none'

/** Every limit that was asked for or set, with what became of it. */
export function effectiveLimits(plan: ContainerPlan, held: HeldTo): EffectiveLimit[] {
  const row = (limit: EffectiveLimit['limit'], asked: string, effective: string, state: EffectiveLimit['state']) => ({
    container: plan.name,
    limit,
    asked,
    effective,
    state,
  })
  const { cpus, memoryBytes, pids } = plan.limits
  const rows: EffectiveLimit[] = []
  if (cpus !== undefined) {
    const effective = effectiveCores(held) ?? 0
    rows.push(row('cpus', String(cpus), effective === 0 ? none : String(effective), stateOf(cpus, effective)))
  }
  rows.push(
    row(
      'memory',
      sizeOrNone(memoryBytes),
      sizeOrNone(held.memoryBytes || undefined),
      stateOf(memoryBytes, held.memoryBytes),
    ),
    row('pids', String(pids ?? none), held.pids > 0 ? String(held.pids) : none, stateOf(pids, held.pids)),
  )
  if (plan.cpuset !== undefined || held.cpuset !== '') {
    const state =
      held.cpuset === '' ? 'notApplied' : plan.cpuset === undefined ? 'safety' : cpusetState(plan.cpuset, held.cpuset)
    rows.push(row('cpuset', plan.cpuset ?? none, held.cpuset || none, state))
  }
  // Outside Swarm the engine has nothing that would reserve.
  if (plan.reservations.cpus !== undefined) {
    rows.push(row('reservation', `${plan.reservations.cpus} cpus`, none, 'notApplied'))
  }
  if (plan.reservations.memoryBytes !== undefined) {
    rows.push(row('reservation', `${sizeOrNone(plan.reservations.memoryBytes)} memory`, none, 'notApplied'))
  }
  return rows
}

function stateOf(asked: number | undefined, effective: number): EffectiveLimit['state'] {
  if (effective <= 0) return 'notApplied'
  if (asked === undefined) return 'safety'
  return Math.abs(asked - effective) < 1e-6 ? 'enforced' : 'partial'
}

function cpusetState(asked: string, effective: string): EffectiveLimit['state'] {
  return cpusetCores(asked).join() === cpusetCores(effective).join() ? 'enforced' : 'partial'
}

/** `512 MiB`; sizes that are no whole number of them in bytes. */
function sizeOrNone(bytes: number | undefined): string {
  if (bytes === undefined) return none
  const mebibytes = bytes / 2 ** 20
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${bytes} B`
}
