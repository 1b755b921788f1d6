import type { DatabasePlan } from '../../../shared/domain/stackPlan.ts'
import { definedOnly } from './definedOnly.ts'
import type { Block } from './readBlock.ts'
import type { Report } from './report.ts'

/** The one container whose database is looked into. */
export function databasePlan(
  { service, user, database, queries = [] }: NonNullable<Block['database']>,
  containersOf: (service: string) => readonly string[],
  report: Report,
): DatabasePlan {
  const path = ['x-palier', 'database']
  const containers = containersOf(service)
  if (containers.length !== 1) {
    const found = containers.length === 0 ? service : `${service}, which has ${containers.length} replicas`
    const expected = containers.length === 0 ? 'the name of a service of this file' : 'a service with one container'
    report([...path, 'service'], { found, expected })
  }
  for (const [index, { name }] of queries.entries()) {
    if (queries.findIndex((query) => query.name === name) === index) continue
    report([...path, 'queries', index, 'name'], { found: `${JSON.stringify(name)} again`, expected: 'each name once' })
  }
  return definedOnly<DatabasePlan>({ container: containers[0] ?? '', user, database, queries })
}
