import { expect, test } from 'vitest'
import { PalierError } from '../../shared/domain/failure.ts'
import { toLoadAsk, type UrlLoadOptions } from './loadAsk.ts'

const url = 'http://127.0.0.1:8000/'

test.each<{ name: string; options: UrlLoadOptions; ask: object }>([
  {
    name: 'nothing: ten users, half a minute',
    options: {},
    ask: { load: { kind: 'constant', users: 10, duration: '30s' } },
  },
  {
    name: 'users, duration, think time',
    options: { users: '50', duration: '1m30s', think: '0s' },
    ask: { load: { kind: 'constant', users: 50, duration: '1m30s' }, think: '0s' },
  },
  {
    name: 'a profile, compressed',
    options: { profile: 'quick', timeScale: '0.2', scenario: 'catalogue', seed: '9', allowAddress: '10.0.0.1' },
    ask: {
      load: { kind: 'profile', profile: 'quick', timeScale: 0.2 },
      scenario: 'catalogue',
      seed: 9,
      allowAddress: '10.0.0.1',
    },
  },
])('$name', ({ options, ask }) => {
  expect(toLoadAsk(url, options, 42)).toEqual({ url, seed: 42, ...ask })
})

test('everything that is wrong is told at once', () => {
  let places: string[] = []
  try {
    const users = { users: '0', duration: 'long', think: '1', rate: '5', timeScale: '2', seed: 'x' }
    toLoadAsk(url, users, 1)
  } catch (error) {
    if (error instanceof PalierError && error.failure.kind === 'badInput')
      places = error.failure.problems.map(({ where }) => where)
  }
  expect(places).toEqual(['--rate', '--time-scale', '--think', '--users', '--duration', '--seed'])
})

test('a profile and a number of users are one too many', () => {
  expect(() => toLoadAsk(url, { profile: 'quick', users: '5' }, 1)).toThrow('badInput')
})
