import { expect, test } from 'vitest'
import type { ContainerPlan } from '../../../shared/domain/stackPlan.ts'
import { effectiveLimits, type HeldTo } from './effectiveLimits.ts'
import { containerPlan } from './testing/containerPlan.ts'

const held: HeldTo = { nanoCpus: 0, memoryBytes: 2 ** 30, pids: 512, cpuset: '0-2' }

function rows(plan: Partial<ContainerPlan>, changes: Partial<HeldTo> = {}): string[] {
  return effectiveLimits(containerPlan('db', plan), { ...held, ...changes }).map(
    ({ limit, asked, effective, state }) => `${limit}: ${asked} -> ${effective}, ${state}`,
  )
}

test.each<{ name: string; plan: Partial<ContainerPlan>; held?: Partial<HeldTo>; expected: string[] }>([
  {
    name: 'nothing asked: our ceilings',
    plan: {},
    expected: ['memory: none -> 1024 MiB, safety', 'pids: none -> 512, safety', 'cpuset: none -> 0-2, safety'],
  },
  {
    name: 'all asked and held',
    plan: { limits: { cpus: 0.5, memoryBytes: 2 ** 28, pids: 64 }, cpuset: '0,1,2' },
    held: { nanoCpus: 5e8, memoryBytes: 2 ** 28, pids: 64 },
    expected: [
      'cpus: 0.5 -> 0.5, enforced',
      'memory: 256 MiB -> 256 MiB, enforced',
      'pids: 64 -> 64, enforced',
      'cpuset: 0,1,2 -> 0-2, enforced',
    ],
  },
  {
    name: 'more CPU than the CPU set has, and another CPU set than ours',
    plan: { limits: { cpus: 2 }, cpuset: '5' },
    held: { nanoCpus: 2e9, cpuset: '0' },
    expected: [
      'cpus: 2 -> 1, partial',
      'memory: none -> 1024 MiB, safety',
      'pids: none -> 512, safety',
      'cpuset: 5 -> 0, partial',
    ],
  },
  {
    name: 'an engine that limits nothing',
    plan: { limits: { cpus: 1, memoryBytes: 1000 }, cpuset: '0' },
    held: { memoryBytes: 0, pids: 0, cpuset: '' },
    expected: [
      'cpus: 1 -> none, notApplied',
      'memory: 1000 B -> none, notApplied',
      'pids: none -> none, notApplied',
      'cpuset: 0 -> none, notApplied',
    ],
  },
  {
    name: 'reservations never hold',
    plan: { reservations: { cpus: 0.25, memoryBytes: 2 ** 26 } },
    held: { cpuset: '' },
    expected: [
      'memory: none -> 1024 MiB, safety',
      'pids: none -> 512, safety',
      'reservation: 0.25 cpus -> none, notApplied',
      'reservation: 64 MiB memory -> none, notApplied',
    ],
  },
])('$name', ({ plan, held: changes, expected }) => {
  expect(rows(plan, changes)).toEqual(expected)
})
