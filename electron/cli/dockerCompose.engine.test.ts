import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openCatalogue } from '../engine/topology/openCatalogue.ts'
import { resolveConfiguration } from '../engine/topology/resolveConfiguration.ts'
import { ComposeProject } from './testing/composeProject.ts'
import { labelled } from './testing/engineApi.ts'
import { findCompose } from './testing/findCompose.ts'

const catalogue = openCatalogue([resolve(import.meta.dirname, '../../resources')], (path) => path)
let compose: readonly string[]

beforeAll(async () => {
  compose = await findCompose()
})

/** Asks until as many instances have answered as there should be; gives their names. */
async function instancesBehind(entry: string, expected: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let asked = 0; asked < 50 && seen.size < expected; asked += 1) {
    const answer = await fetch(`http://${entry}/products?page=1&size=20`)
    expect(answer.status).toBe(200)
    seen.add(answer.headers.get('x-instance-id') ?? 'without a name')
    await answer.arrayBuffer()
  }
  return seen
}

test.concurrent.each([
  { id: 'solo', instances: 1 },
  { id: 'duo-lb', instances: 2 },
  { id: 'trio-cache', instances: 3 },
])('$id comes up with Docker Compose as it does with us', async ({ id, instances }) => {
  const topology = catalogue.topology(id)
  const plan = catalogue.stackPlan(resolveConfiguration(topology, 'baseline', {}))
  const project = new ComposeProject(compose, topology.file, topology.entry)
  try {
    const entry = await project.up()
    expect((await project.containers()).length).toBe(plan.containers.length)
    const seen = await instancesBehind(entry, instances)
    expect(seen.size).toBe(instances)
    expect(seen).not.toContain('without a name')
  } finally {
    await project.down()
  }
  expect(await labelled(`com.docker.compose.project=${project.name}`)).toEqual([])
})
