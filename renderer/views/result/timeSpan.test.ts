import { expect, test } from 'vitest'
import { timeSpan } from './timeSpan.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ')

test.each<[what: string, to: string | undefined, language: 'en' | 'fr', text: string]>([
  ['one day', '2026-11-21T15:53:00Z', 'en', '21 Nov 2026, 14:39–15:53'],
  ['over midnight', '2026-11-22T00:10:00Z', 'en', '21 Nov 2026, 14:39 – 22 Nov 2026, 00:10'],
  ['still on', undefined, 'en', '21 Nov 2026, 14:39'],
  ['a clock that was set back', '2026-11-21T14:00:00Z', 'en', '21 Nov 2026, 14:39'],
])('%s', (_, to, language, text) => {
  expect(plain(timeSpan('2026-11-21T14:39:00Z', to, language, 'UTC'))).toBe(text)
})

test('in French', () => {
  expect(plain(timeSpan('2026-11-21T14:39:00Z', '2026-11-21T15:53:00Z', 'fr', 'UTC'))).toMatch(
    /21 nov\. 2026.*14:39.*15:53/,
  )
})
