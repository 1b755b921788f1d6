import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Block } from './readBlock.ts'
import type { Report } from './report.ts'

/**
 * The commands of `x-palier.prepare`, `x-palier.evidence` and what `x-palier.counters` asks, in every container of their
 * service. Evidence of a service with replicas carries the container's name.
 */
export function stackCommands(
  block: Block,
  containersOf: (service: string) => readonly string[],
  report: Report,
): Pick<StackPlan, 'prepare' | 'evidence' | 'counters'> {
  const inService = (service: string, path: readonly (string | number)[]): readonly string[] => {
    const containers = containersOf(service)
    if (containers.length === 0)
      report([...path, 'service'], { found: service, expected: 'the name of a service of this file' })
    return containers
  }
  const prepare = (block.prepare ?? []).flatMap(({ service, command }, index) =>
    inService(service, ['x-palier', 'prepare', index]).map((container) => ({ container, command })),
  )
  const evidence = (block.evidence ?? []).flatMap(({ service, name, command }, index) => {
    const containers = inService(service, ['x-palier', 'evidence', index])
    return containers.map((container) => ({
      container,
      command,
      name: containers.length === 1 ? name : `${container}.${name}`,
    }))
  })
  const counters = (block.counters ?? []).flatMap(({ service, ...counted }, index) =>
    inService(service, ['x-palier', 'counters', index]).map((container) => ({ container, ...counted })),
  )
  return { prepare, evidence, counters }
}
