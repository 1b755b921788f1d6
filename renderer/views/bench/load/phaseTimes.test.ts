import { expect, test } from 'vitest'
import { toPhases } from '../../../../shared/load/toPhases.ts'
import { uiTexts } from '../../../../shared/text/ui/uiTexts.ts'
import { phaseTimes } from './phaseTimes.ts'

test.each<[durations: number[], en: string[], fr: string[]]>([
  [
    [30_000, 60_000],
    ['0:30', '1:30'],
    ['0:30', '1:30'],
  ],
  [
    [500, 1000],
    ['0:00.5', '0:01.5'],
    ['0:00,5', '0:01,5'],
  ],
  [
    [59_960, 60_000],
    ['1:00.0', '2:00.0'],
    ['1:00,0', '2:00,0'],
  ],
])('phases of %o ms end at', (durations, en, fr) => {
  const phases = toPhases(durations.map((durationMs) => ({ durationMs, users: 1 })))
  const ends = (language: 'en' | 'fr') => phases.map(({ toMs }) => phaseTimes(phases, uiTexts(language, 'UTC'))(toMs))
  expect(ends('en')).toEqual(en)
  expect(ends('fr')).toEqual(fr)
})
