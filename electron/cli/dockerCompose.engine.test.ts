import { readFileSync } from 'node:fs'
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
async function instancesBehind(entry: string, path: string, expected: number): Promise<ReadonlySet<string>> {
  const seen = new Set<string>()
  for (let asked = 0; asked < 50 && seen.size < expected; asked += 1) {
    const answer = await fetch(`http://${entry}${path}`)
    expect(answer.status).toBe(200)
    seen.add(answer.headers.get('x-instance-id') ?? 'without a name')
    await answer.arrayBuffer()
  }
  return seen
}

test.concurrent.each([
  { id: 'solo', instances: 1, path: '/products?page=1&size=20' },
  { id: 'duo-lb', instances: 2, path: '/products?page=1&size=20' },
  { id: 'trio-cache', instances: 3, path: '/products?page=1&size=20' },
  { id: 'copro', instances: 1, path: '/health' },
])('$id comes up with Docker Compose as it does with us', async ({ id, instances, path }) => {
  const topology = catalogue.topology(id)
  const plan = catalogue.stackPlan(resolveConfiguration(topology, 'baseline', {}))
  const project = new ComposeProject(compose, topology.file, topology.entry)
  try {
    const entry = await project.up()
    expect((await project.containers()).length).toBe(plan.containers.length)
    const seen = await instancesBehind(entry, path, instances)
    expect(seen.size).toBe(instances)
    expect(seen).not.toContain('without a name')
  } finally {
    await project.down()
  }
  expect(await labelled(`com.docker.compose.project=${project.name}`)).toEqual([])
})

test.each(catalogue.topologies.items)('$id listens on this machine only, where its manual says', ({ file, entry }) => {
  expect(readFileSync(file, 'utf8')).toContain(`    ports:\n      - "127.0.0.1:8080:${entry.port}"\n`)
})
