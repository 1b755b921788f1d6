import { expect, test } from 'vitest'
import { z } from 'zod'
import { objectivesSchema } from '../../../shared/domain/objectivesSchema.ts'
import { closedProfileSchema, openProfileSchema } from '../../../shared/domain/profileSchema.ts'
import { scenarioSchema } from '../../../shared/domain/scenarioSchema.ts'
import { topologySchema } from '../../../shared/domain/topologySchema.ts'

test.each([
  ['topology', topologySchema, ['title', 'entry', 'roles', 'scenario']],
  ['closed profile', closedProfileSchema, ['name', 'title', 'model', 'stages']],
  ['open profile', openProfileSchema, ['name', 'title', 'model', 'stages']],
  ['scenario', scenarioSchema, ['name', 'title', 'requests']],
  ['objectives', objectivesSchema, ['name', 'title', 'targets']],
] as const)('%s has a JSON Schema that refuses unknown keys', (_, schema, required) => {
  expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object', additionalProperties: false, required })
})
