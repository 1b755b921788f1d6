import type { Problem } from '../../../shared/domain/problem.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { checkBlock, checkUses, usesIn } from './checkBlock.ts'
import { distinctProblems } from './distinctProblems.ts'
import { ProblemLog } from './ProblemLog.ts'
import { effectiveValues } from './resolveConfiguration.ts'
import { planVariant, readTopologyFiles, type TopologyOptions } from './topologyFiles.ts'
import { toTopology } from './toTopology.ts'

/**
 * A topology for the catalogue, checked as a whole: its `x-palier` block, its Compose part under every variant, and what
 * the two say about each other. A topology is only given when nothing is wrong.
 */
export function readTopology(
  path: string,
  options: TopologyOptions & {
    /** Scenarios that exist; absent: not checked. */
    readonly scenarioIds?: ReadonlySet<string>
  },
): { readonly topology: Topology | undefined; readonly problems: readonly Problem[] } {
  const files = readTopologyFiles(path, options)
  if (files.file === undefined) return { topology: undefined, problems: files.problems }
  const { id, file, block, overrides } = files
  const log = new ProblemLog(file)
  checkBlock(log, block)
  const overLogs = Object.values(overrides).map((over) => [over, new ProblemLog(over)] as const)
  const places = [[file, log] as const, ...overLogs]
  checkUses(
    log,
    block,
    places.flatMap(([place, placeLog]) => usesIn(place, placeLog)),
  )
  const { scenarioIds } = options
  if (scenarioIds !== undefined && block.scenario !== undefined && !scenarioIds.has(block.scenario)) {
    const expected = scenarioIds.size === 0 ? 'a scenario; there are none' : `one of ${[...scenarioIds].join(', ')}`
    log.add(['x-palier', 'scenario'], { expected })
  }
  const problems = [...files.problems, ...places.flatMap(([, placeLog]) => placeLog.problems)]
  for (const variant of Object.keys(block.variants)) {
    problems.push(...planVariant(files, variant, effectiveValues(block, variant, {})).problems)
  }
  const topology = problems.length === 0 ? toTopology(id, path, block) : undefined
  return { topology, problems: distinctProblems(problems) }
}
