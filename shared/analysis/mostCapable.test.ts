import { expect, test } from 'vitest'
import type { ComparisonRow } from '../domain/runResult.ts'
import { mostCapable } from './mostCapable.ts'

const of = (id: string, atLeastUsers?: number) => ({
  id,
  row: { capacity: { indicative: false, ...(atLeastUsers !== undefined && { atLeastUsers }) } } as ComparisonRow,
})

test.each<{ name: string; compared: ReturnType<typeof of>[]; best: string[]; others: string[]; users: number }>([
  { name: 'one holds the most', compared: [of('a', 100), of('b', 300)], best: ['b'], others: ['a'], users: 300 },
  { name: 'a tie', compared: [of('a', 300), of('b', 300), of('c', 1)], best: ['a', 'b'], others: ['c'], users: 300 },
  { name: 'not judged is not among them', compared: [of('a'), of('b', 50)], best: ['b'], others: [], users: 50 },
])('$name', ({ compared, best, others, users }) => {
  const found = mostCapable(compared)
  expect(found?.level).toBe(users)
  expect(found?.best.map(({ id }) => id)).toEqual(best)
  expect(found?.others.map(({ id }) => id)).toEqual(others)
})

test('where no plateau held, nobody can say', () => {
  expect(mostCapable([of('a'), of('b')])).toBeUndefined()
})
