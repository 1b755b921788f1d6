import { expect, test } from 'vitest'
import { DatabaseGone } from './database.ts'
import { isMissingReference, toDatabaseError } from './databaseErrors.ts'

const withCode = (code: string) => Object.assign(new Error('words'), { code })

test.each([
  withCode('ECONNREFUSED'),
  withCode('EPIPE'),
  withCode('57P01'),
  withCode('57014'),
  withCode('08006'),
  new Error('Connection terminated unexpectedly'),
  new Error('Query read timeout'),
  new Error('timeout exceeded when trying to connect'),
])('%o: the database does not answer', (error) => {
  expect(toDatabaseError(error)).toBeInstanceOf(DatabaseGone)
  expect((toDatabaseError(error) as Error).message).toContain(error.message)
})

test.each([
  withCode('23503'),
  withCode('42P01'),
  withCode('22021'),
  new TypeError('x is not a function'),
  'text',
  undefined,
])('%o: a fault of the statement or of ours stays what it is', (error) => {
  expect(toDatabaseError(error)).toBe(error)
})

test('a reference to nothing is told from other refusals', () => {
  expect([withCode('23503'), withCode('23505'), new Error('23503')].map(isMissingReference)).toEqual([
    true,
    false,
    false,
  ])
})
