import { expect, test } from 'vitest'
import type { ContainerPlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import { containerPlan, stackPlan } from '../docker/testing/containerPlan.ts'
import type { EngineInfo } from '../ports/containerEngine.ts'
import { fitToMachine } from './fitToMachine.ts'
import { serverMisfits } from './serverMisfits.ts'

const MiB = 2 ** 20
const GiB = 2 ** 30

function engine(cpus: number, path: EngineInfo['path'] = 'bridge', memoryBytes = 4 * GiB): EngineInfo {
  return { path, engine: { cpus, memoryBytes } } as EngineInfo
}

/** A proxy, an API and a database on a server. */
function served(server: StackPlan['server'], changes: Record<string, Partial<ContainerPlan>> = {}): StackPlan {
  const containers = Object.entries({ proxy: 80, api: 256, db: 1024 }).map(([name, mebibytes]) =>
    containerPlan(name, { limits: { memoryBytes: mebibytes * MiB }, ...changes[name] }),
  )
  return { ...stackPlan(containers), ...(server && { server }) }
}

const small = { cpus: 1, memoryBytes: 2 * GiB }

test.each([
  [1, 2, '0', [1]],
  [1, 4, '0', [3]],
  [2, 4, '0-1', [3]],
  [3, 4, '0-2', [3]],
  [6, 8, '0-5', [6, 7]],
  [7, 8, '0-6', [7]],
  [2, 16, '0-1', [12, 13, 14, 15]],
] as const)('a server with %i of %i cores: containers on %s', (cpus, cores, containers, generator) => {
  const fitting = fitToMachine(served({ ...small, cpus }), engine(cores))
  expect([fitting.containerCpus, fitting.generatorCores]).toEqual([containers, generator])
})

test('where the generator has other cores than the engine, the server may have all of the engine’s', () => {
  const fitting = fitToMachine(served({ ...small, cpus: 2 }), engine(2, 'published'))
  expect([fitting.containerCpus, fitting.generatorCores]).toEqual(['0-1', []])
})

test('what fits has no misfit, and neither has what declares no server', () => {
  expect(serverMisfits(served(small), engine(2))).toEqual([])
  expect(serverMisfits(served(undefined, { db: { limits: {}, cpuset: '0' } }), engine(1))).toEqual([])
})

test('limits that take the whole server are within it, one byte more is not', () => {
  const limitBytes = (80 + 256 + 1024) * MiB
  expect(serverMisfits(served({ cpus: 1, memoryBytes: limitBytes }), engine(2))).toEqual([])
  expect(serverMisfits(served({ cpus: 1, memoryBytes: limitBytes - 1 }), engine(2))).toMatchObject([{ of: 'limits' }])
})

test('all that is wrong is told at once, with its figures', () => {
  const plan = served(
    { cpus: 2, memoryBytes: 300 * MiB },
    { db: { limits: {} }, api: { limits: { memoryBytes: 256 * MiB }, cpuset: '1' } },
  )
  const limits = [
    { container: 'proxy', memoryBytes: 80 * MiB },
    { container: 'api', memoryBytes: 256 * MiB },
  ]
  const misfits = serverMisfits(plan, engine(2, 'bridge', 200 * MiB))
  expect(misfits).toEqual([
    { of: 'cores', cpus: 2, generatorCores: 1, engineCores: 2 },
    { of: 'engineMemory', memoryBytes: 300 * MiB, engineBytes: 200 * MiB },
    { of: 'unlimited', containers: ['db'], limits, memoryBytes: 300 * MiB },
    { of: 'limits', limits, memoryBytes: 300 * MiB },
    { of: 'ownCpuset', container: 'api', cpuset: '1' },
  ])
  expect(() => fitToMachine(plan, engine(2, 'bridge', 200 * MiB))).toThrowError(
    expect.objectContaining({ failure: { kind: 'serverUnfit', misfits: misfits.map((misfit) => ({ misfit })) } }),
  )
})
