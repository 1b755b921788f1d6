import { expect, test } from 'vitest'
import type { Target } from '../../../../shared/domain/objectives.ts'
import { uiTexts } from '../../../../shared/text/ui/uiTexts.ts'
import { targetLimits } from './targetLimits.ts'

test.each<[target: Target, en: string, fr: string]>([
  [{ name: 'a', metric: 'p95Ms', below: 2000 }, '< 2,000 ms', '< 2\u202f000 ms'],
  [{ name: 'b', metric: 'errorRate', below: 0.005 }, '< 0.5 %', '< 0,5 %'],
  [{ name: 'c', metric: 'goodputPerS', above: 200 }, '> 200 req/s', '> 200 req/s'],
  [{ name: 'd', metric: 'serviceMemoryMiB', above: 10, below: 256 }, '> 10 MiB, < 256 MiB', '> 10 Mio, < 256 Mio'],
  [{ name: 'e', metric: 'load1', below: 2.5 }, '< 2.5', '< 2,5'],
  [
    { name: 'f', metric: 'p95Ms', below: 1.1, relativeTo: 'baseline', over: 'phase' },
    '< 110 % of the baseline in every phase',
    '< 110 % de la référence dans chaque palier',
  ],
  [
    { name: 'g', metric: 'errorRate', below: 0.01, over: '1m30s' },
    '< 1 % over any 1 min 30 s',
    '< 1 % sur tout intervalle de 1 min 30 s',
  ],
])('%o', (target, en, fr) => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ')
  expect(plain(targetLimits(target, uiTexts('en', 'UTC')))).toBe(en)
  expect(plain(targetLimits(target, uiTexts('fr', 'UTC')))).toBe(fr)
})
