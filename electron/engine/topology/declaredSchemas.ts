import { objectivesSchema } from '../../../shared/domain/objectivesSchema.ts'
import { profileSchema } from '../../../shared/domain/profileSchema.ts'
import { scenarioSchema } from '../../../shared/domain/scenarioSchema.ts'
import { suiteSchema } from '../../../shared/domain/suiteSchema.ts'
import { topologySchema } from '../../../shared/domain/topologySchema.ts'
import type { PublishedSchema } from '../store/jsonSchemas.ts'

/** The formats that people write. */
export const declaredSchemas: readonly PublishedSchema[] = [
  {
    id: 'palier.topology/1',
    title: 'Palier topology',
    description: 'topologies/<id>/compose.yaml: the x-palier block that makes a Compose file a topology.',
    schema: topologySchema,
  },
  {
    id: 'palier.profile/1',
    title: 'Palier load profile',
    description: 'profiles/<id>.yaml: users or a rate over time.',
    schema: profileSchema,
  },
  {
    id: 'palier.scenario/1',
    title: 'Palier scenario',
    description: 'scenarios/<id>.yaml: what one user does.',
    schema: scenarioSchema,
  },
  {
    id: 'palier.objectives/1',
    title: 'Palier objectives',
    description: 'objectives/<id>.yaml: targets, and the bounds that a plateau must keep to count as capacity.',
    schema: objectivesSchema,
  },
  {
    id: 'palier.suite-file/1',
    title: 'Palier suite file',
    description: 'suites/<id>.yaml: comparisons that are run one after the other.',
    schema: suiteSchema,
  },
]
