import { expect, test } from 'vitest'
import { dataText } from './dataText.ts'

const counts = { organizations: 3, units: 19_000 }

test.each([
  ['en', counts, 'realistic (3\u00a0organizations, 19\u202f000\u00a0units), loaded in 4.2\u00a0s'],
  ['fr', counts, 'realistic (3\u00a0organizations, 19\u202f000\u00a0units), chargé en 4,2\u00a0s'],
  ['en', {}, 'realistic, loaded in 4.2\u00a0s'],
] as const)('in %s', (language, made, text) => {
  expect(dataText({ set: 'realistic', counts: made, tookMs: 4210 }, language)).toBe(text)
})
