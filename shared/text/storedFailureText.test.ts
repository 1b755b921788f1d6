import { expect, test } from 'vitest'
import { storedFailureText, storedFailureTitle } from './storedFailureText.ts'

const known = {
  kind: 'failed',
  during: 'starting',
  failure: {
    kind: 'neverReady',
    container: 'api-2',
    waitedMs: 60_000,
    lastTest: 'GET /health answered 503',
    logTail: [],
  },
  message: 'api-2 never became ready',
} as const

test('a stored failure is told in the reader’s language', () => {
  expect(storedFailureTitle(known, 'en')).toBe('api-2 never became ready')
  expect(storedFailureTitle(known, 'fr')).toContain('api-2')
  expect(storedFailureTitle(known, 'fr')).not.toBe(known.message)
  expect(storedFailureText(known, 'linux', 'en').details.join(' ')).toContain('503')
})

test('one of another version keeps its own words', () => {
  const unknown = { ...known, failure: { kind: 'fromTheFuture' } }
  expect(storedFailureText(unknown, 'linux', 'fr')).toEqual({ title: known.message, details: [] })
})
