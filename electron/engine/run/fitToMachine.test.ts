import { expect, test } from 'vitest'
import type { ContainerPlan, StackPlan } from '../../../shared/domain/stackPlan.ts'
import type { EngineInfo } from '../ports/containerEngine.ts'
import { fitToMachine } from './fitToMachine.ts'

const GiB = 1024 ** 3

function engine(cpus: number, path: EngineInfo['path'] = 'bridge', memoryBytes = 16 * GiB): EngineInfo {
  return { path, engine: { cpus, memoryBytes } } as EngineInfo
}

function plan(...limits: ContainerPlan['limits'][]): StackPlan {
  return { containers: limits.map((each) => ({ limits: each })) } as unknown as StackPlan
}

test.each([
  [1, undefined, []],
  [2, '0', [1]],
  [4, '0-2', [3]],
  [8, '0-5', [6, 7]],
] as const)('%i cores', (cpus, containers, generator) => {
  const fitting = fitToMachine(plan({}), engine(cpus))
  expect([fitting.containerCpus, fitting.generatorCores]).toEqual([containers, generator])
})

test('cores in a virtual machine are not ours to divide', () => {
  const fitting = fitToMachine(plan({}), engine(4, 'published'))
  expect(fitting.containerCpus).toBeUndefined()
  expect(fitting.warnings.map(({ en }) => en).join()).toContain('published loopback ports')
})

test('every container has a ceiling, and all ceilings together leave a quarter of the memory', () => {
  expect(fitToMachine(plan({}, {}, {}, {}), engine(2, 'bridge', 8 * GiB)).safety.memoryBytes).toBe(1.5 * GiB)
  expect(fitToMachine(plan({}), engine(2, 'bridge', 64 * GiB)).safety.memoryBytes).toBe(4 * GiB)
})

test('limits beyond the cores and the memory are told with their sums', () => {
  const { warnings } = fitToMachine(
    plan({ cpus: 1, memoryBytes: 8 * GiB }, { cpus: 1, memoryBytes: 8 * GiB }),
    engine(2),
  )
  expect(warnings[0]?.en).toContain('add up to 2.0 cores, but the containers share 1')
  expect(warnings[1]?.en).toContain('add up to 16.0 GiB')
})
