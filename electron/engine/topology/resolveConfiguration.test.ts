import { expect, test } from 'vitest'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Topology } from '../../../shared/domain/topology.ts'
import { budgetWarnings } from './budgetWarnings.ts'
import { checkSet, resolveConfiguration } from './resolveConfiguration.ts'

const label = (en: string) => ({ en, fr: en })

const trio: Topology = {
  id: 'trio',
  file: '/topologies/trio/compose.yaml',
  title: label('Trio'),
  entry: { service: 'lb', port: 80 },
  roles: { lb: 'balancer' },
  scenario: 'catalogue',
  parameters: {
    INSTANCES: { type: 'integer', min: 1, max: 8, default: 3, label: label('Instances') },
    WORKERS: { type: 'integer', min: 0, default: 4, label: label('Workers per instance (0 = default)') },
    POOL: { type: 'integer', min: 1, default: 10, label: label('Database connections per worker') },
    MAX: { type: 'integer', default: 100, label: label('Connections the database accepts') },
    CPUS: { type: 'number', min: 0, default: 0, label: label('CPU limit') },
    MEMORY: { type: 'size', default: '0', label: label('Memory') },
    MODE: { type: 'choice', values: ['a', 'b'], default: 'a', label: label('Mode') },
    NOTE: { type: 'text', default: '', label: label('Note') },
  },
  variants: { baseline: {}, tuned: { WORKERS: 8, CPUS: 1, MODE: 'b' } },
  budgets: [
    { title: label('Database connections'), multiply: ['INSTANCES', 'WORKERS', 'POOL'], available: 'MAX', reserved: 3 },
  ],
}
const solo: Topology = {
  ...trio,
  id: 'solo',
  parameters: { WORKERS: { type: 'integer', min: 0, max: 6, default: 4, label: label('Workers') } },
}

function failureOf(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof PalierError) return error.failure
    throw error
  }
  throw new Error('nothing was thrown')
}

test('defaults under the variant under --set, each with its type', () => {
  expect(resolveConfiguration(trio, 'tuned', { WORKERS: '2', MEMORY: '1g', NOTE: '7' })).toEqual({
    id: 'trio:tuned',
    topologyId: 'trio',
    variant: 'tuned',
    parameters: { INSTANCES: 3, WORKERS: 2, POOL: 10, MAX: 100, CPUS: 1, MEMORY: '1g', MODE: 'b', NOTE: '7' },
    overridden: ['WORKERS', 'MEMORY', 'NOTE'],
  })
})

test('an unknown variant comes with the known ones', () => {
  expect(failureOf(() => resolveConfiguration(trio, 'turbo', {}))).toEqual({
    kind: 'unknownName',
    what: 'variant',
    name: 'trio:turbo',
    known: ['trio:baseline', 'trio:tuned'],
  })
  expect(failureOf(() => resolveConfiguration(trio, 'toString', {})).kind).toBe('unknownName')
})

test('all values that do not fit are said at once', () => {
  const set = { INSTANCES: '9', WORKERS: '1.5', CPUS: '-1', MEMORY: 'much', MODE: 'c', NOTE: 'fine', MAX: '' }
  const failure = failureOf(() => resolveConfiguration(trio, 'baseline', set))
  expect(failure).toMatchObject({
    kind: 'badInput',
    problems: [
      { where: '--set', field: 'INSTANCES', found: '"9"', expected: 'a whole number from 1 to 8' },
      { field: 'WORKERS', found: '"1.5"', expected: 'a whole number, 0 or more' },
      { field: 'CPUS', expected: 'a number, 0 or more' },
      { field: 'MEMORY', expected: 'a size such as 512m or 1g, or 0 for none' },
      { field: 'MODE', expected: 'one of a, b' },
      { field: 'MAX', expected: 'a whole number' },
    ],
  })
})

test('in a comparison a name needs one topology that has it, and fits all that do', () => {
  expect(resolveConfiguration(solo, 'baseline', { INSTANCES: '2' }).overridden).toEqual([])
  expect(checkSet([solo, trio], { INSTANCES: '2', WORKERS: '6' })).toEqual([])
  expect(checkSet([solo], { INSTANCES: '2' })).toMatchObject([{ field: 'INSTANCES', expected: 'one of WORKERS' }])
  expect(checkSet([solo, trio], { WORKERS: '7', NOPE: '1', INSTANCES: '0' }).map(({ field }) => field)).toEqual([
    'NOPE',
    'WORKERS',
    'INSTANCES',
  ])
})

test.each<{ name: string; set: Record<string, string>; warnings: string[] }>([
  {
    name: 'too many',
    set: {},
    warnings: [
      'Database connections: 3 instances × 4 workers per instance × 10 database connections per worker = 120, but 97 are available (100 − 3 reserved). Expect refusals under load.',
    ],
  },
  { name: 'exactly enough', set: { INSTANCES: '1', WORKERS: '1', POOL: '97' }, warnings: [] },
  {
    name: 'one too many, and 0 that stands for a default of 1',
    set: { INSTANCES: '1', WORKERS: '0', POOL: '98' },
    warnings: [
      'Database connections: 1 instances × 1 workers per instance × 98 database connections per worker = 98, but 97 are available (100 − 3 reserved). Expect refusals under load.',
    ],
  },
])('budget: $name', ({ set, warnings }) => {
  const said = budgetWarnings(trio, resolveConfiguration(trio, 'baseline', set).parameters)
  expect(said.map(({ en }) => en)).toEqual(warnings)
})
