import { join } from 'node:path'
import type { CatalogueAnswer } from '../../../shared/contract/listings.ts'
import type { Configuration } from '../../../shared/domain/configuration.ts'
import type { Objectives } from '../../../shared/domain/objectives.ts'
import type { Profile } from '../../../shared/domain/profile.ts'
import type { Scenario } from '../../../shared/domain/scenario.ts'
import type { StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { entriesOf, filesBelow, find, type Place, readAll, toAnswer } from './declaredFiles.ts'
import { readObjectives } from './readObjectives.ts'
import { readProfile } from './readProfile.ts'
import { readScenario } from './readScenario.ts'
import { readTopology } from './readTopology.ts'
import type { ShowPath } from './readYamlFile.ts'
import { toStackPlan } from './toStackPlan.ts'

/** Everything declared that can be chosen. A broken file is a problem in its list and hides no other. */
export interface Catalogue {
  readonly topologies: CatalogueAnswer<Topology>
  readonly profiles: CatalogueAnswer<Profile>
  readonly scenarios: CatalogueAnswer<Scenario>
  readonly objectives: CatalogueAnswer<Objectives>
  /** These throw `PalierError`: badInput when the file of that name is broken or the name given twice, unknownName with the known names otherwise. */
  topology(id: string): Topology
  profile(id: string): Profile
  scenario(id: string): Scenario
  /** One file of objectives, with all its targets. */
  objective(id: string): Objectives
  /** The plan of one of the catalogue's topologies. Throws `PalierError` badInput. */
  stackPlan(configuration: Configuration): StackPlan
}

/**
 * Reads `topologies/<id>/compose.yaml`, `profiles/<id>.yaml`, `scenarios/<id>.yaml` and `objectives/<id>.yaml` below every
 * root (absolute folders). The first root is the built-in resources; a name that another root takes again is a problem of the
 * later one, and refused when it is used.
 */
export function openCatalogue(roots: readonly string[], showPath: ShowPath): Catalogue {
  const scenarioPlaces = filesBelow(roots, 'scenarios')
  const scenarioIds = new Set(scenarioPlaces.map(({ id }) => id))
  const topologies = readAll(topologiesBelow(roots), showPath, ({ path, root }) => {
    const { topology, problems } = readTopology(path, { allowedRoot: root, showPath, scenarioIds })
    return { item: topology, problems }
  })
  const profiles = readAll(filesBelow(roots, 'profiles'), showPath, ({ path }) => {
    const { profile, problems } = readProfile(path, showPath)
    return { item: profile, problems }
  })
  const scenarios = readAll(scenarioPlaces, showPath, ({ path }) => {
    const { scenario, problems } = readScenario(path, showPath)
    return { item: scenario, problems }
  })
  const objectives = readAll(filesBelow(roots, 'objectives'), showPath, ({ path }) => {
    const { objectives: item, problems } = readObjectives(path, showPath)
    return { item, problems }
  })
  return {
    topologies: toAnswer(topologies),
    profiles: toAnswer(profiles),
    scenarios: toAnswer(scenarios),
    objectives: toAnswer(objectives),
    topology: (id) => find('topology', topologies, id).item,
    profile: (id) => find('profile', profiles, id).item,
    scenario: (id) => find('scenario', scenarios, id).item,
    objective: (id) => find('objectives', objectives, id).item,
    stackPlan: (configuration) => {
      const { item, root } = find('topology', topologies, configuration.topologyId)
      return toStackPlan(item, configuration, { allowedRoot: root, showPath })
    },
  }
}

function topologiesBelow(roots: readonly string[]): readonly Place[] {
  return roots.flatMap((root) =>
    entriesOf(join(root, 'topologies'))
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ id: name, path: join(root, 'topologies', name, 'compose.yaml'), root })),
  )
}
