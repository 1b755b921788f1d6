import { expect, test } from 'vitest'
import { Refusal } from '../http/refusal.ts'
import { pageOf } from './pageOf.ts'

const asked = (query: string) => {
  const given = new URLSearchParams(query)
  return pageOf((name) => given.get(name) ?? undefined)
}

test.each([
  ['', 1, 20],
  ['page=3', 3, 20],
  ['size=100&page=100000', 100_000, 100],
])('%j is page %i of %i rows', (query, page, size) => {
  expect(asked(query)).toEqual({ page, size })
})

test.each([
  ['page=0', ['page']],
  ['page=-1&size=101', ['page', 'size']],
  ['page=100001', ['page']],
  ['page=1.5&size=1e2', ['page', 'size']],
  ['page=&size=20%20', ['page', 'size']],
  ['size=99999999999999999999', ['size']],
])('%j is refused', (query, fields) => {
  try {
    asked(query)
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.status).toBe(400)
    expect(error.problems.map(({ field }) => field)).toEqual(fields)
  }
})
