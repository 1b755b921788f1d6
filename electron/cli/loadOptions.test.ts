import { expect, test } from 'vitest'
import { toComparisonAsk } from './loadOptions.ts'

const options = { profile: 'quick', timeScale: '1', repeat: '1', set: [] }

test('options become a request; a value may hold an equals sign', () => {
  const set = ['GUNICORN_WORKERS=8', 'EXTRA=a=b']
  expect(toComparisonAsk(['solo'], { ...options, timeScale: '0.2', set, seed: '7' }, 1)).toEqual({
    ask: {
      configurations: ['solo'],
      profile: 'quick',
      timeScale: 0.2,
      set: { GUNICORN_WORKERS: '8', EXTRA: 'a=b' },
      seed: 7,
      repeat: 1,
    },
    problems: [],
  })
})

test('a value for one configuration, whose variant may be left out; its value may hold slashes', () => {
  const set = ['A=1', 'solo/A=2', 'solo:baseline/PATH=/x=/y', 'trio-cache:tuned/A=']
  expect(toComparisonAsk(['solo'], { ...options, set }, 1)).toMatchObject({
    ask: {
      set: { A: '1' },
      parameters: { 'solo:baseline': { A: '2', PATH: '/x=/y' }, 'trio-cache:tuned': { A: '' } },
    },
    problems: [],
  })
  const { problems } = toComparisonAsk(['solo'], { ...options, set: ['solo/=1', '/A=1', 'a/b/C=1', 'solo/A'] }, 1)
  expect(problems.map(({ where, found }) => `${where} ${found}`)).toEqual([
    '--set "solo/=1"',
    '--set "/A=1"',
    '--set "a/b/C=1"',
    '--set "solo/A"',
  ])
})

test('faults go along as they were written, and are absent without any', () => {
  const fault = ['at=60s for=30s kill api-2', 'nonsense']
  expect(toComparisonAsk(['solo'], { ...options, fault }, 1)).toMatchObject({ ask: { faults: fault }, problems: [] })
  expect(toComparisonAsk(['solo'], options, 1).ask).not.toHaveProperty('faults')
})

test('without --seed the drawn one is used', () => {
  expect(toComparisonAsk(['solo'], options, 42).ask.seed).toBe(42)
})

test('everything that is wrong is told at once, and the rest can still be checked', () => {
  const wrong = { ...options, timeScale: 'fast', seed: '-1', repeat: '0', set: ['WORKERS', '=8', 'GUNICORN_WORKERS=8'] }
  const { ask, problems } = toComparisonAsk(
    Array.from({ length: 9 }, () => 'solo'),
    wrong,
    1,
  )
  expect(problems.map(({ where, found }) => `${where} ${found}`)).toEqual([
    '--time-scale "fast"',
    '--seed "-1"',
    '--repeat "0"',
    '--set "WORKERS"',
    '--set "=8"',
    'command line 9 configurations',
  ])
  expect(ask).toMatchObject({ timeScale: 1, seed: 0, repeat: 1, set: { GUNICORN_WORKERS: '8' } })
  expect(ask.configurations).toHaveLength(8)
})

test.each(['0', '-1', '101', '', 'NaN', 'Infinity'])('--time-scale %s is refused', (timeScale) => {
  expect(toComparisonAsk(['solo'], { ...options, timeScale }, 1).problems).toHaveLength(1)
})
