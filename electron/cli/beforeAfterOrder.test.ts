import { expect, test } from 'vitest'
import type { Topology } from '../../shared/domain/topology.ts'
import { beforeAfterOrder } from './beforeAfterOrder.ts'

const label = { en: 'x', fr: 'x' }
const plain: Topology = {
  id: 'solo',
  file: '/solo/compose.yaml',
  title: label,
  entry: { service: 'api', port: 80 },
  roles: { api: 'api' },
  scenario: 'catalogue',
  parameters: {},
  variants: { baseline: {} },
  budgets: [],
}
const pair: Topology = { ...plain, id: 'pair', beforeAfter: { before: 'old', after: 'new' } }
const small: Topology = {
  ...pair,
  id: 'small',
  server: { cpus: 1, memoryBytes: 2 ** 31 },
  data: { parameter: 'SET', sets: ['little', 'plenty'] },
}
const topologies = [plain, pair, small]
const options = { repeat: '3', timeScale: '1' }

test('on a server: its study’s load and targets, and the data set as the parameter that it is', () => {
  expect(beforeAfterOrder('small', topologies, { ...options, dataSet: 'little', set: ['A=1'] }, 7)).toEqual({
    kind: 'new',
    ask: {
      configurations: ['small:old', 'small:new'],
      profile: 'server',
      objectives: 'server',
      timeScale: 1,
      set: { A: '1', SET: 'little' },
      seed: 7,
      repeat: 3,
    },
    problems: [],
  })
})

test('what is written counts for more, and everything that a comparison can be told is passed on', () => {
  const written = { ...options, profile: 'stress', objectives: 'study-a', timeScale: '0.1', repeat: '2', baseline: 'x' }
  expect(beforeAfterOrder('small', topologies, written, 7)).toMatchObject({
    ask: { profile: 'stress', objectives: 'study-a', timeScale: 0.1, repeat: 2, baseline: 'x', set: {} },
  })
})

test('elsewhere the short profile without targets', () => {
  const order = beforeAfterOrder('pair', topologies, options, 7)
  expect(order).toMatchObject({ ask: { configurations: ['pair:old', 'pair:new'], profile: 'quick' } })
  expect(order).not.toHaveProperty('ask.objectives')
})

test.each([
  ['small', 'huge', '--data-set: "huge"; one of little, plenty'],
  ['pair', 'little', '--data-set: "little"; no data set: pair has none'],
])('%s with data set %s', (name, dataSet, problem) => {
  const { problems } = beforeAfterOrder(name, topologies, { ...options, repeat: '0', dataSet }, 7)
  expect(problems.map(({ where, found, expected }) => `${where}: ${found}; ${expected}`)).toEqual([
    problem,
    '--repeat: "0"; a whole number from 1 to 20',
  ])
})

test('a topology without such a pair is told with those that have one', () => {
  expect(() => beforeAfterOrder('solo', topologies, options, 7)).toThrowError(
    expect.objectContaining({
      failure: {
        kind: 'badInput',
        problems: [expect.objectContaining({ expected: 'one of pair, small', found: expect.stringContaining('solo') })],
      },
    }),
  )
})

test('a name that no topology has is unknown, as everywhere', () => {
  expect(() => beforeAfterOrder('smal', topologies, options, 7)).toThrowError(
    expect.objectContaining({
      failure: { kind: 'unknownName', what: 'topology', name: 'smal', known: ['solo', 'pair', 'small'] },
    }),
  )
})
