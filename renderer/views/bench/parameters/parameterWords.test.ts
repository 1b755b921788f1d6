import { expect, test } from 'vitest'
import type { Parameter } from '../../../../shared/domain/topology.ts'
import { uiTexts } from '../../../../shared/text/ui/uiTexts.ts'
import { badValueText, rangeText } from './parameterWords.ts'

const label = { en: 'x', fr: 'x' }
const [en, fr] = [uiTexts('en', 'UTC'), uiTexts('fr', 'UTC')]

test.each<[parameter: Parameter, written: string, range: string, bad: string]>([
  [
    { type: 'integer', min: 1, max: 32, default: 4, label },
    '99',
    '1 – 32',
    'found 99, expected a whole number from 1 to 32',
  ],
  [{ type: 'integer', min: 0, default: 4, label }, '', 'from 0', 'found nothing, expected a whole number, 0 or more'],
  [{ type: 'number', max: 2.5, default: 1, label }, 'x', 'up to 2.5', 'found x, expected a number, 2.5 or less'],
  [{ type: 'choice', values: ['a', 'b'], default: 'a', label }, 'c', '2 values', 'found c, expected one of a and b'],
])('%o', (parameter, written, range, bad) => {
  expect(rangeText(parameter, en)).toBe(range)
  expect(badValueText(parameter, written, en)).toBe(bad)
})

test('in French', () => {
  const parameter: Parameter = { type: 'integer', min: 1, max: 32, default: 4, label }
  expect(badValueText(parameter, '99', fr)).toBe('trouvé\u00a0: 99\u00a0; attendu\u00a0: un entier de 1 à 32')
})
