import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const DATABASE_URL = 'postgresql://copro@db/copro'

test('what is absent or empty has a value that works', () => {
  expect(readSettings({ DATABASE_URL, DB_POOL_SIZE: '', TOKEN_SECRET: '' })).toEqual({
    databaseUrl: DATABASE_URL,
    port: 8000,
    migrateTo: 2,
    poolSize: 10,
    slowMs: 200,
    dataSeed: 1,
  })
})

test.each([
  [{ DB_INDEXES: 'none' }, 1],
  [{ DB_INDEXES: 'study' }, 2],
  [{ MIGRATE_TO: '1' }, 1],
  [{ DB_INDEXES: 'none', MIGRATE_TO: '2' }, 2],
])('%j migrates to %i', (env, to) => {
  expect(readSettings({ DATABASE_URL, ...env }).migrateTo).toBe(to)
})

test('everything that is wrong is said at once, with its name', () => {
  const read = () =>
    readSettings({ DATABASE_URL: 'mysql://db', PORT: '70000', DB_INDEXES: 'some', DB_POOL_SIZE: '1e3' })
  expect(read).toThrow(
    /DATABASE_URL: an address.*PORT: at most 65535.*DB_INDEXES: none or study.*DB_POOL_SIZE: a whole number/,
  )
})

test.each(['x', 'only for tests', 'a'.repeat(31)])(
  'a token secret that can be guessed is refused: %s',
  (TOKEN_SECRET) => {
    expect(() => readSettings({ DATABASE_URL, TOKEN_SECRET })).toThrow(/TOKEN_SECRET: at least 32 characters/)
  },
)

test('a token secret of 32 characters is used, and never said', () => {
  const TOKEN_SECRET = 's'.repeat(32)
  expect(readSettings({ DATABASE_URL, TOKEN_SECRET }).tokenSecret).toBe(TOKEN_SECRET)
  expect(() => readSettings({ DATABASE_URL, TOKEN_SECRET: 'guess-me' })).toThrow(/^(?!.*guess-me)/)
})
