import { expect, test } from 'vitest'
import { PalierError } from '../../shared/domain/failure.ts'
import { toComparisonAsk } from './loadOptions.ts'

const options = { profile: 'quick', timeScale: '1', repeat: '1', set: [] }

test('options become a request; a value may hold an equals sign', () => {
  const set = ['GUNICORN_WORKERS=8', 'EXTRA=a=b']
  expect(toComparisonAsk(['solo'], { ...options, timeScale: '0.2', set, seed: '7' }, 1)).toEqual({
    configurations: ['solo'],
    profile: 'quick',
    timeScale: 0.2,
    set: { GUNICORN_WORKERS: '8', EXTRA: 'a=b' },
    seed: 7,
    repeat: 1,
  })
})

test('without --seed the drawn one is used', () => {
  expect(toComparisonAsk(['solo'], options, 42).seed).toBe(42)
})

test('everything that is wrong is told at once', () => {
  const wrong = { ...options, timeScale: 'fast', seed: '-1', repeat: '0', set: ['WORKERS', '=8'] }
  let problems: string[] = []
  try {
    toComparisonAsk(
      Array.from({ length: 9 }, () => 'solo'),
      wrong,
      1,
    )
  } catch (error) {
    if (error instanceof PalierError && error.failure.kind === 'badInput')
      problems = error.failure.problems.map(({ where, found }) => `${where} ${found}`)
  }
  expect(problems).toEqual([
    '--time-scale "fast"',
    '--seed "-1"',
    '--repeat "0"',
    '--set "WORKERS"',
    '--set "=8"',
    'command line 9 configurations',
  ])
})

test.each(['0', '-1', '101', '', 'NaN', 'Infinity'])('--time-scale %s is refused', (timeScale) => {
  expect(() => toComparisonAsk(['solo'], { ...options, timeScale }, 1)).toThrow('badInput')
})
