import { expect, test } from 'vitest'
import { uiTexts } from '../../../../shared/text/ui/uiTexts.ts'
import { estimateWords } from './estimateWords.ts'

const [en, fr] = [uiTexts('en', 'UTC'), uiTexts('fr', 'UTC')]
const nowMs = Date.UTC(2026, 10, 21, 14, 39)
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test.each<[ms: number, runs: number, about: string, parts: string]>([
  [75 * 60_000, 12, 'about 1 h 15 min', '12 runs × 6 min 15 s · done near 15:54'],
  [222_400, 3, 'about 3 min 40 s', '3 runs × 1 min 15 s · done near 14:42'],
  [1000, 1, 'about 5 s', '1 run × 5 s · done near 14:39'],
])('%i ms in %i runs', (estimateMs, runs, about, parts) => {
  const words = estimateWords({ estimateMs, measuringMs: estimateMs / 2, runs }, nowMs, 'UTC', en)
  expect([plain(words.about), plain(words.parts)]).toEqual([about, parts])
})

test('in French, by the clock of the place', () => {
  const words = estimateWords(
    { estimateMs: 75 * 60_000, measuringMs: 60 * 60_000, runs: 12 },
    nowMs,
    'Europe/Paris',
    fr,
  )
  expect([plain(words.about), plain(words.parts)]).toEqual([
    'environ 1 h 15 min',
    '12 essais × 6 min 15 s · fin vers 16:54',
  ])
  expect(plain(words.shares)).toMatch(/^1 h de mesure, 15 min de démarrage/)
})
