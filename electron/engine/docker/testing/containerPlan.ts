import type { ContainerPlan, StackPlan } from '../../../../shared/domain/stackPlan.ts'

/** A container plan with nothing special about it. */
export function containerPlan(name: string, changes: Partial<ContainerPlan> = {}): ContainerPlan {
  return {
    name,
    service: name,
    role: 'other',
    replica: 1,
    image: 'palier/base:trixie',
    environment: {},
    init: true,
    aliases: [],
    dependsOn: [],
    limits: {},
    reservations: {},
    ulimits: {},
    sysctls: {},
    tmpfs: {},
    mounts: [],
    ports: [],
    restart: { kind: 'no' },
    stopGraceMs: 10_000,
    labels: {},
    ...changes,
  }
}

export function stackPlan(containers: readonly ContainerPlan[]): StackPlan {
  return {
    topologyId: 'test',
    images: [],
    containers,
    entry: { container: containers[0]?.name ?? '', port: 80 },
    health: { timeoutMs: 0 },
    budgets: [],
    prepare: [],
    evidence: [],
    counters: [],
  }
}
