import { expect, test } from 'vitest'
import { limitedBy } from './limitedBy.ts'

const title = { en: 'Connections', fr: 'Connexions' }
const budgets = [{ title, multiply: ['INSTANCES', 'POOL'], available: 'MOST', reserved: 3 }]
const outline = (needed: number) => ({
  configuration: 'x',
  containers: [],
  budgets: [{ title, factors: [], needed, available: 97 }],
  parameters: {},
})

test.each<[name: string, listed: string[], titles: number, needed: number[]]>([
  ['INSTANCES', ['INSTANCES', 'POOL', 'MOST'], 1, [96, 120]],
  ['POOL', ['INSTANCES', 'POOL', 'MOST'], 1, []],
  ['POOL', ['POOL', 'MOST'], 1, [96, 120]],
  ['MOST', ['TIMEOUT', 'MOST'], 1, [96, 120]],
  ['TIMEOUT', ['TIMEOUT', 'MOST'], 0, []],
])('%s of %o: the arithmetic stands once, in the first row it concerns', (name, listed, titles, needed) => {
  const told = limitedBy(name, listed, budgets, [outline(96), undefined, outline(120)])
  expect(told.titles).toHaveLength(titles)
  expect(told.budgets.map(({ budget }) => budget.needed)).toEqual(needed)
  expect(told.budgets.map(({ column }) => column)).toEqual(needed.length === 0 ? [] : [0, 2])
})
